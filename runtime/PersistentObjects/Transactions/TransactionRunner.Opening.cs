using PersistentObjects.Blobs;
using PersistentObjects.Log;

namespace PersistentObjects.Transactions;

/// <content>What happens before the store is open: nobody but the opening thread has its turn.</content>
/// <invariants>
/// Nothing is written before all that could refuse the first transaction has been asked, but for a disk that fails.
/// </invariants>
sealed partial class TransactionRunner
{
    BlobFolder? _blobs;
    LoggedBlobs? _loggedBlobs;

    /// <summary>Blobs that are there are referred to; others stay with their values until <see cref="MakeBlobFiles"/>. In a store without a directory all do.</summary>
    internal void ReferToBlobsIn(BlobFolder folder) => _encoder.Blobs = Heap.BlobDestination = _loggedBlobs = new LoggedBlobs(folder, Heap);

    /// <summary>From here on large blobs go to files. Before <see cref="Start"/>.</summary>
    internal void MakeBlobFiles(BlobFolder folder)
    {
        _loggedBlobs!.MakesFiles = true;
        _blobs = folder;
    }

    /// <summary>Runs a body as the first transaction of the run, durable when this returns.</summary>
    /// <param name="body">Makes the changes and checks them; what it throws leaves everything as it was.</param>
    /// <param name="begin">Begins writing, which ends with <see cref="Start"/>.</param>
    internal void ExecuteFirst(Action body, Action begin)
    {
        using var unwritten = BeginUnwritten(body);
        var outcome = _turn.Commit(unwritten, () =>
        {
            begin();
            return _pipeline!;
        });
        outcome.Failure?.Throw();
        _pipeline!.WaitForPublished(outcome.Version);
    }

    /// <summary>Runs a body as <see cref="ExecuteFirst"/> would, and takes it back.</summary>
    internal void ExecuteOnTrial(Action body)
    {
        using var unwritten = BeginUnwritten(() =>
        {
            body();
            _turn.Check();
        });
        _turn.RollBack(unwritten, null);
    }

    /// <summary>A pipeline that nothing is ever staged in, with a transaction of which the body has run.</summary>
    CommitPipeline BeginUnwritten(Action body)
    {
        var unwritten = new CommitPipeline(Heap, NullCommitLog.Instance, _options, abandonParts: false);
        try
        {
            _turn.Begin(unwritten, Durability.Full, null, new(Timeout.InfiniteTimeSpan, _options.TimeProvider, CancellationToken.None));
            try
            {
                body();
            }
            catch (Exception e)
            {
                _turn.RollBack(unwritten, e);
                throw;
            }
            return unwritten;
        }
        catch
        {
            unwritten.Dispose();
            throw;
        }
    }
}

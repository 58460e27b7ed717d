using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>Is told which transactions could not be carried out, when reading goes on all the same.</summary>
interface ITransactionLosses
{
    /// <summary>Transactions that can't be read.</summary>
    void Lost(LogLoss loss, long first, long next);

    /// <summary>A transaction that can be read, and not be carried out.</summary>
    void NotApplied(BatchPlace place, long version, string reason, IReadOnlyCollection<long> objects);
}

/// <summary>
/// Carries out the transactions of a log, from the beginning or from a snapshot on, and compares the state with every snapshot
/// that it comes by.
/// </summary>
/// <remarks>
/// Behind a loss the state is not known: only what needs no state is verified, up to the next snapshot, whose state counts from
/// there on. Somebody who takes the losses (<see cref="ITransactionLosses"/>) gets every transaction carried out that can be.
/// </remarks>
sealed class LogReplay(
    IReadOnlyCollection<StoredSnapshot> snapshots, bool keepsObjects, Findings findings, ITransactionLosses? losses, CancellationToken cancellationToken) : ILogVisitor
{
    readonly List<byte[]> _parts = [];
    StoredTransaction _transaction = null!; // Begin comes first.
    SnapshotComparison? _compared;
    bool _isKnown;
    bool _mayLackParts;
    long _loadedVersion;
    int _loadedSchema;

    /// <summary>The objects; those of the last version when <see cref="IsExact"/>.</summary>
    internal StoredState State { get; private set; } = null!;

    internal StoredClasses Classes { get; private set; } = new();

    /// <summary>Whether nothing is missing in the state.</summary>
    internal bool IsExact { get; private set; }

    internal long Transactions { get; private set; }

    internal int SnapshotsCompared { get; private set; }

    /// <summary>What is read first is behind this version.</summary>
    internal void Begin(long version)
    {
        Take(new StoredState(keepsObjects), new StoredClasses(), isExact: version == 0);
        _isKnown = version == 0 || losses is not null;
        if (version > 0) State.HasGaps = true;
        Reach(version);
    }

    /// <summary>The state is that of a snapshot: what the log has of it is passed over.</summary>
    internal void Begin(SnapshotContents contents, long version, bool isExact)
    {
        Take(contents.State, contents.Classes, isExact);
        State.HasGaps = !isExact;
        (_loadedVersion, _loadedSchema) = (version, contents.Classes.LastNumber);
    }

    /// <summary>The log has ended.</summary>
    internal void End() => CompareLeftBehind();

    public int Visit(BatchPlace place, long firstVersion, ReadOnlySpan<byte> records)
    {
        var reader = new RecordReader(records);
        var count = 0;
        while (!reader.AtEnd)
        {
            var length = reader.ReadVarUInt64();
            if (length is 0 or > int.MaxValue) throw new RecordFormatException($"a record of length {length}");
            var record = reader.ReadBytes((int)length);
            var body = record[1..];
            switch ((RecordKind)record[0])
            {
                case RecordKind.Transaction:
                    Complete(place, body, firstVersion + count);
                    count++;
                    break;
                case RecordKind.TransactionPart:
                    _parts.Add(body.ToArray());
                    break;
                case RecordKind.Schema:
                    Describe(place, body);
                    break;
                case RecordKind.Reader:
                    ReadReaders(place, body, firstVersion + count);
                    break;
                case RecordKind.Abandon:
                    _parts.Clear();
                    _mayLackParts = false;
                    break;
                default:
                    throw new RecordFormatException($"a record of unknown kind {record[0]}, which a newer version of this library may have written");
            }
        }
        return count;
    }

    public void Lose(LogLoss loss, long first, long next)
    {
        _parts.Clear();
        // What was lost may be what it waits for.
        _compared = null;
        if (next > _loadedVersion + 1 || (next > _loadedVersion && (loss.Bytes > 0 || loss.MixedBytes is not null) && first == next))
        {
            IsExact = false;
            _isKnown = losses is not null;
            State.HasGaps = true;
            losses?.Lost(loss, Math.Max(first, _loadedVersion + 1), next);
            Reach(next - 1);
        }
        _mayLackParts = loss.MayHoldParts;
    }

    void Complete(BatchPlace place, ReadOnlySpan<byte> last, long version)
    {
        if (version <= _loadedVersion)
        {
            _mayLackParts = false;
            _parts.Clear();
            return;
        }
        Transactions++;
        CompareLeftBehind();
        if (_mayLackParts) Refuse(place, version, "the beginning of the transaction may have been in the part that is lost");
        else if (_isKnown) Apply(place, last, version);
        _mayLackParts = false;
        _parts.Clear();
        Reach(version);
    }

    /// <summary>Of the snapshot whose version was the last one that was reached.</summary>
    void CompareLeftBehind()
    {
        _compared?.CompareLeftBehind();
        _compared = null;
    }

    void Apply(BatchPlace place, ReadOnlySpan<byte> last, long version)
    {
        try
        {
            _transaction.Apply(_parts, last, version);
        }
        catch (RecordFormatException e)
        {
            // Behind a loss nothing else is to be expected of some.
            if (IsExact) findings.Damage(FindingKind.WrongTransaction, place.Path, place.Offset, $"The transaction of version {version} can't be carried out: found {e.Message}.");
            Refuse(place, version, e.Message);
        }
    }

    void Refuse(BatchPlace place, long version, string reason)
    {
        losses?.NotApplied(place, version, reason, _transaction.Touched);
        IsExact = false;
        _isKnown = losses is not null;
    }

    void Describe(BatchPlace place, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new RecordReader(body);
            var stored = SchemaRecord.Read(ref reader);
            if (!reader.AtEnd) throw new RecordFormatException($"a schema record that goes on at byte {reader.Position}");
            if (stored.Number > _loadedSchema) Classes.Add(stored);
        }
        catch (RecordFormatException e)
        {
            FoundWrong(place, e);
        }
    }

    void ReadReaders(BatchPlace place, ReadOnlySpan<byte> body, long version)
    {
        if (version <= _loadedVersion) return;
        try
        {
            var reader = new RecordReader(body);
            Classes.History = Classes.History.With(ReaderRecord.Read(ref reader));
            if (!reader.AtEnd) throw new RecordFormatException($"a reader record that goes on at byte {reader.Position}");
        }
        catch (RecordFormatException e)
        {
            FoundWrong(place, e);
        }
    }

    void FoundWrong(BatchPlace place, RecordFormatException e)
        => findings.Damage(FindingKind.WrongSchema, place.Path, place.Offset, $"Found {e.Message}. The checksum is right, so it was written so.");

    /// <summary>All transactions up to this version have been read.</summary>
    void Reach(long version)
    {
        foreach (var snapshot in snapshots)
        {
            if (snapshot.Version != version || !snapshot.IsSound) continue;
            if (IsExact)
            {
                _compared = new SnapshotComparison(snapshot, State, Classes, findings);
                _compared.Run(cancellationToken);
                SnapshotsCompared++;
            }
            else
            {
                var contents = snapshot.Read(keepsObjects, findings, cancellationToken);
                Take(contents.State, contents.Classes, isExact: true);
                _loadedSchema = contents.Classes.LastNumber;
            }
        }
    }

    void Take(StoredState state, StoredClasses classes, bool isExact)
    {
        (State, Classes, IsExact, _isKnown) = (state, classes, isExact, true);
        _transaction = new StoredTransaction(state, classes, findings.Blobs);
    }
}

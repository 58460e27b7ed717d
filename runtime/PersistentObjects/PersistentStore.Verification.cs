using PersistentObjects.Objects;
using PersistentObjects.Verification;

namespace PersistentObjects;

// Looking after the files, the references and the indexes of the open store.
public abstract partial class PersistentStore
{
    /// <summary>
    /// Verifies the open store while others go on reading and writing: every checksum of the log and of the snapshots on the disk,
    /// the order of versions and batches, class descriptions, stored values and references, then the references in memory and the
    /// indexes (<see cref="VerifyIndexes"/>). Reports all that it finds.
    /// </summary>
    /// <remarks>
    /// What was durable when it began must be there; what is written meanwhile is not judged. Files are read from the disk, where
    /// the operating system allows that. Takes little memory: which objects snapshots hold is compared with the log, and not their
    /// values, which <see cref="StoreVerification"/> does. Of a store in memory, references and indexes are verified.
    /// </remarks>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">This thread runs a write transaction.</exception>
    /// <exception cref="ObjectDisposedException">The store is disposed. <see cref="StoreVerification"/> verifies its directory.</exception>
    public VerificationReport Verify(CancellationToken cancellationToken = default)
    {
        if (Heap.IsWriting) throw new InvalidOperationException("Verification was asked for inside a write transaction, and would hold up all others. Call it after the Write.");
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        var report = _log is null || _storage is null
            ? new VerificationReport { Directory = "(in memory)", Version = Version }
            : StoreVerifier.Run(_storage, keepsObjects: false, _transactions.DurableVersion, cancellationToken);
        var findings = report.Findings.ToList();
        VerifyReferences(findings, cancellationToken);
        foreach (var difference in VerifyIndexes())
        {
            findings.Add(Finding(FindingKind.WrongIndex, $"{difference}.", "Open the store again, which makes all indexes anew; and see whether a comparer is consistent."));
        }
        return report with { Findings = findings };
    }

    /// <summary>
    /// Every reference leads to an object of this store. Fields may change meanwhile, from one committed value to another: each of
    /// them must be right.
    /// </summary>
    void VerifyReferences(List<VerificationFinding> findings, CancellationToken cancellationToken)
    {
        var targets = new List<PersistentObject>();
        using var pinned = ThreadView.Pin(Heap);
        foreach (var extent in Heap.Classes.All)
        {
            foreach (var o in extent.Objects)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var values = Volatile.Read(ref o.Sidecar) is { } head ? Visibility.NodeAt(head, pinned.View)?.Values : o;
                if (values is null) continue;
                targets.Clear();
                foreach (var property in extent.Model.References) property.AddReferences(values, targets);
                foreach (var target in targets)
                {
                    if (target.Home?.Heap == Heap && Heap.Directory.Find(target.IdValue) is var found && (found is null || found == target)) continue;
                    findings.Add(Finding(
                        FindingKind.WrongReference, $"{ObjectNames.Short(o)} refers to {ObjectNames.Short(target)}, which is no object of this store.",
                        "Please report it: setters refuse such references."));
                }
            }
        }
    }

    static VerificationFinding Finding(FindingKind kind, string description, string advice) => new()
    {
        Kind = kind,
        Severity = FindingSeverity.Damage,
        File = "",
        Offset = 0,
        Description = description,
        Advice = advice,
    };
}

using System.Globalization;
using System.Text;
using PersistentObjects.Salvage;

namespace PersistentObjects;

/// <summary>Transactions of the log that could not be read.</summary>
/// <param name="FirstVersion">The commit version of the first one.</param>
/// <param name="LastVersion">That of the last one; less than <paramref name="FirstVersion"/> when it is not known whether there were any.</param>
/// <param name="File">The full name of the file in which what is lost begins.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">How many bytes can't be read; 0 when a file is missing, or belongs to another store.</param>
/// <param name="Description">What is wrong there.</param>
public sealed record LostTransactions(long FirstVersion, long LastVersion, string File, long Offset, long Bytes, string Description);

/// <summary>A transaction that could be read, and not be carried out, since it builds on something that is lost.</summary>
/// <param name="Version">Its commit version.</param>
/// <param name="File">The full name of the file that it is in.</param>
/// <param name="Offset">The offset of its batch.</param>
/// <param name="Reason">What was missing.</param>
/// <param name="Objects">The ids of objects that it would have changed, as far as that can be read, but not more than 100.</param>
public sealed record SkippedTransaction(long Version, string File, long Offset, string Reason, IReadOnlyList<long> Objects);

/// <summary>Objects of a snapshot whose values could not be read.</summary>
/// <param name="ClassName">Their class.</param>
/// <param name="Ids">Their ids.</param>
public sealed record LostObjects(string ClassName, IReadOnlyList<long> Ids);

/// <summary>A blob whose file is missing or damaged. The new store has the blob without its content (<see cref="PersistentBlob.IsLost"/>).</summary>
/// <param name="Hash">The SHA-256 of the content, as 64 hexadecimal digits.</param>
/// <param name="Length">How many bytes it had.</param>
/// <param name="File">The full name of its file.</param>
/// <param name="Reason">What is wrong with that.</param>
/// <param name="Objects">The ids of the objects that have it.</param>
public sealed record LostBlob(string Hash, long Length, string File, string Reason, IReadOnlyList<long> Objects);

/// <summary>What salvage brought into a new directory, and what it could not read.</summary>
public sealed record SalvageReport
{
    /// <summary>The full name of the directory that was read.</summary>
    public required string Source { get; init; }

    /// <summary>The full name of the directory of the new store.</summary>
    public required string Target { get; init; }

    /// <summary>Whether the new store holds all that the old one held.</summary>
    public bool IsComplete => Lost.Count == 0 && Skipped.Count == 0 && LostObjects.Count == 0 && LostBlobs.Count == 0 && !IsEndUnknown;

    /// <summary>Whether the newest transactions may be lost: the end of the log is, or the log as a whole.</summary>
    public bool IsEndUnknown { get; init; }

    /// <summary>The commit version of the new store: the last one that was found.</summary>
    public long Version { get; init; }

    /// <summary>The commit version of the snapshot that it started from; null when there was none to start from.</summary>
    public long? SnapshotVersion { get; init; }

    /// <summary>How many transactions of the log were carried out.</summary>
    public long Transactions { get; init; }

    /// <summary>How many objects the new store has.</summary>
    public long Objects { get; init; }

    /// <summary>The same by class.</summary>
    public IReadOnlyList<ClassFigures> Classes { get; init; } = [];

    /// <summary>What could not be read of the log behind the snapshot.</summary>
    public IReadOnlyList<LostTransactions> Lost { get; init; } = [];

    /// <summary>What could be read and not be carried out.</summary>
    public IReadOnlyList<SkippedTransaction> Skipped { get; init; } = [];

    /// <summary>The objects of a damaged snapshot that could not be read; there are none when an undamaged one was used.</summary>
    public IReadOnlyList<LostObjects> LostObjects { get; init; } = [];

    /// <summary>How many blobs were copied.</summary>
    public int Blobs { get; init; }

    /// <summary>The blobs whose content could not be read.</summary>
    public IReadOnlyList<LostBlob> LostBlobs { get; init; } = [];

    /// <summary>All that is wrong with the old store, also where it did no harm.</summary>
    public required VerificationReport Verification { get; init; }

    /// <summary>All of it as JSON; members are named like these properties, with a small letter at the beginning.</summary>
    public string ToJson() => SalvageJson.Write(this);

    /// <summary>A summary for a person.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"'{Source}' was salvaged into '{Target}' {(IsComplete ? "completely" : "IN PART")}: {Objects} objects at version {Version}");
        foreach (var c in Classes) text.Append(CultureInfo.InvariantCulture, $"\n  {c.Name}: {c.Objects}");
        text.Append(CultureInfo.InvariantCulture, $"\n{(SnapshotVersion is { } version ? $"From the snapshot of version {version}" : "From the beginning of the log")}, with {Transactions} transactions of the log.");
        foreach (var lost in Lost)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nLost: {(lost.LastVersion < lost.FirstVersion ? "an unknown number of transactions" : $"versions {lost.FirstVersion} to {lost.LastVersion}")}, '{lost.File}', offset {lost.Offset}: {lost.Description}");
        }
        foreach (var skipped in Skipped)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nNot carried out: version {skipped.Version}, '{skipped.File}', offset {skipped.Offset}: found {skipped.Reason}; objects {string.Join(", ", skipped.Objects)}");
        }
        foreach (var lost in LostObjects) text.Append(CultureInfo.InvariantCulture, $"\nLost objects of {lost.ClassName}: {string.Join(", ", lost.Ids)}");
        foreach (var lost in LostBlobs) text.Append(CultureInfo.InvariantCulture, $"\nLost blob: '{lost.File}', {lost.Length} bytes, of objects {string.Join(", ", lost.Objects)}: {lost.Reason}");
        if (IsEndUnknown) text.Append("\nThe end of the log is lost, and with it an unknown number of the newest transactions.");
        return text.Append("\n\nThe old store: ").Append(Verification).ToString();
    }
}

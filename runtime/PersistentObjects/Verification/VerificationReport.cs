using System.Globalization;
using System.Text;
using PersistentObjects.Verification;

namespace PersistentObjects;

/// <summary>How many objects a class has.</summary>
/// <param name="Name">The full name of the class.</param>
/// <param name="Objects">How many objects of exactly this class there are.</param>
public sealed record ClassFigures(string Name, long Objects);

/// <summary>What verification found and counted.</summary>
public sealed record VerificationReport
{
    /// <summary>The full name of the store's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether nothing is damaged. There may be notes.</summary>
    public bool IsSound => Findings.All(finding => finding.Severity == FindingSeverity.Note);

    /// <summary>All that was found, in the order in which files were read.</summary>
    public IReadOnlyList<VerificationFinding> Findings { get; init; } = [];

    /// <summary>How many findings there were beyond those in <see cref="Findings"/>, which holds 10,000.</summary>
    public long FurtherFindings { get; init; }

    /// <summary>The store's identity, as most of its files say; null when none does.</summary>
    public Guid? StoreId { get; init; }

    /// <summary>The last commit version that was found.</summary>
    public long Version { get; init; }

    /// <summary>How many log segments there are.</summary>
    public int Segments { get; init; }

    /// <summary>The bytes of the log segments, unused space included.</summary>
    public long LogBytes { get; init; }

    /// <summary>How many valid batches the log holds.</summary>
    public long Batches { get; init; }

    /// <summary>The bytes of these batches.</summary>
    public long BatchBytes { get; init; }

    /// <summary>How many transactions they hold.</summary>
    public long Transactions { get; init; }

    /// <summary>The commit versions of all snapshots that there are by name, ascending.</summary>
    public IReadOnlyList<long> Snapshots { get; init; } = [];

    /// <summary>The bytes of the snapshots.</summary>
    public long SnapshotBytes { get; init; }

    /// <summary>How many snapshots were compared, object by object, with what the log gives up to their version.</summary>
    public int SnapshotsCompared { get; init; }

    /// <summary>How many blobs in files are mentioned by what was read.</summary>
    public int Blobs { get; init; }

    /// <summary>The bytes of these blobs.</summary>
    public long BlobBytes { get; init; }

    /// <summary>How many objects there are at <see cref="Version"/>; null when damage leaves it unknown.</summary>
    public long? Objects { get; init; }

    /// <summary>The same by class, in the order of names; empty when it is unknown.</summary>
    public IReadOnlyList<ClassFigures> Classes { get; init; } = [];

    /// <summary>
    /// The oldest <see cref="SchemaVersionAttribute">schema version</see> of a program that can open the store, 0 for any; null when damage leaves it
    /// unknown.
    /// </summary>
    public int? OldestReader { get; init; }

    /// <summary>The newest schema version of a program that has written to the store; null when it is unknown.</summary>
    public int? WriterVersion { get; init; }

    /// <summary>The name of that program; empty for one without a schema version.</summary>
    public string WrittenBy { get; init; } = "";

    /// <summary>The ids of the <see cref="MigrationAttribute">migrations</see> that have run, in their order; empty when they are unknown.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>
    /// All of it as JSON: one object whose members are named like these properties, with a small letter at the beginning, and
    /// in which kinds and severities are strings.
    /// </summary>
    public string ToJson() => ReportJson.Write(this);

    /// <summary>A summary for a person.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var damages = Findings.Count(finding => finding.Severity == FindingSeverity.Damage);
        text.Append(CultureInfo.InvariantCulture, $"'{Directory}' is {(damages == 0 ? "sound" : $"DAMAGED: {damages} findings")}.\n");
        text.Append(CultureInfo.InvariantCulture, $"Version {Version}: {(Objects is { } objects ? $"{objects} objects" : "the number of objects is unknown")}");
        foreach (var c in Classes) text.Append(CultureInfo.InvariantCulture, $"\n  {c.Name}: {c.Objects}");
        if (OldestReader > 0) text.Append(CultureInfo.InvariantCulture, $"\nReaders: schema version {OldestReader} and later.");
        if (WriterVersion > 0) text.Append(CultureInfo.InvariantCulture, $"\nNewest writer: schema version {WriterVersion}, '{WrittenBy}'.");
        foreach (var migration in Migrations) text.Append("\nMigrated: ").Append(migration);
        text.Append(CultureInfo.InvariantCulture, $"\nLog: {Segments} segments, {LogBytes} bytes, {Batches} batches of {BatchBytes} bytes, {Transactions} transactions.");
        text.Append(CultureInfo.InvariantCulture, $"\nSnapshots: {Snapshots.Count}, {SnapshotBytes} bytes, {SnapshotsCompared} compared with the log.");
        if (Blobs > 0) text.Append(CultureInfo.InvariantCulture, $"\nBlobs: {Blobs}, {BlobBytes} bytes.");
        foreach (var finding in Findings) text.Append('\n').Append(finding);
        if (FurtherFindings > 0) text.Append(CultureInfo.InvariantCulture, $"\nand {FurtherFindings} further findings");
        return text.ToString();
    }
}

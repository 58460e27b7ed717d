using System.Globalization;

namespace PersistentObjects;

/// <summary>One thing that verification found.</summary>
public sealed record VerificationFinding
{
    /// <summary>What it is about.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>How bad it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The full name of the file; empty when it is not about one.</summary>
    public required string File { get; init; }

    /// <summary>Where in the file, in bytes from its start; 0 when it is about the file as a whole.</summary>
    public required long Offset { get; init; }

    /// <summary>What was expected and what was found.</summary>
    public required string Description { get; init; }

    /// <summary>What to do now.</summary>
    public required string Advice { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = File is "" ? "" : string.Create(CultureInfo.InvariantCulture, $" '{File}', offset {Offset}:");
        return $"{Severity} {Kind}:{place} {Description} {Advice}";
    }
}

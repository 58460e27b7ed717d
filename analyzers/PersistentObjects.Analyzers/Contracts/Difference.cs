using System.Collections.Immutable;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// Something that today's declarations say otherwise than the contract, and that matters to stored data. It travels in the
/// properties of a diagnostic, so that fixes know it.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The contract's name of the class or value type; of a class that is retired, or of nothing, empty.</param>
/// <param name="Name">The contract's name of the property, member or index; of a retired class; the id of a migration. Empty for the owner.</param>
sealed record Difference(DifferenceKind Kind, string Owner, string Name)
{
    /// <summary>Whether the owner is a structure or record, whose values are parts of objects.</summary>
    public bool IsOfStructure { get; init; }

    /// <summary>The full name of the type of today to report it at; null where none is left.</summary>
    public string? Type { get; init; }

    /// <summary>The member of that to report it at; null for the type itself.</summary>
    public string? Member { get; init; }

    /// <summary>The likely one that has taken the place of what is gone: a member of <see cref="Type"/>, or the full name of a type (of a changed type, see <see cref="RenamedType"/>).</summary>
    public string? Candidate { get; init; }

    /// <summary>What the contract says: a type, a base class, a number, the names of keys.</summary>
    public string Before { get; init; } = "";

    /// <summary>What today's declarations say in its place.</summary>
    public string Now { get; init; } = "";

    /// <summary>What a diagnostic carries of it.</summary>
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Kind), Kind.ToString())
        .Add(nameof(Owner), Owner)
        .Add(nameof(Name), Name)
        .Add(nameof(IsOfStructure), IsOfStructure ? "" : null)
        .Add(nameof(Type), Type)
        .Add(nameof(Member), Member)
        .Add(nameof(Candidate), Candidate)
        .Add(nameof(Before), Before)
        .Add(nameof(Now), Now);

    /// <summary>The difference that a diagnostic carries.</summary>
    public static Difference From(ImmutableDictionary<string, string?> properties) =>
        new((DifferenceKind)Enum.Parse(typeof(DifferenceKind), properties[nameof(Kind)]), properties[nameof(Owner)]!, properties[nameof(Name)]!)
        {
            IsOfStructure = properties[nameof(IsOfStructure)] is not null,
            Type = properties[nameof(Type)],
            Member = properties[nameof(Member)],
            Candidate = properties[nameof(Candidate)],
            Before = properties[nameof(Before)]!,
            Now = properties[nameof(Now)]!,
        };
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects;

namespace Features;

public enum Comparison : byte
{
    Equals,
    Contains,
    AtLeast,
}

/// <summary>Who asks.</summary>
public sealed record Visitor(string Id, Version Client, ImmutableSortedSet<string> Groups);

/// <summary>A condition on an attribute of the visitor.</summary>
public readonly record struct Condition(string Attribute, Comparison Comparison, string Operand);

/// <summary>All conditions together decide for the share of visitors that comes with them.</summary>
public sealed record Rule(ImmutableArray<Condition> Conditions, Half Share = default)
{
    public Version? Since { get; init; }

    public bool Applies(Visitor visitor) =>
        !(visitor.Client < Since) && Conditions.All(condition => condition switch
        {
            { Attribute: "id", Comparison: Comparison.Equals } => visitor.Id == condition.Operand,
            { Attribute: "group", Comparison: Comparison.Contains } => visitor.Groups.Contains(condition.Operand),
            { Attribute: "client", Comparison: Comparison.AtLeast } => visitor.Client >= Version.Parse(condition.Operand),
            _ => false,
        });
}

[Persistent]
public abstract partial class Flag
{
    private protected Flag(string key) => Key = key;

    [Unique]
    public partial string Key { get; private init; }

    [Index]
    public partial bool IsArchived { get; set; }

    public partial ImmutableArray<Rule> Rules { get; set; } = [];

    /// <summary>Flags without which this one means nothing.</summary>
    public partial FrozenSet<Flag> Requires { get; set; } = [];

    public partial Uri? Documentation { get; init; }

    public abstract string Type { get; }

    protected Rule? Match(Visitor visitor) => IsArchived ? null : Rules.FirstOrDefault(rule => rule.Applies(visitor));
}

[Persistent]
public sealed partial class Toggle : Flag
{
    public Toggle(string key)
        : base(key)
    {
    }

    public partial bool? Forced { get; set; }

    public override string Type => "toggle";

    public bool IsOn(Visitor visitor) =>
        Forced ?? (Match(visitor) is not null && Requires.OfType<Toggle>().All(flag => flag.IsOn(visitor)));
}

[Persistent]
public sealed partial class Variants : Flag
{
    public Variants(string key, params string[] names)
        : base(key) => Names = [.. names];

    public partial ImmutableList<string> Names { get; private set; }

    /// <summary>Variants of visitors who were given one by hand. Ids are the same whatever their case.</summary>
    public partial FrozenDictionary<string, int> Fixed { get; set; } = FrozenDictionary<string, int>.Empty;

    public override string Type => "variants";

    public string Choose(Visitor visitor) =>
        Names[Fixed.TryGetValue(visitor.Id, out var index) ? index : Match(visitor) is null ? 0 : visitor.Id.Length % Names.Count];
}

public sealed partial class FlagStore : PersistentStore
{
    public partial Extent<Flag> Flags { get; }

    public partial Extent<Toggle> Toggles { get; }
}

using System.Collections.Immutable;

namespace PersistentObjects.Tests.References;

/// <summary>A reference of every rule, with an index and without one.</summary>
[Persistent]
public partial class Link
{
    [OnDelete(DeleteRule.Restrict)]
    public partial Target? Restricted { get; set; }

    [Index, OnDelete(DeleteRule.Restrict)]
    public partial Target? RestrictedIndexed { get; set; }

    public partial Target? Cleared { get; set; }

    [Index]
    public partial Target? ClearedIndexed { get; set; }

    [OnDelete(DeleteRule.Cascade)]
    public partial Target? Owner { get; set; }

    [Unique, OnDelete(DeleteRule.Cascade)]
    public partial Target? OwnerIndexed { get; set; }

    [OnDelete(DeleteRule.Cascade)]
    public partial Link? Previous { get; set; }

    [Index, OnDelete(DeleteRule.Cascade)]
    public partial Link? PreviousIndexed { get; set; }

    public partial ImmutableArray<Target> Several { get; set; } = [];

    [OnDelete(DeleteRule.Cascade)]
    public partial (int Number, Target? Target) Numbered { get; set; }

    public partial long Count { get; set; }
}

/// <summary>A subclass, found through the properties of its base class.</summary>
[Persistent]
public partial class SpecialLink : Link
{
    public partial SpecialTarget? Special { get; set; }
}

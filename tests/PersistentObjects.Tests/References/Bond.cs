namespace PersistentObjects.Tests.References;

/// <summary>A reference that is never null.</summary>
[Persistent]
public partial class Bond
{
    public Bond(Target target) => Target = target;

    public partial Target Target { get; set; }
}

/// <summary>A reference whose class only the subclass knows.</summary>
[Persistent]
public abstract partial class Tag<T>
    where T : PersistentObject
{
    [OnDelete(DeleteRule.Cascade)]
    public partial T? Tagged { get; set; }
}

[Persistent]
public partial class TargetTag : Tag<Target>;

namespace ApiCatalog.Model;

/// <summary>What a member's declaration says beside its types.</summary>
[Flags]
public enum Modifiers : byte
{
    None = 0,
    Const = 1,
    Static = 2,
    Get = 4,
    Set = 8,
}

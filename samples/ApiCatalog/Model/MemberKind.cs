namespace ApiCatalog.Model;

/// <summary>In the order in which they are shown.</summary>
public enum MemberKind
{
    Constructor,
    Field,
    Property,
    Event,
    Method,
}

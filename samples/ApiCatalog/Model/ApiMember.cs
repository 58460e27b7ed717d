namespace ApiCatalog.Model;

/// <summary>A constructor, field, property, event or method.</summary>
[Persistent]
public partial class ApiMember
{
    public ApiMember(ApiType declaringType, MemberKind kind, Access access, string name, string signature)
    {
        DeclaringType = declaringType;
        Kind = kind;
        Access = access;
        Name = name;
        Signature = signature;
    }

    [Index]
    public partial ApiType DeclaringType { get; init; }

    [Index(Ordered = true)]
    public partial string Name { get; init; }

    public partial MemberKind Kind { get; init; }

    public partial Access Access { get; init; }

    /// <summary>As one would write it in C#: <c>static int Parse(string s)</c>.</summary>
    public partial string Signature { get; init; }

    public bool IsVisible =>
        Access is Access.Public or Access.Protected
        && DeclaringType.IsVisible;

    public override string ToString() => $"{DeclaringType.FullName}.{Name}";
}

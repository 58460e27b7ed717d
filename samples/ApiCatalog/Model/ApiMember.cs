namespace ApiCatalog.Model;

/// <summary>A constructor, field, property, event or method.</summary>
[Persistent]
public partial class ApiMember
{
    public ApiMember(ApiType declaringType, MemberKind kind, Access access, string name, Signature signature)
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

    public partial Signature Signature { get; init; }

    public bool IsVisible =>
        Access is Access.Public or Access.Protected
        && DeclaringType.IsVisible;

    /// <summary>As one would write it in C#: <c>static int Parse(string s)</c>.</summary>
    public string Declaration => Kind switch
    {
        MemberKind.Field when DeclaringType.Kind is TypeKind.Enum => Name,
        MemberKind.Field => $"{Modifier(Modifiers.Const)}{Modifier(Modifiers.Static)}{Signature.Type} {Name}",
        MemberKind.Property when Parameters is "" => $"{Modifier(Modifiers.Static)}{Signature.Type} {Name} {Accessors}",
        MemberKind.Property => $"{Modifier(Modifiers.Static)}{Signature.Type} this[{Parameters}] {Accessors}",
        MemberKind.Event => $"{Modifier(Modifiers.Static)}event {Signature.Type} {Name}",
        MemberKind.Constructor => $"{Modifier(Modifiers.Static)}{DeclaringType.Name}({Parameters})",
        _ => $"{Modifier(Modifiers.Static)}{Signature.Type} {Name}{TypeParameters}({Parameters})",
    };

    string Parameters => string.Join(", ", Signature.Parameters);

    string TypeParameters => Signature.TypeParameters is [] ? "" : $"<{string.Join(", ", Signature.TypeParameters)}>";

    string Accessors => $"{{ {Accessor(Modifiers.Get)}{Accessor(Modifiers.Set)}}}";

    public override string ToString() => $"{DeclaringType.FullName}.{Name}";

    string Accessor(Modifiers accessor) => Signature.Modifiers.HasFlag(accessor) ? $"{accessor.ToString().ToLowerInvariant()}; " : "";

    string Modifier(Modifiers modifier) => Signature.Modifiers.HasFlag(modifier) ? $"{modifier.ToString().ToLowerInvariant()} " : "";
}

namespace ApiCatalog.Model;

/// <summary>Takes the names apart that metadata gives to types: <c>Namespace.Outer`1+Inner</c>.</summary>
static class TypeNames
{
    public static string Namespace(string fullName)
    {
        var outermost = fullName.IndexOf('+') is var plus and >= 0 ? fullName[..plus] : fullName;
        return outermost.LastIndexOf('.') is var dot and > 0 ? outermost[..dot] : "";
    }

    /// <summary>Without namespace, enclosing types and the number of type parameters.</summary>
    public static string Simple(string fullName)
    {
        var name = fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];
        return name.IndexOf('`') is var arity and > 0 ? name[..arity] : name;
    }
}

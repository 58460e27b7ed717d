namespace ApiCatalog.Model;

public enum TypeKind
{
    Class,
    Struct,
    Interface,
    Enum,
    Delegate,
}

namespace PersistentObjects.Generator.Model;

enum IndexKind
{
    Unique,
    Equality,
    UniqueOrdered,
    Ordered,
}

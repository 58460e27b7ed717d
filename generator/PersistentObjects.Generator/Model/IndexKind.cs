namespace PersistentObjects.Generator.Model;

enum IndexKind
{
    Unique,
    Equality,
    UniqueOrdered,
    Ordered,

    /// <summary>Ordered over several properties: equality on all but the last, then a range.</summary>
    OrderedComposite,
    UniqueOrderedComposite,
}

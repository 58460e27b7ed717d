using System.Collections.Frozen;
using PersistentObjects.Schema;

namespace PersistentObjects.Serialization;

/// <summary>Finds in the name of a type to which classes its values may refer.</summary>
static class ReferencedClassNames
{
    internal static readonly IReadOnlySet<string> None = FrozenSet<string>.Empty;

    /// <summary>The names of the classes.</summary>
    internal static IReadOnlySet<string> In(string typeName) => Of(StoredType.Parse(typeName)).ToFrozenSet();

    static IEnumerable<string> Of(StoredType type) => type switch
    {
        StoredType.Reference reference => [reference.ClassName.Text],
        StoredType.Nullable nullable => Of(nullable.Inner),
        StoredType.Array array => Of(array.Element),
        StoredType.List list => Of(list.Element),
        StoredType.Set set => Of(set.Element),
        StoredType.Map map => Of(map.Key).Concat(Of(map.Value)),
        StoredType.Changing changing => Of(changing.Content),
        StoredType.Tuple tuple => tuple.Elements.SelectMany(Of),
        StoredType.Structure structure => structure.Members.SelectMany(member => Of(member.Type)),
        // A structure inside of itself, which has been gone through.
        _ => [],
    };
}

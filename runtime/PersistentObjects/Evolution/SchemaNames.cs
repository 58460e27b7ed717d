using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>
/// Says what the types that are stored are called today: classes, enums and structures, wherever they are named, and the members
/// of structures. A name that nobody has declared as a former one stays.
/// </summary>
sealed class SchemaNames
{
    readonly FormerTypeNames _types = new();
    readonly Dictionary<(string Type, string Former), string> _members = [];

    internal SchemaNames(IEnumerable<FormerName> names)
    {
        foreach (var name in names)
        {
            if (name.Member is null) _types.Add(name.Former, name.Type);
            else _members.TryAdd((name.Type, name.Former), name.Member);
        }
    }

    /// <summary>The same type with the names of today.</summary>
    internal StoredType Today(StoredType stored)
    {
        if (_types.IsEmpty && _members.Count == 0) return stored;
        var renaming = new Renaming(this);
        var today = renaming.Of(stored);
        return renaming.IsAmbiguous ? stored : today;
    }

    /// <summary>The name of a class as it is called today.</summary>
    internal string Today(string className) => _types.Today(className);

    string MemberOf(StoredType.Structure structure, string type, string member)
        // One that has that name already is another one.
        => _members.TryGetValue((FormerTypeNames.WithoutArguments(type), member), out var today) && structure.Members.All(other => other.Name != today)
            ? today
            : member;

    /// <summary>
    /// Goes through one type. If two structures in it would get the same name, nobody could tell which one is mentioned: then it
    /// keeps its names, and is different from what is declared.
    /// </summary>
    sealed class Renaming(SchemaNames names)
    {
        readonly Dictionary<string, string> _former = [];

        internal bool IsAmbiguous { get; private set; }

        internal StoredType Of(StoredType type) => type switch
        {
            StoredType.Enumeration enumeration => enumeration with { Name = Of(enumeration.Name) },
            StoredType.Reference reference => new StoredType.Reference(Of(reference.ClassName)),
            StoredType.Opaque opaque => opaque with { Name = Of(opaque.Name) },
            StoredType.Mention mention => mention with { Name = Of(mention.Name) },
            StoredType.Structure structure => Of(structure),
            StoredType.Nullable nullable => new StoredType.Nullable(Of(nullable.Inner)),
            StoredType.Array array => new StoredType.Array(Of(array.Element)),
            StoredType.List list => new StoredType.List(Of(list.Element)),
            StoredType.Set set => new StoredType.Set(Of(set.Element)),
            StoredType.Map map => new StoredType.Map(Of(map.Key), Of(map.Value)),
            StoredType.ChangingList list => new StoredType.ChangingList(Of(list.Element)),
            StoredType.ChangingSet set => new StoredType.ChangingSet(Of(set.Element)),
            StoredType.ChangingMap map => new StoredType.ChangingMap(Of(map.Key), Of(map.MapValue)),
            StoredType.Tuple tuple => new StoredType.Tuple([.. tuple.Elements.Select(Of)]),
            _ => type,
        };

        StoredType.Structure Of(StoredType.Structure structure)
        {
            var name = Of(structure.Name);
            IsAmbiguous |= !_former.TryAdd(name.Text, structure.Name.Text) && _former[name.Text] != structure.Name.Text;
            var members = structure.Members.Select(member => new StoredMember(names.MemberOf(structure, name.Text, member.Name), Of(member.Type)));
            return structure with { Name = name, Members = [.. members] };
        }

        StoredName Of(StoredName name) => new(names._types.Today(name.Text));
    }
}

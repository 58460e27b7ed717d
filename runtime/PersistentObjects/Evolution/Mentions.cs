using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>Which definition each mention in a type stands for: the innermost structure of that name around it.</summary>
sealed class Mentions
{
    // By identity: two mentions of the same name may stand in different definitions.
    readonly Dictionary<StoredType, StoredType.Structure> _definitions = new(ReferenceEqualityComparer.Instance);
    readonly List<StoredType.Structure> _enclosing = [];

    internal Mentions(StoredType type) => Visit(type);

    /// <summary>The structure itself, or the one that is mentioned; null when the type is neither.</summary>
    internal StoredType.Structure? StructureOf(StoredType type) => type as StoredType.Structure ?? _definitions.GetValueOrDefault(type);

    void Visit(StoredType type)
    {
        switch (type)
        {
            case StoredType.Mention mention:
                _definitions[mention] = _enclosing.FindLast(outer => outer.IsRecord == mention.IsRecord && outer.Name == mention.Name)
                    ?? throw new InvalidOperationException($"{mention.Layout} stands outside of its definition.");
                break;
            case StoredType.Structure structure:
                _enclosing.Add(structure);
                foreach (var member in structure.Members) Visit(member.Type);
                _enclosing.RemoveAt(_enclosing.Count - 1);
                break;
            case StoredType.Nullable nullable:
                Visit(nullable.Inner);
                break;
            case StoredType.Array array:
                Visit(array.Element);
                break;
            case StoredType.List list:
                Visit(list.Element);
                break;
            case StoredType.Set set:
                Visit(set.Element);
                break;
            case StoredType.Map map:
                Visit(map.Key);
                Visit(map.Value);
                break;
            case StoredType.Changing changing:
                Visit(changing.Key);
                if (changing.Value is { } value) Visit(value);
                break;
            case StoredType.Tuple tuple:
                foreach (var element in tuple.Elements) Visit(element);
                break;
        }
    }
}

using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>A structure as it was read, before anything is known of those that it contains.</summary>
sealed record StructureDefinition(
    string Type,
    bool IsReference,
    bool IsSealed,
    EquatableArray<StructureMember> Members,
    Construction Construction);

/// <summary>
/// The structures that were met, by name. One that is being read is known already, because it may contain itself; when
/// it turns out that it can't be stored, everything read since goes with it, for it may refer to it.
/// </summary>
sealed class StructureDefinitions
{
    readonly Dictionary<string, StructureDefinition?> _byName = [];
    readonly List<string> _order = [];

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>A structure is going to be read; the result undoes it.</summary>
    public int Begin(string name)
    {
        _byName.Add(name, null);
        _order.Add(name);
        return _order.Count - 1;
    }

    public void Complete(string name, StructureDefinition definition) => _byName[name] = definition;

    public void Undo(int mark)
    {
        foreach (var name in _order.Skip(mark))
        {
            _byName.Remove(name);
        }

        _order.RemoveRange(mark, _order.Count - mark);
    }

    /// <summary>The models of all structures that values of these shapes contain, sorted by name.</summary>
    public EquatableArray<StructureModel> In(IEnumerable<ValueShape> shapes) =>
        Reachable(shapes).OrderBy(name => name, StringComparer.Ordinal).Select(Model).ToEquatableArray();

    StructureModel Model(string name)
    {
        var definition = _byName[name]!; // Complete, since reading is over.
        var contained = Reachable(Shapes(definition));
        return new StructureModel(
            name,
            definition.Type,
            TypeText(name, []),
            definition.IsReference,
            definition.IsSealed,
            IsRecursive: contained.Contains(name),
            HasReferences: contained.Append(name).SelectMany(part => Shapes(_byName[part]!)).Any(HasReference),
            definition.Members,
            definition.Construction);
    }

    HashSet<string> Reachable(IEnumerable<ValueShape> shapes)
    {
        var names = new HashSet<string>();
        var open = new Stack<ValueShape>(shapes);
        while (open.Count > 0)
        {
            var shape = open.Pop();
            var inside = shape is ValueShape.Structure structure
                ? names.Add(structure.Name) ? Shapes(_byName[structure.Name]!) : []
                : shape.Parts;
            foreach (var part in inside)
            {
                open.Push(part);
            }
        }

        return names;
    }

    static IEnumerable<ValueShape> Shapes(StructureDefinition definition) =>
        definition.Members.Select(member => member.Shape);

    static bool HasReference(ValueShape shape) => shape is ValueShape.Reference || shape.Parts.Any(HasReference);

    /// <summary>
    /// The type as the log describes it. A structure that contains itself is mentioned there by name alone.
    /// </summary>
    string TypeText(string name, IReadOnlyCollection<string> enclosing)
    {
        var definition = _byName[name]!;
        IReadOnlyCollection<string> inside = [.. enclosing, name];
        if (name[0] == '(')
        {
            return $"({string.Join(", ", definition.Members.Select(member => TypeText(member.Shape, inside)))})";
        }

        var keyword = definition.IsReference ? "record" : "struct";
        var members = definition.Members.Select(member => $"{member.Name}: {TypeText(member.Shape, inside)}");
        return enclosing.Contains(name) ? $"{keyword} {name}" : $"{keyword} {name}{{{string.Join(", ", members)}}}";
    }

    string TypeText(ValueShape shape, IReadOnlyCollection<string> enclosing) => shape switch
    {
        ValueShape.Scalar scalar => scalar.TypeText,
        ValueShape.Enumeration enumeration => $"enum {enumeration.Type.PersistentName} : {enumeration.Underlying}",
        ValueShape.Nullable nullable => TypeText(nullable.Value, enclosing) + "?",
        ValueShape.Reference reference => $"ref {reference.Class.PersistentName}{Mark(reference.AllowsNull)}",
        ValueShape.Collection collection =>
            $"{collection.Kind}<{string.Join(", ", collection.Elements.Select(element => TypeText(element, enclosing)))}>{Mark(collection.AllowsNull)}",
        ValueShape.Structure structure => TypeText(structure.Name, enclosing) + Mark(structure.AllowsNull),
        ValueShape.Opaque opaque => opaque.TypeText + Mark(opaque.ForNullable),
        _ => throw new InvalidOperationException($"The log has no name for {shape.GetType().Name}."),
    };

    static string Mark(bool allowsNull) => allowsNull ? "?" : "";
}

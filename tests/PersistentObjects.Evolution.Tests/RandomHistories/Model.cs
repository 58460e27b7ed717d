namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>Something with a name that changes: what <c>[FormerlyNamed]</c> says of it.</summary>
class Named(string name)
{
    public string Name { get; private set; } = name;

    public List<string> Formers { get; } = [];

    public string Attributes => string.Concat(Formers.Select(former => $"[FormerlyNamed(\"{former}\")] "));

    public void Rename(string name, string? former = null)
    {
        Formers.Add(former ?? Name);
        Name = name;
    }
}

/// <summary>A persistent property.</summary>
sealed class ModelProperty(string name, Kind kind) : Named(name)
{
    public Kind Kind { get; set; } = kind;

    public object? Initial { get; set; } = kind.Initial;

    public bool IsInBase { get; set; }

    /// <summary>The method that converts what was stored before, with its body: there is one such change in the life of a property.</summary>
    public string? Conversion { get; set; }
}

/// <summary>A persistent class, with an abstract base class of its own or none.</summary>
sealed class ModelClass(int id, string name) : Named(name)
{
    public int Id { get; } = id;

    /// <summary>A namespace within that of the program, or none.</summary>
    public string Space { get; private set; } = "";

    public string FullName => Space.Length == 0 ? $"NS.{Name}" : $"NS.{Space}.{Name}";

    public string? Base { get; set; }

    public List<ModelProperty> Properties { get; } = [];

    public List<RetiredProperty> Retired { get; } = [];

    public void Move(string space, string name)
    {
        Rename(name, FullName);
        Space = space;
    }
}

/// <summary>A property that is not declared any more, with the values that are kept.</summary>
sealed class RetiredProperty(ModelProperty property)
{
    public ModelProperty Property { get; } = property;

    public bool DropsData { get; set; }

    public bool WasInBase { get; } = property.IsInBase;

    public string Attributes => string.Concat(Property.Formers.Append(Property.Name).Distinct().Select(name => $"[Retired(\"{name}\"{(DropsData ? ", DropData = true" : "")})] "));
}

/// <summary>An object of the model.</summary>
sealed class ModelObject(int key, ModelClass @class)
{
    public int Key { get; } = key;

    public ModelClass Class { get; } = @class;

    public Dictionary<ModelProperty, object?> Values { get; } = [];

    /// <summary>An expression that gives it.</summary>
    public string Find => $"store.All{Class.Id}.ByKey[{Key}]";

    public string Text => $"{Class.Id} {Key} {string.Join(' ', Class.Properties.Select(property => Kind.Text(Values[property])))}";
}

/// <summary>A migration that gives a new property what was kept of a retired one.</summary>
sealed record Revival(string Id, ModelClass Class, RetiredProperty Retired, ModelProperty Target);

/// <summary>The enum and the record of a program.</summary>
sealed class Names
{
    public Named Enum { get; } = new("Colour");

    /// <summary>Nothing is stored of their names.</summary>
    public string[] EnumMembers { get; } = ["Red", "Green", "Blue"];

    public string EnumType { get; set; } = "byte";

    public RecordNames Record { get; } = new();
}

/// <summary>A record with a number and a text, in one order or the other.</summary>
sealed class RecordNames() : Named("Point")
{
    public Named[] Members { get; } = [new("X"), new("Label")];

    public string Number { get; set; } = "short";

    public bool IsTurned { get; set; }

    public bool HasMore { get; set; }
}

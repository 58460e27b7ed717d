using System.Globalization;

namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>
/// What a property of a random program holds. Values of the model are numbers of one type, texts, sequences of such numbers and keys of
/// objects, whatever the types in the program are: so they stay the same when those are widened.
/// </summary>
abstract record Kind
{
    /// <summary>The type in C#.</summary>
    public abstract string Type(Names names);

    /// <summary>What initializers give, and what is behind them.</summary>
    public virtual object? Initial => null;

    /// <summary>The kinds that hold the same values, which nobody need declare.</summary>
    public virtual IEnumerable<Kind> Wider => [];

    public abstract object? Sample(Random random, IReadOnlyList<ModelObject> objects);

    public abstract string Literal(object? value, Names names);

    /// <summary>An expression whose text is that of the model's value.</summary>
    public virtual string Shown(string property, Names names) => property;

    /// <summary>The statements that give a property a value.</summary>
    public virtual string Set(string property, object? value, Names names) => $"{property} = {Literal(value, names)};";

    /// <summary>Several of them stand in one statement.</summary>
    protected static string Variable(string property) => property.Replace('.', '_');

    /// <summary>A value as programs show it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "-",
        long number => number.ToString(CultureInfo.InvariantCulture),
        long[] numbers => $"[{string.Join(',', numbers)}]",
        ModelObject o => $"#{o.Key}",
        _ => value.ToString()!,
    };
}

sealed record NumberKind(string Number, bool IsNullable) : Kind
{
    static readonly Dictionary<string, string[]> WiderNumbers = new() { ["short"] = ["int"], ["int"] = ["long", "double"], ["long"] = ["decimal"], ["double"] = [], ["decimal"] = [] };

    public static IEnumerable<string> Numbers => WiderNumbers.Keys;

    public static IEnumerable<string> WiderThan(string number) => WiderNumbers[number];

    public override object? Initial => IsNullable ? null : 7L;

    public override IEnumerable<Kind> Wider => [.. WiderNumbers[Number].Select(number => this with { Number = number }), .. IsNullable ? Array.Empty<Kind>() : [this with { IsNullable = true }]];

    public override string Type(Names names) => IsNullable ? Number + "?" : Number;

    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects) => IsNullable && random.Next(3) == 0 ? null : (long)random.Next(-1000, 1000);

    public override string Literal(object? value, Names names) => value is null ? "null" : $"({Number})({value})";
}

sealed record TextKind(bool IsNullable) : Kind
{
    public override object? Initial => IsNullable ? null : "first";

    public override IEnumerable<Kind> Wider => IsNullable ? [] : [new TextKind(true)];

    public override string Type(Names names) => IsNullable ? "string?" : "string";

    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects) => IsNullable && random.Next(3) == 0 ? null : new string('t', random.Next(5)) + random.Next(100);

    public override string Literal(object? value, Names names) => value is null ? "null" : $"\"{value}\"";
}

/// <summary>Numbers in an immutable array or a persistent list.</summary>
sealed record SequenceKind(string Number, bool Changes) : Kind
{
    public override object? Initial => Array.Empty<long>();

    public override IEnumerable<Kind> Wider => [.. NumberKind.WiderThan(Number).Select(number => this with { Number = number }), this with { Changes = !Changes }];

    public override string Type(Names names) => $"{(Changes ? "PersistentList" : "ImmutableArray")}<{Number}>";

    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects) => Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(-100, 100)).ToArray();

    public override string Literal(object? value, Names names) => $"[{string.Join(", ", ((long[])value!).Select(number => $"({Number})({number})"))}]";

    public override string Set(string property, object? value, Names names) => !Changes
        ? base.Set(property, value, names)
        : $"{property}.Clear(); {string.Concat(((long[])value!).Select(number => $"{property}.Add(({Number})({number})); "))}";
}

/// <summary>An enum of the program's.</summary>
sealed record ColourKind : Kind
{
    public override object? Initial => 0L;

    public override string Type(Names names) => names.Enum.Name;

    // 5 is a value without a name.
    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects) => (long)random.Next(6);

    public override string Literal(object? value, Names names) => $"({names.Enum.Name})({value})";

    public override string Shown(string property, Names names) => $"(long){property}";
}

/// <summary>A record of the program's.</summary>
sealed record PointKind : Kind
{
    public override string Type(Names names) => names.Record.Name + "?";

    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects) => random.Next(4) == 0 ? null : $"{random.Next(100)}/l{random.Next(100)}";

    public override string Literal(object? value, Names names)
        => value is not string text ? "null" : $"new({names.Record.Members[0].Name}: {text.Split('/')[0]}, {names.Record.Members[1].Name}: \"{text.Split('/')[1]}\")";

    public override string Shown(string property, Names names)
        => $"({property} is {{ }} {Variable(property)} ? $\"{{{Variable(property)}.{names.Record.Members[0].Name}}}/{{{Variable(property)}.{names.Record.Members[1].Name}}}\" : null)";
}

/// <summary>A reference to objects of one class.</summary>
sealed record ReferenceKind(ModelClass Target) : Kind
{
    public override string Type(Names names) => Target.FullName + "?";

    public override object? Sample(Random random, IReadOnlyList<ModelObject> objects)
    {
        ModelObject[] targets = [.. objects.Where(o => o.Class == Target)];
        return targets.Length == 0 || random.Next(4) == 0 ? null : targets[random.Next(targets.Length)];
    }

    public override string Literal(object? value, Names names) => value is ModelObject o ? o.Find : "null";

    public override string Shown(string property, Names names) => $"({property} is {{ }} {Variable(property)} ? \"#\" + {Variable(property)}.Key : null)";

    public bool Equals(ReferenceKind? other) => other?.Target == Target;

    public override int GetHashCode() => Target.Id;
}

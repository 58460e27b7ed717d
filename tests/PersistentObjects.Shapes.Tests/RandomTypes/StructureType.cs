using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace PersistentObjects.Shapes.Tests.RandomTypes;

enum StructureForm
{
    ReadonlyRecordStruct,
    StructWithFields,
    StructWithConstructor,
    Record,
    RecordWithInit,
    GenericRecord,
    RecursiveRecord,
}

/// <summary>A struct or record of the user's.</summary>
sealed record StructureType(string Name, StructureForm Form, IReadOnlyList<RandomType> Members)
    : RandomType(Spell(Name, Form, Members), UseOf(Form, Members))
{
    /// <summary>The source of the type.</summary>
    public string Declaration
    {
        get
        {
            var parameters = string.Join(", ", Members.Select((member, i) => $"{member.CSharp} M{i}"));
            return Form switch
            {
                StructureForm.ReadonlyRecordStruct => $"public readonly record struct {Name}({parameters});",
                StructureForm.StructWithFields => $"public struct {Name} {{ {Each("public {0} M{1};")} }}",
                StructureForm.StructWithConstructor =>
                    $"public readonly struct {Name} {{ public {Name}({parameters.Replace(" M", " m", StringComparison.Ordinal)}) {{ {Each("M{1} = m{1};")} }} {Each("public {0} M{1} {{ get; }}")} }}",
                StructureForm.Record => $"public sealed record {Name}({parameters});",
                StructureForm.RecordWithInit => $"public record {Name} {{ {Each("public required {0} M{1} {{ get; init; }}")} }}",
                StructureForm.GenericRecord =>
                    $"public sealed record {Name}<{string.Join(", ", Members.Select((_, i) => $"T{i}"))}>({string.Join(", ", Members.Select((_, i) => $"T{i} M{i}"))});",
                _ => $"public sealed record {Name}({parameters}, ImmutableArray<{Name}> Children, {Name}? Next = null);",
            };
        }
    }

    public override Gen<Recipe> Values(Type type, int depth)
    {
        var members = Members.Select((member, i) => member.Values(TypeOf(type, $"M{i}"), depth)).ToList();
        if (Form == StructureForm.RecursiveRecord)
        {
            var child = depth > 0 ? Gen.Fresh(() => Values(type, depth - 1)).SelectMany(inner => inner) : Gen.Constant<Recipe>(_ => null);
            members.Add(Gen.ListOf(child, depth > 0 ? 2 : 0).Select(recipes => (Recipe)(targets =>
                CollectionMaker.Make("ImmutableArray", [type], null, [.. recipes.Select(recipe => new[] { recipe(targets) })]))));
            members.Add(Gen.Frequency((1, Gen.Constant<Recipe>(_ => null)), (2, child)));
        }
        return Combine(members, parts => Make(type, parts));
    }

    object Make(Type type, object?[] parts)
    {
        if (Form is not (StructureForm.StructWithFields or StructureForm.RecordWithInit)) return Activator.CreateInstance(type, parts)!;
        var made = Activator.CreateInstance(type)!;
        foreach (var (i, part) in parts.Index())
        {
            if (type.GetField($"M{i}") is { } field) field.SetValue(made, part);
            else type.GetProperty($"M{i}")!.SetValue(made, part);
        }
        return made;
    }

    static Type TypeOf(Type type, string member) => type.GetMember(member).Single() switch
    {
        FieldInfo field => field.FieldType,
        var property => ((PropertyInfo)property).PropertyType,
    };

    static string Spell(string name, StructureForm form, IReadOnlyList<RandomType> members) =>
        form == StructureForm.GenericRecord ? $"{name}<{string.Join(", ", members.Select(member => member.CSharp))}>" : name;

    // A struct without an equality of its own would be compared by reflection, which is slow but right: it may be a key, too.
    static TypeUse UseOf(StructureForm form, IReadOnlyList<RandomType> members)
    {
        var isKey = form != StructureForm.RecursiveRecord && members.All(member => member.Use.HasFlag(TypeUse.Key));
        var isValueType = form is StructureForm.ReadonlyRecordStruct or StructureForm.StructWithFields or StructureForm.StructWithConstructor;
        return (isKey ? TypeUse.Key : TypeUse.None) | (isValueType ? TypeUse.ValueType : TypeUse.None);
    }

    string Each(string format) =>
        string.Join(' ', Members.Select((member, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, member.CSharp, i)));
}

using System.Reflection;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Shapes.Tests.Compiled;

/// <summary>A compiled persistent class, used by the names of its properties.</summary>
sealed class CompiledClass
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    readonly Type _type;
    readonly Dictionary<string, PropertyInfo> _properties;
    readonly Dictionary<string, PersistentProperty> _models;

    public CompiledClass(Type type)
    {
        _type = type;
        // Each as the class that declares it has it: elsewhere private setters are not to be seen.
        _properties = Bases(type).SelectMany(current => current.GetProperties(Declared))
            .DistinctBy(property => property.Name)
            .ToDictionary(property => property.Name);
        var of = typeof(PersistentClass).GetMethod(nameof(PersistentClass.Of))!.MakeGenericMethod(type);
        _models = ((PersistentClass)of.Invoke(null, null)!).Properties.ToDictionary(property => property.Name);
    }

    public PersistentObject New() => (PersistentObject)Activator.CreateInstance(_type)!;

    public Type TypeOf(string property) => _properties[property].PropertyType;

    public object? Get(string property, PersistentObject o) => _properties[property].GetValue(o);

    /// <summary>Sets the property as its own class can: also where the setter is private or init-only.</summary>
    public void Set(string property, PersistentObject o, object? value) =>
        _properties[property].SetValue(o, value, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>The bytes of the published value.</summary>
    public byte[] Encode(string property, PersistentObject o)
    {
        var writer = new RecordWriter();
        _models[property].Write(writer, o);
        return writer.Written.ToArray();
    }

    /// <summary>The objects of this class in a store that has an extent of it.</summary>
    public IEnumerable<PersistentObject> In(PersistentStore store)
    {
        var extent = store.GetType().GetProperties(Declared).Single(property => property.PropertyType == typeof(Extent<>).MakeGenericType(_type));
        return (IEnumerable<PersistentObject>)extent.GetValue(store)!;
    }

    static IEnumerable<Type> Bases(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }
}

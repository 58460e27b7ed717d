using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Generator.Emit;

/// <summary>
/// The names of the members of a class's file-local model. Properties keep their own names unless these are taken
/// by the model itself or would hide what it inherits from object.
/// </summary>
sealed class ModelNames
{
    public const string New = "New";

    readonly HashSet<string> _taken =
    [
        New, "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    readonly Dictionary<string, string> _properties = [];
    readonly Dictionary<string, string> _accessors = [];
    readonly Dictionary<string, string> _inverses = [];
    readonly Dictionary<string, string> _indexes = [];
    readonly Dictionary<string, string> _readers = [];
    readonly Dictionary<string, string> _getters = [];
    readonly Dictionary<string, string> _converters = [];
    readonly Dictionary<string, string> _hooks = [];

    public ModelNames(PersistentClassModel model)
    {
        _taken.Add(model.ModelName);
        _taken.UnionWith(model.Generics?.Names ?? []);
        Class = Claim("Class");
        var space = model.Declaration.Namespace;
        Model = space.Length == 0
            ? $"global::{Identifiers.Escape(model.ModelName)}"
            : $"global::{space}.{Identifiers.Escape(model.ModelName)}";
        Model += model.Generics?.List;

        foreach (var property in model.Properties)
        {
            _properties.Add(property.Name, Claim(property.Name));
        }

        foreach (var index in model.Indexes.Concat(model.ClosedIndexes))
        {
            _indexes.Add(index.Name, Claim(index.Name));
        }

        foreach (var inverse in model.Inverses)
        {
            _inverses.Add(inverse.Name, Claim(inverse.Name));
        }

        foreach (var property in model.Properties)
        {
            _accessors.Add(property.Name, Claim(property.Name + "Of"));
        }

        foreach (var index in model.Indexes)
        {
            _readers.Add(index.Name, Claim(index.Name + "Key"));
        }

        foreach (var component in HiddenGetters(model))
        {
            _getters.Add(component.Name, Claim("Get" + component.Name));
        }

        foreach (var property in model.Properties.Where(property => property.Conversions.Count > 0))
        {
            _converters.Add(property.Name, Claim("Convert" + property.Name));
        }

        foreach (var hook in Hooks(model))
        {
            _hooks.Add(hook.Name, Claim(hook.Name));
        }
    }

    /// <summary>The model's fully qualified name.</summary>
    public string Model { get; }

    /// <summary>The name of the field that has the runtime's description of the class.</summary>
    public string Class { get; }

    public string Property(PersistentPropertyModel property) => _properties[property.Name];

    /// <summary>The name of the description of the other side of a reference.</summary>
    public string Inverse(InverseModel inverse) => _inverses[inverse.Name];

    /// <summary>The name of the description of a persistent property of the class itself.</summary>
    public string Property(string property) => _properties[property];

    /// <summary>The name of the method that gives a property's field by reference.</summary>
    public string FieldAccessor(PersistentPropertyModel property) => _accessors[property.Name];

    /// <inheritdoc cref="FieldAccessor(PersistentPropertyModel)"/>
    public string FieldAccessor(string property) => _accessors[property];

    /// <summary>The name of the method that calls the getter of a computed property which nobody outside can see.</summary>
    public string HiddenGetter(string property) => _getters[property];

    /// <summary>The name of the methods that make values of a property from those that were stored with other types.</summary>
    public string Converter(PersistentPropertyModel property) => _converters[property.Name];

    /// <summary>The name of the method that calls a hook, which nobody outside can see.</summary>
    public string Hook(HookModel hook) => _hooks[hook.Name];

    /// <summary>The methods that the user has implemented for the store to call.</summary>
    public static IEnumerable<HookModel> Hooks(PersistentClassModel model) =>
        model.Properties.Select(property => property.Checks?.Hook).Append(model.Checks?.Hook).OfType<HookModel>();

    /// <summary>The name of the method that reads an index's key.</summary>
    public string KeyReader(IndexModel index) => _readers[index.Name];

    /// <summary>The computed properties that indexes read and that nobody outside can see.</summary>
    public static IEnumerable<KeyComponentModel> HiddenGetters(PersistentClassModel model) =>
        model.Indexes
            .Select(index => index.Key!) // Those of base classes are others.
            .SelectMany(key => key.Filter is null ? key.Components : key.Components.Append(key.Filter))
            .Where(component => component.Access == KeyAccess.HiddenGetter)
            .GroupBy(component => component.Name)
            .Select(group => group.First());

    public string Index(IndexModel index) => _indexes[index.Name];

    string Claim(string name)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return Identifiers.Escape(name);
    }
}

using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Objects;

namespace PersistentObjects.Recovery;

/// <summary>
/// The properties whose values must not be null today, or must not have null inside, and may be or have so in old objects: those that
/// were added since, and those that could be before.
/// </summary>
sealed class NullChecks
{
    readonly Dictionary<(ClassExtent Extent, PersistentProperty Property), bool> _checked = [];
    readonly Dictionary<(ClassExtent Extent, PersistentProperty Property, string StoredType), Transcoder> _checkedInside = [];
    readonly RecordWriter _scratch = new();
    readonly RecordWriter _converted = new();

    internal void Add(ClassExtent extent, PersistentProperty property, bool isAdded) => _checked[(extent, property)] = isAdded;

    /// <summary>Values have parts that could be null and must not be any more; the bytes of both are the same.</summary>
    /// <param name="extent">The objects that have them.</param>
    /// <param name="property">What they are the values of.</param>
    /// <param name="storedType">The type that they were stored with.</param>
    /// <param name="strict">From the type as it was stored to today's; refuses such parts.</param>
    internal void AddInside(ClassExtent extent, PersistentProperty property, string storedType, Transcoder strict)
        => _checkedInside[(extent, property, storedType)] = strict;

    /// <summary>Whether a value must not be null, which the bytes of its type would allow.</summary>
    internal static bool Forbids(PersistentProperty property)
        => !property.IsCollection && !property.TypeName.EndsWith('?') && Schema.StoredType.Parse(property.TypeName).HasNullInside;

    /// <summary>One sentence for each property with null, in the newest values: those of the transaction that this thread runs, if it does.</summary>
    /// <param name="refused">The values that are a difference already: in their place there is null.</param>
    internal IEnumerable<string> Describe(ValueRefusals? refused = null)
    {
        foreach (var ((extent, property), isAdded) in _checked)
        {
            if (Where(extent, (o, values) => property.IsNull(values) && refused?.Has(o, property) != true) is not { } objects) continue;
            var name = $"{extent.Model.Name}.{property.Name}";
            yield return isAdded
                ? $"{name} was added and is not nullable, and would be null in {objects}. Give it an initializer, set it in a [Migration], or declare it nullable."
                : $"{name} is stored as nullable and declared as {property.TypeName}, and is null in {objects}. Say with [ConvertFrom] what null becomes, set it in a [Migration], or declare it nullable.";
        }
        foreach (var ((extent, property, storedType), strict) in _checkedInside)
        {
            if (Where(extent, (_, values) => HasNullInside(property, values, strict)) is not { } objects) continue;
            yield return $"{extent.Model.Name}.{property.Name} is stored as {storedType} and declared as {property.TypeName}, and has null inside in {objects}. "
                + "Set it in a [Migration], or declare its parts nullable.";
        }
    }

    static string? Where(ClassExtent extent, Func<PersistentObject, PersistentObject, bool> isMeant)
    {
        var ids = extent.Objects.Where(o => Visibility.NewestValues(o) is { } values && isMeant(o, values)).Select(o => o.IdValue).ToArray();
        return ids.Length == 0 ? null : ValueRefusals.Name(ids);
    }

    bool HasNullInside(PersistentProperty property, PersistentObject values, Transcoder strict)
    {
        _scratch.Clear();
        _converted.Clear();
        property.Write(_scratch, values);
        var written = new RecordReader(_scratch.Written);
        try
        {
            strict.Convert(ref written, _converted);
            return false;
        }
        catch (ValueRefusedException)
        {
            return true;
        }
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Shapes.Tests.Pictures;

/// <summary>
/// A value as text that differs whenever the values differ: numbers by their bits, text by its characters, sets whatever
/// the order in which they are enumerated.
/// </summary>
static class ValuePicture
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quoted(text),
        char character => $"'{(int)character:x4}'",
        double number => string.Create(CultureInfo.InvariantCulture, $"{number:R}/{BitConverter.DoubleToInt64Bits(number):x}"),
        float number => string.Create(CultureInfo.InvariantCulture, $"{number:R}/{BitConverter.SingleToInt32Bits(number):x}"),
        Half number => string.Create(CultureInfo.InvariantCulture, $"{number:R}/{BitConverter.HalfToInt16Bits(number):x}"),
        // The scale and the sign of a zero count.
        decimal number => string.Create(CultureInfo.InvariantCulture, $"{number}/{decimal.GetBits(number)[3]:x}"),
        DateTime moment => string.Create(CultureInfo.InvariantCulture, $"{moment:O} {moment.Kind}"),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        Enum number => $"{number.GetType().Name}.{number}",
        PersistentObject o => $"{o.GetType().Name}{o.Id}",
        Uri uri => $"{Quoted(uri.OriginalString)}/{uri.IsAbsoluteUri}",
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        // Before what enumerates, which a default array refuses.
        _ when IsDefaultArray(value) => "default",
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])))})",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable values when IsUnordered(value) => $"{Name(value)}{ComparerOf(value)}{{{string.Join(", ", Each(values).Order(StringComparer.Ordinal))}}}",
        IEnumerable values => $"[{string.Join(", ", Each(values))}]",
        bool or Version or PersistentBlob => value.ToString()!,
        _ => $"{Name(value)} {{ {string.Join(", ", Members(value))} }}",
    };

    static IEnumerable<string> Each(IEnumerable values) => values.Cast<object?>().Select(Of);

    // What a user's type computes from its state is left out: it may be anything.
    static IEnumerable<string> Members(object value) =>
        Hierarchy(value.GetType())
            .SelectMany(type => type.GetFields(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(field => $"{PropertyName(field.Name)} = {Of(field.GetValue(value))}");

    static IEnumerable<Type> Hierarchy(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    static string PropertyName(string field) => field.StartsWith('<') ? field[1..field.IndexOf('>', StringComparison.Ordinal)] : field;

    static string Name(object value) => value.GetType().Name;

    static bool IsDefaultArray(object value) =>
        value.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>)
        && (bool)type.GetProperty(nameof(System.Collections.Immutable.ImmutableArray<>.IsDefault))!.GetValue(value)!;

    static bool IsUnordered(object value) =>
        value is IDictionary
        || value.GetType().GetInterfaces().Any(contract =>
            contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IReadOnlySet<>));

    /// <summary>What a collection takes for equal, or for less.</summary>
    static string ComparerOf(object collection)
    {
        var properties = collection.GetType().GetProperties();
        var comparer = (properties.FirstOrDefault(property => property.Name == "KeyComparer") ??
            properties.FirstOrDefault(property => property.Name == "Comparer"))?.GetValue(collection);
        return comparer switch
        {
            null => "",
            // These share a type, whatever their case.
            StringComparer text => $"<{text.GetType().Name} {text.Equals("a", "A")}>",
            _ => $"<{comparer.GetType().Name}>",
        };
    }

    static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(c => char.IsSurrogate(c) || char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"))}\"";
}

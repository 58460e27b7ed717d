using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PersistentObjects.Objects;

/// <summary>
/// Values for people: short, whatever they hold. It never throws, and follows no reference, which could lead back here.
/// </summary>
static class ValueText
{
    const int ShownElements = 3;
    const int ShownCharacters = 100;
    const int MaxDepth = 4;

    internal static string Of(object? value) => value is string text ? "\"" + text + "\"" : Of(value, 0);

    /// <summary>As <see cref="Of(object?)"/>, with long text shortened.</summary>
    internal static string Short(object? value) => Of(value, 0);

    /// <summary>A collection that changes, as its elements print themselves.</summary>
    internal static string OfElements(int count, Func<Func<object?, string>, IEnumerable<string>> elements)
    {
        try
        {
            List<string> shown = [.. elements(value => Of(value, 1)).Take(ShownElements)];
            return Bracketed('[', shown, count > ShownElements ? Rest(count) : null, ']');
        }
        catch (Exception)
        {
            return $"{count} elements";
        }
    }

    static string Of(object? value, int depth)
    {
        if (depth >= MaxDepth) return "…";
        try
        {
            return value switch
            {
                null => "null",
                PersistentObject target => ObjectNames.Short(target),
                string text => Quoted(text),
                ReadOnlyMemory<byte> bytes => Bytes(bytes.Length),
                ImmutableArray<byte> bytes => bytes.IsDefault ? "default" : Bytes(bytes.Length),
                IDictionary map => Map(map, depth + 1),
                IStructuralEquatable and ICollection { } array when IsDefault(array) => "default",
                // Not whatever can be enumerated: a type of the user's says itself how it reads.
                ICollection collection => List(collection, collection.Count, depth + 1),
                IEnumerable sequence when IsImmutable(sequence) => List(sequence, null, depth + 1),
                ITuple tuple => Tuple(tuple, depth + 1),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            };
        }
        catch (Exception)
        {
            // A ToString of the user's, or what it calls. Whoever debugs that wants to see the other properties.
            return value!.GetType().Name;
        }
    }

    static string Quoted(string text)
        => text.Length <= ShownCharacters ? $"\"{text}\"" : $"\"{text.AsSpan(0, ShownCharacters)}…\" ({text.Length} characters)";

    static string Bytes(int count) => count == 1 ? "1 byte" : $"{count} bytes";

    static string List(IEnumerable elements, int? count, int depth)
    {
        var shown = new List<string>();
        foreach (var element in elements)
        {
            if (shown.Count == ShownElements) return Bracketed('[', shown, Rest(count), ']');
            shown.Add(Of(element, depth));
        }
        return Bracketed('[', shown, null, ']');
    }

    static string Map(IDictionary map, int depth)
    {
        var shown = new List<string>();
        foreach (DictionaryEntry entry in map)
        {
            if (shown.Count == ShownElements) return Bracketed('{', shown, Rest(map.Count), '}');
            shown.Add($"{Of(entry.Key, depth)}: {Of(entry.Value, depth)}");
        }
        return Bracketed('{', shown, null, '}');
    }

    static string Tuple(ITuple tuple, int depth)
    {
        var shown = new List<string>();
        for (var i = 0; i < tuple.Length; i++) shown.Add(Of(tuple[i], depth));
        return Bracketed('(', shown, null, ')');
    }

    static string Rest(int? count) => count is { } all ? $"… {all - ShownElements} more" : "…";

    static string Bracketed(char opening, List<string> shown, string? rest, char closing)
    {
        if (rest is not null) shown.Add(rest);
        return opening + string.Join(", ", shown) + closing;
    }

    static bool IsDefault(ICollection array)
    {
        try
        {
            return array.Count < 0;
        }
        catch (InvalidOperationException)
        {
            // Of an ImmutableArray that was never made.
            return true;
        }
    }

    static bool IsImmutable(IEnumerable sequence) => sequence.GetType().Namespace == typeof(ImmutableList).Namespace;
}

using System.Globalization;
using System.Runtime.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>How messages print a key: the same in every culture, and objects by their names.</summary>
static class KeyText
{
    internal static string Of(object? key) => key switch
    {
        null => "null",
        PersistentObject o => ObjectNames.Short(o),
        ITuple components => $"({string.Join(", ", Enumerable.Range(0, components.Length).Select(i => Of(components[i])))})",
        IFormattable formattable => $"'{formattable.ToString(null, CultureInfo.InvariantCulture)}'",
        _ => $"'{key}'",
    };
}

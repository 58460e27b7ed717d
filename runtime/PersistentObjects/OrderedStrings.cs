namespace PersistentObjects;

/// <summary>What only ordered indexes over strings can do.</summary>
public static class OrderedStrings
{
    // Oblivious of nullness, since the index may be one of optional strings or not.
#nullable disable

    /// <summary>Only strings that begin with <paramref name="prefix"/>, as the index compares characters. Logarithmic time.</summary>
    /// <exception cref="NotSupportedException">
    /// The index does not compare by <see cref="StringComparison.Ordinal"/> or <see cref="StringComparison.OrdinalIgnoreCase"/>, so
    /// that strings with one beginning need not lie together.
    /// </exception>
    public static OrderedRange<string, T> StartsWith<T>(this OrderedRange<string, T> range, string prefix)
        where T : PersistentObject => range.Beginning(prefix);

    /// <inheritdoc cref="StartsWith{T}(OrderedRange{string, T}, string)"/>
    public static OrderedRange<string, T> StartsWith<T>(this OrderedIndex<string, T> index, string prefix)
        where T : PersistentObject => index.All.Beginning(prefix);

    /// <inheritdoc cref="StartsWith{T}(OrderedRange{string, T}, string)"/>
    public static OrderedRange<string, T> StartsWith<T>(this UniqueOrderedIndex<string, T> index, string prefix)
        where T : PersistentObject => index.All.Beginning(prefix);
}

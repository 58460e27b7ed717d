using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>What keys do by themselves.</summary>
sealed class DefaultKeys<TKey> : KeyComparison<TKey>
{
    internal override KeyComparison<TKey> ForOrder() => typeof(TKey) == typeof(string) ? this : new DefaultOrder<TKey>();

    internal override bool Equal(TKey a, TKey b) => KeyEquality<TKey>.Equal(a, b);

    internal override int Hash(TKey key) => KeyEquality<TKey>.Hash(key);

    internal override int Compare(TKey a, TKey b) => KeyOrder<TKey>.Compare(a, b);

    internal override int Compare(TKey key, TKey bound, KeyPart part) => part == KeyPart.Beginning && bound is string beginning
        ? StringKeys.CompareBeginning((string?)(object?)key, beginning, StringComparison.Ordinal)
        : base.Compare(key, bound, part);
}

/// <summary>The order that keys have by themselves. Their Equals may tell apart what this puts in one place.</summary>
sealed class DefaultOrder<TKey> : KeyComparison<TKey>
{
    internal override bool CanHash => false;

    internal override bool Equal(TKey a, TKey b) => KeyOrder<TKey>.Compare(a, b) == 0;

    internal override int Hash(TKey key) => throw new NotSupportedException();

    internal override int Compare(TKey a, TKey b) => KeyOrder<TKey>.Compare(a, b);
}

/// <summary>Strings as one of the ways of comparing says.</summary>
sealed class StringKeys(StringComparison comparison) : KeyComparison<string?>
{
    readonly StringComparer _comparer = StringComparer.FromComparison(comparison);

    internal override bool Equal(string? a, string? b) => _comparer.Equals(a, b);

    internal override int Hash(string? key) => key is null ? 0 : KeyEquality<int>.Hash(_comparer.GetHashCode(key));

    internal override int Compare(string? a, string? b) => _comparer.Compare(a, b);

    internal override int Compare(string? key, string? bound, KeyPart part) => part == KeyPart.Beginning && bound is not null
        ? CompareBeginning(key, bound, comparison)
        : base.Compare(key, bound, part);

    /// <summary>Only where strings are compared character by character do those with one beginning lie together.</summary>
    internal static int CompareBeginning(string? key, string beginning, StringComparison comparison)
    {
        if (comparison is not StringComparison.Ordinal and not StringComparison.OrdinalIgnoreCase)
        {
            throw new NotSupportedException(
                $"StartsWith needs an index whose strings are compared by Ordinal or OrdinalIgnoreCase; this one compares by {comparison}, "
                + "where strings with one beginning need not lie together.");
        }
        return key is null ? -1 : string.Compare(key, 0, beginning, 0, beginning.Length, comparison);
    }
}

/// <summary>Keys as a user's equality comparer says. They have no order.</summary>
sealed class EqualKeys<TKey>(IEqualityComparer<TKey> comparer) : KeyComparison<TKey>
{
    internal override bool Equal(TKey a, TKey b) => a is null || b is null ? a is null && b is null : comparer.Equals(a, b);

    internal override int Hash(TKey key) => key is null ? 0 : KeyEquality<int>.Hash(comparer.GetHashCode(key));

    internal override int Compare(TKey a, TKey b) => throw new NotSupportedException();

    internal override KeyComparison<TKey> ForOrder() => throw new ArgumentException(
        $"{comparer.GetType()} compares for equality only; an ordered index needs an IComparer<{typeof(TKey).Name}>.");
}

/// <summary>Keys as a user's comparer orders them; equal is what it puts in one place.</summary>
sealed class OrderedKeys<TKey>(IComparer<TKey> comparer) : KeyComparison<TKey>
{
    internal override bool CanHash => false;

    internal override bool Equal(TKey a, TKey b) => Compare(a, b) == 0;

    internal override int Hash(TKey key) => throw new NotSupportedException();

    internal override int Compare(TKey a, TKey b)
        => a is null ? (b is null ? 0 : -1) : b is null ? 1 : comparer.Compare(a, b);

    internal override KeyComparison<TKey> ForEquality() => throw new ArgumentException(
        $"{comparer.GetType()} gives an order only; this index needs an IEqualityComparer<{typeof(TKey).Name}>.");
}

/// <summary>Optional values as a comparison of the values says.</summary>
sealed class OptionalKeys<TKey>(KeyComparison<TKey> values) : KeyComparison<TKey?>
    where TKey : struct
{
    internal override bool CanHash => values.CanHash;

    internal override bool Equal(TKey? a, TKey? b) => a is { } x && b is { } y ? values.Equal(x, y) : a is null && b is null;

    internal override int Hash(TKey? key) => key is { } value ? values.Hash(value) : 0;

    internal override int Compare(TKey? a, TKey? b) => a is { } x ? (b is { } y ? values.Compare(x, y) : 1) : b is null ? 0 : -1;

    internal override bool HasNull(TKey? key) => key is not { } value || values.HasNull(value);

    internal override KeyComparison<TKey?> ForEquality() => new OptionalKeys<TKey>(values.ForEquality());

    internal override KeyComparison<TKey?> ForOrder() => new OptionalKeys<TKey>(values.ForOrder());
}

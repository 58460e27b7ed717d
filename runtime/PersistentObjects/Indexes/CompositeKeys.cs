using PersistentObjects.CompilerServices;

namespace PersistentObjects.Indexes;

/// <summary>
/// Two components, each with a comparison of its own, the first deciding first. More of them nest: <c>((a, b), c)</c>.
/// </summary>
sealed class PairKeys<TFirst, TLast>(KeyComparison<TFirst> first, KeyComparison<TLast> last) : KeyComparison<(TFirst, TLast)>
{
    internal override bool CanHash => first.CanHash && last.CanHash;

    internal override bool Equal((TFirst, TLast) a, (TFirst, TLast) b) => first.Equal(a.Item1, b.Item1) && last.Equal(a.Item2, b.Item2);

    internal override int Hash((TFirst, TLast) key) => Hashes.Mix(first.Hash(key.Item1), last.Hash(key.Item2));

    internal override int Compare((TFirst, TLast) a, (TFirst, TLast) b)
        => first.Compare(a.Item1, b.Item1) is var order and not 0 ? order : last.Compare(a.Item2, b.Item2);

    internal override int Compare((TFirst, TLast) key, (TFirst, TLast) bound, KeyPart part)
    {
        var order = first.Compare(key.Item1, bound.Item1);
        return order != 0 || part == KeyPart.First ? order : last.Compare(key.Item2, bound.Item2, part);
    }

    internal override bool HasNull((TFirst, TLast) key) => first.HasNull(key.Item1) || last.HasNull(key.Item2);

    internal override KeyComparison<(TFirst, TLast)> ForEquality()
        => new PairKeys<TFirst, TLast>(first.ForEquality(), last.ForEquality());

    internal override KeyComparison<(TFirst, TLast)> ForOrder()
        => new PairKeys<TFirst, TLast>(first.ForOrder(), last.ForOrder());
}

/// <summary>Three components.</summary>
sealed class TripleKeys<T1, T2, T3>(KeyComparison<T1> first, KeyComparison<(T2, T3)> rest) : KeyComparison<(T1, T2, T3)>
{
    internal override bool CanHash => first.CanHash && rest.CanHash;

    internal override bool Equal((T1, T2, T3) a, (T1, T2, T3) b)
        => first.Equal(a.Item1, b.Item1) && rest.Equal((a.Item2, a.Item3), (b.Item2, b.Item3));

    internal override int Hash((T1, T2, T3) key) => Hashes.Mix(first.Hash(key.Item1), rest.Hash((key.Item2, key.Item3)));

    internal override int Compare((T1, T2, T3) a, (T1, T2, T3) b)
        => first.Compare(a.Item1, b.Item1) is var order and not 0 ? order : rest.Compare((a.Item2, a.Item3), (b.Item2, b.Item3));

    internal override bool HasNull((T1, T2, T3) key) => first.HasNull(key.Item1) || rest.HasNull((key.Item2, key.Item3));

    internal override KeyComparison<(T1, T2, T3)> ForEquality() => new TripleKeys<T1, T2, T3>(first.ForEquality(), rest.ForEquality());

    internal override KeyComparison<(T1, T2, T3)> ForOrder() => new TripleKeys<T1, T2, T3>(first.ForOrder(), rest.ForOrder());
}

/// <summary>Four components.</summary>
sealed class QuadrupleKeys<T1, T2, T3, T4>(KeyComparison<(T1, T2)> begin, KeyComparison<(T3, T4)> end)
    : KeyComparison<(T1, T2, T3, T4)>
{
    internal override bool CanHash => begin.CanHash && end.CanHash;

    internal override bool Equal((T1, T2, T3, T4) a, (T1, T2, T3, T4) b)
        => begin.Equal((a.Item1, a.Item2), (b.Item1, b.Item2)) && end.Equal((a.Item3, a.Item4), (b.Item3, b.Item4));

    internal override int Hash((T1, T2, T3, T4) key)
        => Hashes.Mix(begin.Hash((key.Item1, key.Item2)), end.Hash((key.Item3, key.Item4)));

    internal override int Compare((T1, T2, T3, T4) a, (T1, T2, T3, T4) b)
        => begin.Compare((a.Item1, a.Item2), (b.Item1, b.Item2)) is var order and not 0
            ? order
            : end.Compare((a.Item3, a.Item4), (b.Item3, b.Item4));

    internal override bool HasNull((T1, T2, T3, T4) key)
        => begin.HasNull((key.Item1, key.Item2)) || end.HasNull((key.Item3, key.Item4));

    internal override KeyComparison<(T1, T2, T3, T4)> ForEquality() => new QuadrupleKeys<T1, T2, T3, T4>(begin.ForEquality(), end.ForEquality());

    internal override KeyComparison<(T1, T2, T3, T4)> ForOrder() => new QuadrupleKeys<T1, T2, T3, T4>(begin.ForOrder(), end.ForOrder());
}

/// <summary>Puts the hashes of components together. Tables take the low bits, so all of them must count there.</summary>
static class Hashes
{
    internal static int Mix(int first, int second)
    {
        var hash = ((uint)first * 0x85EBCA6Bu) + (uint)second;
        hash ^= hash >> 16;
        hash *= 0xC2B2AE35u;
        return (int)(hash ^ (hash >> 13));
    }
}

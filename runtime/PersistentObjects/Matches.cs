using System.Collections;
using System.Runtime.CompilerServices;
using PersistentObjects.Indexes;

namespace PersistentObjects;

/// <summary>The objects that have one key of an equality index, in the order of their ids.</summary>
/// <remarks>
/// Each enumeration looks them up anew, copies nothing, and sees one moment: the thread's read scope, its write
/// transaction, or what is published when it begins. It never throws because somebody changes the store.
/// </remarks>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="T">The class of the extent.</typeparam>
public sealed class Matches<TKey, T> : IEnumerable<T>
    where T : PersistentObject
{
    readonly EqualityIndexTable<TKey> _table;
    readonly TKey _key;

    internal Matches(EqualityIndexTable<TKey> table, TKey key) => (_table, _key) = (table, key);

    /// <summary>How many there are now. They are counted.</summary>
    /// <remarks><inheritdoc cref="Extent{T}.Count" path="/remarks"/></remarks>
    public long Count
    {
        get
        {
            var count = 0L;
            foreach (var _ in this) count++;
            return count;
        }
    }

    /// <summary>Begins an enumeration, which holds its version until it is disposed or has come to the end.</summary>
    public Enumerator GetEnumerator() => new(_table, _key);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes over the objects. Used by one thread, the one that began it.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        // No more than four fields, of which nobody takes a reference: so the compiler keeps them in registers.
        readonly MatchReader<TKey, T> _reader;
        PersistentObject[] _candidates;
        int _next;
        T? _current;

        internal Enumerator(EqualityIndexTable<TKey> table, TKey key)
        {
            _reader = new MatchReader<TKey, T>(table, key);
            _candidates = [];
        }

        /// <inheritdoc/>
        public readonly T Current => _current!;

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            for (; ; )
            {
                while ((uint)_next < (uint)_candidates.Length && _candidates[_next] is { } candidate)
                {
                    _next++;
                    if (!(Volatile.Read(ref candidate.Sidecar) is null && _reader.IsSettledMatch) && !_reader.IsMatch(candidate)) continue;
                    _current = Unsafe.As<T>(candidate);
                    return true;
                }
                if (!_reader.MoveNext(_current))
                {
                    // Behind the last one others may come.
                    _next = int.MaxValue;
                    return false;
                }
                (_candidates, _next) = (_reader.Candidates, _reader.First);
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _reader.Dispose();
            _next = int.MaxValue;
        }

        /// <summary>Not supported.</summary>
        /// <exception cref="NotSupportedException">Always.</exception>
        public readonly void Reset() => throw new NotSupportedException();
    }
}

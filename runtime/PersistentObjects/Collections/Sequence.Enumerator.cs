namespace PersistentObjects.Collections;

sealed partial class Sequence<T>
{
    public Enumerator GetEnumerator() => new(this, 0);

    internal Enumerator EnumerateFrom(int index) => new(this, index);

    /// <summary>Goes over the elements from an index on. It finds each leaf from the root, so it needs no memory of the path.</summary>
    internal struct Enumerator
    {
        readonly Sequence<T> _sequence;
        T[] _leaf = [];
        int _offset = -1;
        int _length;
        int _next;

        internal Enumerator(Sequence<T> sequence, int index) => (_sequence, _next) = (sequence, index);

        public readonly T Current => _leaf[_offset];

        public bool MoveNext()
        {
            if (++_offset < _length) return true;
            if (_next >= _sequence.Count)
            {
                _offset = _length;
                return false;
            }
            _leaf = _sequence.LeafAt(_next, out _offset, out _length);
            _next += _length - _offset;
            return true;
        }
    }
}

using PersistentObjects.CompilerServices;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>A type of values with some of them, written and read back in a loop, so that calling the case costs nothing.</summary>
abstract class CodecCase(string name)
{
    /// <summary>Values of a call.</summary>
    internal const int Values = 1000;

    internal string Name => name;

    internal abstract int Write();

    internal abstract int Read();
}

/// <inheritdoc/>
sealed class CodecCase<T> : CodecCase
{
    readonly ValueCodec<T> _codec;
    readonly T[] _values;
    readonly RecordWriter _writer = new();
    readonly byte[] _bytes;

    /// <param name="name">What the results call it.</param>
    /// <param name="codec">What is measured.</param>
    /// <param name="samples">Written by turns.</param>
    internal CodecCase(string name, ValueCodec<T> codec, params T[] samples)
        : base(name)
    {
        _codec = codec;
        _values = [.. Enumerable.Range(0, Values).Select(i => samples[i % samples.Length])];
        Write();
        _bytes = _writer.Written.ToArray();
    }

    internal override int Write()
    {
        _writer.Clear();
        foreach (var value in _values) _codec.Write(_writer, value);
        return _writer.Length;
    }

    internal override int Read()
    {
        var reader = new RecordReader(_bytes);
        for (var i = 0; i < Values; i++) _values[i] = _codec.Read(ref reader);
        return reader.Position;
    }
}

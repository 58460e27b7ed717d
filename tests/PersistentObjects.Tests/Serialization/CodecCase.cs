using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>A type of values and its codec, with values that are hard to keep.</summary>
abstract class CodecCase(string name)
{
    public string Name => name;

    /// <summary>The type as the log names it.</summary>
    public abstract string TypeName { get; }

    /// <summary>How many samples there are.</summary>
    public abstract int Count { get; }

    public abstract byte[] Encode(int sample);

    /// <summary>Encodes what the bytes decode to.</summary>
    public abstract byte[] Recode(ReadOnlySpan<byte> bytes, out bool all);

    public abstract bool Same(int a, int b);

    public override string ToString() => name;
}

/// <summary>A codec that no property of <see cref="AllValues"/> stands for.</summary>
sealed class CodecCase<T>(ValueCodec<T> codec, params T[] samples) : CodecCase($"{typeof(T).Name} {codec.TypeName}")
{
    public override string TypeName => codec.TypeName;

    public override int Count => samples.Length;

    public override byte[] Encode(int sample) => codec.Encode(samples[sample]);

    public override byte[] Recode(ReadOnlySpan<byte> bytes, out bool all) => codec.Encode(codec.Decode(bytes, out all));

    public override bool Same(int a, int b) => codec.Same(samples[a], samples[b]);
}

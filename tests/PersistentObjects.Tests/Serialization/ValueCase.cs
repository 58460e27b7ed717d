using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>A type of property, with values that are hard to keep. Named after the property of <see cref="AllValues"/>.</summary>
abstract class ValueCase(string name) : CodecCase(name)
{
    public abstract void Set(AllValues values, int sample);

    /// <summary>The bytes of the value that the property has.</summary>
    public abstract byte[] Get(AllValues values);
}

sealed class ValueCase<T>(
    string name, ValueCodec<T> codec, Func<AllValues, T> get, Action<AllValues, T> set, params T[] samples)
    : ValueCase(name)
{
    public override string TypeName => codec.TypeName;

    public override int Count => samples.Length;

    public override byte[] Encode(int sample) => codec.Encode(samples[sample]);

    public override byte[] Recode(ReadOnlySpan<byte> bytes, out bool all) => codec.Encode(codec.Decode(bytes, out all));

    public override bool Same(int a, int b) => codec.Same(samples[a], samples[b]);

    public override void Set(AllValues values, int sample) => set(values, samples[sample]);

    public override byte[] Get(AllValues values) => codec.Encode(get(values));
}

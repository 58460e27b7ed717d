using System.Buffers;
using System.Text;

namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>A value whose codec is the user's, and so are its equality and its hash code.</summary>
[Codec(typeof(LabelCodec))]
public sealed class Label(string text) : IEquatable<Label>
{
    public string Text { get; } = text;

    public bool Equals(Label? other)
    {
        Fuse.Burn();
        return other is not null && other.Text == Text;
    }

    public override bool Equals(object? obj) => Equals(obj as Label);

    public override int GetHashCode()
    {
        Fuse.Burn();
        return Text.Length;
    }

    public override string ToString() => Text;
}

/// <summary>Throws when it is its turn.</summary>
public sealed class LabelCodec : IValueCodec<Label>
{
    public void Write(Label value, IBufferWriter<byte> output)
    {
        Fuse.Burn();
        output.Write(Encoding.UTF8.GetBytes(value.Text));
    }

    public Label Read(ReadOnlySpan<byte> bytes)
    {
        Fuse.Burn();
        return new Label(Encoding.UTF8.GetString(bytes));
    }
}

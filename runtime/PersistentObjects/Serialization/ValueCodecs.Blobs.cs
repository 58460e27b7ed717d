using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <content>Large values.</content>
public static partial class ValueCodecs
{
    /// <summary>Of <see cref="PersistentBlob"/>.</summary>
    public static ValueCodec<PersistentBlob> Blob { get; } = new BlobCodec(BlobCodec.Name)!;

    /// <summary>Of <c>PersistentBlob?</c>.</summary>
    public static ValueCodec<PersistentBlob?> NullableBlob { get; } = new BlobCodec(BlobCodec.Name + "?");
}

using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Serialization;

/// <summary>A blob: its hash and length, and its content unless that is in a file.</summary>
/// <remarks>
/// A writer without a destination gets the hash for the content. So whatever only compares bytes, or hashes them, takes blobs of
/// the same content for the same, wherever that is.
/// </remarks>
sealed class BlobCodec(string typeName) : ValueCodec<PersistentBlob?>(typeName)
{
    /// <summary>The name of the type in the schema.</summary>
    internal const string Name = StoredTypeNames.Blob;

    public override void Write(RecordWriter writer, PersistentBlob? value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        var form = value.IsLost ? BlobForm.Lost
            : writer.Blobs is not { } blobs || blobs.HasFile(value) ? BlobForm.File
            : BlobForm.Inline;
        new BlobHead(value.ContentHash, value.Length, form).Write(writer);
        if (form == BlobForm.Inline) writer.WriteBytes(value.ReadAllBytesShared());
    }

    public override PersistentBlob? Read(ref RecordReader reader)
    {
        if (!BlobHead.TryRead(ref reader, out var head)) return null;
        return head.Form switch
        {
            BlobForm.Inline => new PersistentBlob(head.Hash, head.ReadContent(ref reader).ToArray()),
            BlobForm.File => reader.ResolveBlob(head.Hash, head.Length),
            _ => new PersistentBlob(head.Hash, head.Length),
        };
    }

    public override bool Same(PersistentBlob? a, PersistentBlob? b) => a == b;

    /// <summary>Whether values of the type may contain blobs.</summary>
    internal static bool IsIn(string typeName)
        => typeName.Contains(Name, StringComparison.Ordinal) && StoredType.Parse(typeName).HasBlobs;
}

using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Verification;

/// <summary>Looks for blobs in the bytes of values.</summary>
static class StoredBlobs
{
    /// <summary>
    /// A value with the hashes of its blobs alone: the same content may have been written as a part of the value once and
    /// into a file another time, when the threshold had changed.
    /// </summary>
    internal static byte[] WithoutContent(ReadOnlySpan<byte> value, StoredType type)
    {
        var blobs = new List<(BlobHead Head, int Position)>();
        var reader = new RecordReader(value);
        new StoredValueReader((_, _) => { }, (in head, position) => blobs.Add((head, position))).Read(ref reader, type);
        var writer = new RecordWriter();
        var end = 0;
        foreach (var (head, position) in blobs)
        {
            writer.WriteBytes(value[end..position]);
            (head with { Form = BlobForm.File }).Write(writer);
            var passed = new RecordReader(value[position..]);
            BlobHead.TryRead(ref passed, out _);
            if (head.Form == BlobForm.Inline) head.ReadContent(ref passed);
            end = position + passed.Position;
        }
        writer.WriteBytes(value[end..]);
        return writer.Written.ToArray();
    }

    /// <summary>Marks the blobs of an object, in its bytes, whose files are lost; false when there are none.</summary>
    internal static bool MarkLost(StoredObject o, Func<BlobHash, bool> isLost)
    {
        var any = false;
        var reader = new StoredValueReader((_, _) => { }, (in head, position) =>
        {
            if (head.Form != BlobForm.File || !isLost(head.Hash)) return;
            BlobHead.MarkLost(o.Values.AsSpan(position));
            any = true;
        });
        o.Split(reader);
        return any;
    }
}

using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Serialization;

/// <summary>Is told of each reference in a value; throws when it may not be there.</summary>
delegate void ReferenceHandler(ulong id, StoredName className);

/// <summary>Is told of each blob, and where in the bytes that are read it begins.</summary>
delegate void BlobHandler(in BlobHead head, int position);

/// <summary>
/// Reads values by the names of their types alone, as FORMAT.md describes them, and refuses what the application would refuse:
/// all but what its own codecs and comparers say.
/// </summary>
sealed class StoredValueReader(ReferenceHandler references, BlobHandler? blobs = null)
{
    [ThreadStatic]
    static StoredValueReader? t_silent;

    // Of the structures whose members are being read, so that a mention finds its definition.
    readonly List<StoredType.Structure> _enclosing = [];

    /// <summary>One that passes over values and tells nobody what they mention. This thread's own.</summary>
    internal static StoredValueReader Silent => t_silent ??= new((_, _) => { });

    /// <summary>Reads one value, exactly.</summary>
    internal void Read(ref RecordReader reader, StoredType type)
    {
        _enclosing.Clear();
        if (type is StoredType.Changing changing)
        {
            if (reader.TryRead(0)) throw new RecordFormatException($"null where a {type.Layout} is expected");
            type = changing.Content;
        }
        ReadValue(ref reader, type);
    }

    void ReadValue(ref RecordReader reader, StoredType type)
    {
        // How deep types and values nest is limited; how many frames that takes, the stack of this thread decides.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new RecordFormatException($"a value that nests too deeply at byte {reader.Position}");
        switch (type)
        {
            case StoredType.Scalar { HasBlobs: true }:
                ReadBlob(ref reader);
                break;
            case StoredType.Scalar scalar:
                StoredScalars.Of(scalar.Name).Skip(ref reader);
                break;
            case StoredType.Enumeration enumeration:
                StoredScalars.Of(enumeration.Underlying).Skip(ref reader);
                break;
            case StoredType.Reference reference:
                if (reader.ReadVarUInt64() is var id and not 0) references(id, reference.ClassName);
                break;
            case StoredType.Nullable { HasNullInside: true } nullable:
                ReadValue(ref reader, nullable.Inner);
                break;
            case StoredType.Nullable nullable:
                if (reader.ReadPresence()) ReadValue(ref reader, nullable.Inner);
                break;
            case StoredType.Array array:
                ReadElements(ref reader, array.Element);
                break;
            case StoredType.List list:
                ReadElements(ref reader, list.Element);
                break;
            case StoredType.Set set:
                ReadKeyed(ref reader, set.Element, null);
                break;
            case StoredType.Map map:
                ReadKeyed(ref reader, map.Key, map.Value);
                break;
            case StoredType.Tuple tuple:
                foreach (var element in tuple.Elements) ReadValue(ref reader, element);
                break;
            case StoredType.Structure structure:
                ReadStructure(ref reader, structure);
                break;
            case StoredType.Mention mention:
                ReadMention(ref reader, mention);
                break;
            case StoredType.Opaque:
                StoredScalars.SkipBytes(ref reader);
                break;
            default:
                throw new InvalidOperationException($"Values of {type} are not known here.");
        }
    }

    void ReadBlob(ref RecordReader reader)
    {
        var start = reader.Position;
        if (!BlobHead.TryRead(ref reader, out var head)) return;
        if (head.Form == BlobForm.Inline && BlobHash.Of(head.ReadContent(ref reader)) != head.Hash)
        {
            throw new RecordFormatException($"a blob whose content has another hash, at byte {start}");
        }
        blobs?.Invoke(head, start);
    }

    void ReadElements(ref RecordReader reader, StoredType element)
    {
        if (!reader.TryReadLength(out var count)) return;
        for (; count > 0; count--) ReadValue(ref reader, element);
    }

    void ReadKeyed(ref RecordReader reader, StoredType key, StoredType? value)
    {
        if (!reader.TryReadLength(out var count)) return;
        RequireComparer(reader.ReadByte(), key);
        var (previousStart, previousEnd) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var start = reader.Position;
            ReadValue(ref reader, key);
            var bytes = reader.Between(start, reader.Position);
            if (i > 0 && reader.Between(previousStart, previousEnd).SequenceCompareTo(bytes) >= 0)
            {
                throw new RecordFormatException($"an element of a set or map that is not behind the one before it, at byte {start}");
            }
            if (value is not null && bytes is [0] && MayBeNull(key)) throw new RecordFormatException($"a map with the key null at byte {start}");
            (previousStart, previousEnd) = (start, reader.Position);
            if (value is not null) ReadValue(ref reader, value);
        }
    }

    static void RequireComparer(byte comparer, StoredType key)
    {
        if (comparer > 4 || (comparer > 0 && key.Layout != "string")) throw new RecordFormatException($"the comparer {comparer} of a set or map of {key.Layout}");
    }

    static bool MayBeNull(StoredType type) => type.HasNullInside || type is StoredType.Nullable;

    void ReadStructure(ref RecordReader reader, StoredType.Structure structure)
    {
        if (structure.IsRecord && !reader.ReadPresence()) return;
        _enclosing.Add(structure);
        foreach (var member in structure.Members) ReadValue(ref reader, member.Type);
        _enclosing.RemoveAt(_enclosing.Count - 1);
    }

    void ReadMention(ref RecordReader reader, StoredType.Mention mention)
    {
        var index = _enclosing.FindLastIndex(outer => outer.IsRecord == mention.IsRecord && outer.Name == mention.Name);
        if (mention.IsRecord && !reader.ReadPresence()) return;
        // The structures between a mention and its definition do not enclose what is in it.
        var between = _enclosing[(index + 1)..];
        _enclosing.RemoveRange(index + 1, between.Count);
        reader.BeginNested();
        foreach (var member in _enclosing[index].Members) ReadValue(ref reader, member.Type);
        reader.EndNested();
        _enclosing.AddRange(between);
    }
}

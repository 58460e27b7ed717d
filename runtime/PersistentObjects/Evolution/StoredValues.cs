using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Evolution;

/// <summary>
/// Reads values whose types the program does not have any more: scalars as themselves, an enum as its number, an array, list or
/// set as an array, a structure, a tuple and an entry of a map as a <see cref="RetiredRecord"/>, and what a codec has made as bytes.
/// </summary>
sealed class StoredValues
{
    readonly IObjectResolver _resolver;
    readonly Mentions _mentions;

    StoredValues(StoredType type, IObjectResolver resolver) => (_resolver, _mentions) = (resolver, new Mentions(type));

    /// <summary>Reads one value, exactly.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="reader">Stands before it.</param>
    /// <param name="resolver">Finds objects, which are null when they do not exist any more, and blobs.</param>
    /// <exception cref="RecordFormatException">It is no value of the type.</exception>
    internal static object? Read(StoredType type, ref RecordReader reader, IObjectResolver resolver)
        => new StoredValues(type, resolver).ReadValue(ref reader, type is StoredType.Changing changing ? changing.Content : type);

    object? ReadValue(ref RecordReader reader, StoredType type)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new RecordFormatException($"a value that nests too deeply at byte {reader.Position}");
        return type switch
        {
            StoredType.Scalar { HasBlobs: true } => ReadBlob(ref reader),
            StoredType.Scalar scalar => StoredScalars.Of(scalar.Name).Read(ref reader),
            StoredType.Enumeration enumeration => StoredScalars.Of(enumeration.Underlying).Read(ref reader),
            StoredType.Reference => reader.ReadVarUInt64() is var id and not 0 ? _resolver.Resolve((long)id) : null,
            StoredType.Nullable { HasNullInside: true } nullable => ReadValue(ref reader, nullable.Inner),
            StoredType.Nullable nullable => reader.ReadPresence() ? ReadValue(ref reader, nullable.Inner) : null,
            StoredType.Array array => ReadElements(ref reader, array.Element, isKeyed: false),
            StoredType.List list => ReadElements(ref reader, list.Element, isKeyed: false),
            StoredType.Set set => ReadElements(ref reader, set.Element, isKeyed: true),
            StoredType.Map map => ReadElements(ref reader, RetiredRecord.EntryOf(map), isKeyed: true),
            StoredType.Tuple tuple => ReadMembers(ref reader, tuple.Layout, RetiredRecord.MembersOf(tuple)),
            StoredType.Opaque => StoredScalars.ReadBytes(ref reader),
            StoredType.Structure structure => ReadStructure(ref reader, structure, isInItself: false),
            _ => ReadStructure(ref reader, _mentions.StructureOf(type) ?? throw new InvalidOperationException($"Values of {type} are not known here."), isInItself: true),
        };
    }

    object?[]? ReadElements(ref RecordReader reader, StoredType element, bool isKeyed)
    {
        if (!reader.TryReadLength(out var count)) return null;
        if (isKeyed) reader.ReadByte();
        var elements = Elements.ListFor<object?>(count);
        for (; count > 0; count--) elements.Add(ReadValue(ref reader, element));
        return [.. elements];
    }

    RetiredRecord? ReadStructure(ref RecordReader reader, StoredType.Structure structure, bool isInItself)
    {
        if (structure.IsRecord && !reader.ReadPresence()) return null;
        if (!isInItself) return ReadMembers(ref reader, structure.Name.Text, structure.Members);
        reader.BeginNested();
        var made = ReadMembers(ref reader, structure.Name.Text, structure.Members);
        reader.EndNested();
        return made;
    }

    RetiredRecord ReadMembers(ref RecordReader reader, string typeName, IReadOnlyList<StoredMember> members)
    {
        var values = new object?[members.Count];
        for (var i = 0; i < values.Length; i++) values[i] = ReadValue(ref reader, members[i].Type);
        return new RetiredRecord(typeName, members, values);
    }

    PersistentBlob? ReadBlob(ref RecordReader reader)
    {
        if (!BlobHead.TryRead(ref reader, out var head)) return null;
        return head.Form switch
        {
            BlobForm.Inline => new PersistentBlob(head.Hash, head.ReadContent(ref reader).ToArray()),
            BlobForm.File => _resolver.ResolveBlob(head.Hash, head.Length),
            _ => new PersistentBlob(head.Hash, head.Length),
        };
    }
}

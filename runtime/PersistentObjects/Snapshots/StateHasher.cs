using System.Security.Cryptography;
using PersistentObjects.CompilerServices;
using PersistentObjects.Objects;

namespace PersistentObjects.Snapshots;

/// <summary>Hashes all objects as of one version; FORMAT.md, "State hash".</summary>
/// <remarks>
/// Nothing that is hashed depends on the way to the state: classes and properties come in the order of their names, objects in
/// that of their ids, and values have one encoding each. Allocates nothing per object.
/// </remarks>
sealed class StateHasher : IDisposable
{
    const int ChunkBytes = 64 << 10;

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly RecordWriter _writer = new();
    readonly ObjectEncoder _encoder;
    PersistentProperty[] _properties = [];

    StateHasher(long version) => _encoder = new ObjectEncoder(_writer, version, WriteObject, findsGhosts: false);

    /// <summary>The hash at a version that the caller keeps.</summary>
    public static string Compute(ObjectHeap heap, long version)
    {
        using var hasher = new StateHasher(version);
        hasher._writer.WriteBytes("POBJHSH1"u8);
        foreach (var extent in heap.Classes.All.OrderBy(extent => extent.Model.Name, StringComparer.Ordinal)) hasher.Add(extent);
        hasher._writer.WriteString("");
        hasher.Flush();
        return Convert.ToHexStringLower(hasher._hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    void Add(ClassExtent extent)
    {
        _properties = [.. extent.Model.Properties.OrderBy(property => property.Name, StringComparer.Ordinal)];
        var before = _writer.Length;
        WriteHead(extent.Model);
        var any = false;
        foreach (var page in extent.Pages)
        {
            for (var slot = 0; page is not null && slot < ExtentPage.Size; slot++)
            {
                if (page[slot] is not { } o || !_encoder.TryWrite(o)) continue;
                any = true;
                if (_writer.Length >= ChunkBytes) Flush();
            }
        }
        // A class without objects is as one that the store does not have.
        if (any) _writer.WriteVarUInt64(0);
        else _writer.Truncate(before);
    }

    void WriteHead(PersistentClass model)
    {
        _writer.WriteString(model.Name);
        _writer.WriteVarUInt64((ulong)_properties.Length);
        foreach (var property in _properties) _writer.WriteString(property.Name);
    }

    void WriteObject(PersistentObject o, PersistentObject values, long changed)
    {
        _writer.WriteVarUInt64((ulong)o.IdValue);
        foreach (var property in _properties) property.Write(_writer, values);
    }

    void Flush()
    {
        _hash.AppendData(_writer.Written);
        _writer.Clear();
    }
}

using System.Runtime.CompilerServices;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Recovery;

/// <summary>Where a stored value goes: into a property that reads it as it is, or wherever else.</summary>
readonly struct StoredField
{
    readonly PersistentProperty? _property;
    readonly FieldReader? _other;

    internal StoredField(PersistentProperty property) => _property = property;

    internal StoredField(FieldReader other) => _other = other;

    /// <inheritdoc cref="FieldReader.Deferred"/>
    internal DeferredField? Deferred => _other?.Deferred;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Read(ref RecordReader reader, PersistentObject o)
    {
        if (_property is not null) _property.Read(ref reader, o);
        else _other!.Read(ref reader, o);
    }

    internal void ReadChange(ref RecordReader reader, PersistentObject o)
    {
        if (_property is not null) _property.ReadChange(ref reader, o);
        else _other!.ReadChange(ref reader, o);
    }
}

/// <summary>Reads values of a property that is not what it was.</summary>
abstract class FieldReader
{
    /// <summary>Not null when values may be read only when all is loaded.</summary>
    internal virtual DeferredField? Deferred => null;

    /// <summary>Reads a whole value, exactly.</summary>
    internal abstract void Read(ref RecordReader reader, PersistentObject o);

    /// <summary>Reads what a transaction has changed: a whole value, but of collections that change.</summary>
    internal virtual void ReadChange(ref RecordReader reader, PersistentObject o) => Read(ref reader, o);
}

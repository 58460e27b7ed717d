using System.ComponentModel;
using PersistentObjects.Checks;
using PersistentObjects.Objects;
using PersistentObjects.Serialization;

namespace PersistentObjects.CompilerServices;

/// <summary>What generated code says of a persistent property.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class PersistentProperty
{
    private protected PersistentProperty(string name, string typeName, bool hasReferences)
        => (Name, TypeName, HasReferences, HasBlobs) = (name, typeName, hasReferences, BlobCodec.IsIn(typeName));

    /// <summary>The name, which names the property in the log.</summary>
    public string Name { get; }

    /// <summary>The type as the schema records name it.</summary>
    public string TypeName { get; }

    /// <summary>The names that it had before.</summary>
    public string[] FormerNames { internal get; init; } = [];

    /// <summary>Whether its values are references to persistent objects, or may contain some.</summary>
    internal bool HasReferences { get; }

    /// <summary>Whether its values are blobs, or may contain some.</summary>
    internal bool HasBlobs { get; }

    /// <summary>Whether the value is a collection that changes.</summary>
    internal virtual bool IsCollection => false;

    /// <summary>Its place among all properties of a class, base classes first.</summary>
    internal int Ordinal { get; set; } = -1;

    /// <summary>Whether values are checked when they are set, and when an object is added.</summary>
    internal abstract bool HasRules { get; }

    /// <summary>Whether it is checked at the end of the transactions that add or change an object.</summary>
    internal abstract bool HasRulesAtEnd { get; }

    /// <summary>Checks the value of an object that is to be added. Only for one that <see cref="HasRules"/>.</summary>
    internal abstract void CheckAdded(PersistentObject o, FailureList failures);

    /// <summary>Checks the value with which a transaction leaves an object. Only for one that <see cref="HasRulesAtEnd"/>.</summary>
    internal abstract void CheckAtEnd(PersistentObject o, PersistentObject values, FailureList failures);

    /// <summary>The value for people, in an object whose fields nobody changes.</summary>
    internal abstract string TextIn(PersistentObject values);

    /// <summary>Copies the field.</summary>
    internal abstract void Copy(PersistentObject target, PersistentObject source);

    /// <summary>Whether the fields of two objects have the same encoded bytes.</summary>
    internal abstract bool IsSame(PersistentObject a, PersistentObject b);

    /// <summary>Appends the field's bytes.</summary>
    internal abstract void Write(RecordWriter writer, PersistentObject values);

    /// <summary>Reads a value into the field.</summary>
    internal abstract void Read(ref RecordReader reader, PersistentObject target);

    /// <summary>Appends what a transaction has changed: the whole value, or what was done to a collection.</summary>
    internal virtual void WriteChange(RecordWriter writer, PersistentObject values) => Write(writer, values);

    /// <summary>Reads what <see cref="WriteChange"/> wrote.</summary>
    internal virtual void ReadChange(ref RecordReader reader, PersistentObject target) => Read(ref reader, target);

    /// <summary>The transaction that has changed the field is staged: the values do not change any more.</summary>
    internal virtual void EndEdit(PersistentObject values, JournalPool journals)
    {
    }

    /// <summary>Adds every persistent object that the field refers to.</summary>
    internal abstract void AddReferences(PersistentObject values, ICollection<PersistentObject> references);

    /// <summary>The published value for people.</summary>
    internal abstract string Describe(PersistentObject o);
}

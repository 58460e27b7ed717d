using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>Encodes and decodes the values of one type. The layouts are in FORMAT.md, "Values".</summary>
/// <remarks>
/// Codecs have no state and may be used by any thread. Those of recursive types see to it that neither a value nor the
/// bytes of one overflow the stack: they say how deep they are (<see cref="RecordWriter.BeginNested"/>,
/// <see cref="RecordReader.BeginNested"/>), and where they only compare or look, call
/// <see cref="System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack"/>.
/// </remarks>
/// <typeparam name="T">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueCodec<T>
{
    /// <summary>A codec of the type that the schema records name so.</summary>
    protected ValueCodec(string typeName) => TypeName = typeName;

    /// <summary>The type as the schema records name it, such as <c>int64</c>, <c>string</c> or <c>ref Shop.Customer</c>.</summary>
    public string TypeName { get; }

    /// <summary>Appends the value's bytes.</summary>
    public abstract void Write(RecordWriter writer, T value);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public abstract T Read(ref RecordReader reader);

    /// <summary>
    /// Whether two values have the same encoded bytes, which is what "the value did not change" means: 1.0m and 1.00m
    /// differ, as do 0.0 and -0.0.
    /// </summary>
    public abstract bool Same(T a, T b);

    /// <summary>Whether values of this type are references to persistent objects, or may contain some.</summary>
    public virtual bool HasReferences => false;

    /// <summary>Adds every persistent object in the value; nulls are left out, the order and repetitions are of no account.</summary>
    public virtual void AddReferences(T value, ICollection<PersistentObject> references)
    {
    }
}

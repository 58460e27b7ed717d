using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>What a <see cref="ConvertFromAttribute"/> says: how values of another type become values of a property.</summary>
/// <typeparam name="T">The type of the property.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueConversion<T>
{
    private protected ValueConversion()
    {
    }

    /// <summary>The old type, as the schema records name it.</summary>
    internal abstract string FromType { get; }

    /// <summary>Whether old values may refer to objects, which are complete only when all are loaded.</summary>
    internal abstract bool HasReferences { get; }

    /// <summary>Reads a value of the old type and converts it.</summary>
    internal abstract T Read(ref RecordReader reader);
}

/// <summary>The same with the old type.</summary>
/// <typeparam name="TOld">The old type.</typeparam>
/// <typeparam name="T">The type of the property.</typeparam>
/// <param name="codec">Decodes the old values.</param>
/// <param name="convert">Calls the user's method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValueConversion<TOld, T>(ValueCodec<TOld> codec, Func<TOld, T> convert) : ValueConversion<T>
{
    internal override string FromType => codec.TypeName;

    internal override bool HasReferences => codec.HasReferences;

    internal override T Read(ref RecordReader reader) => convert(codec.Read(ref reader));
}

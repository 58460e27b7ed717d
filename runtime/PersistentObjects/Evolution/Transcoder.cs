using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>
/// Turns the bytes of a value as it is stored into the bytes of the same value in the type that is declared today. It loses
/// nothing: there is none for two types when values of the one may have no equal in the other, but for null, which is refused
/// when it is met.
/// </summary>
/// <remarks>
/// Has no state: any thread may use it. What it reads comes from a file, and is refused when it is no value of the stored type; what
/// it writes is as canonical as what today's codec writes. Names are compared as they stand: <see cref="SchemaNames"/> comes first.
/// </remarks>
sealed class Transcoder
{
    readonly ByteConversion _conversion;

    Transcoder(ByteConversion conversion, TranscoderBuilder built)
    {
        _conversion = conversion;
        IsIdentity = !built.ChangesBytes;
        MayRefuse = built.MayRefuse;
        ChangesReferences = built.ChangesReferences;
    }

    /// <summary>Null when values of the stored type do not become values of today's type without help.</summary>
    /// <param name="stored">What the bytes are.</param>
    /// <param name="today">What they shall be.</param>
    /// <param name="ignoresNames">
    /// Whether structures and enums may have other names, and an enum may become a number: so a method that converts old values
    /// can take them though their type is gone.
    /// </param>
    internal static Transcoder? TryCreate(StoredType stored, StoredType today, bool ignoresNames)
    {
        var builder = new TranscoderBuilder(stored, today, ignoresNames);
        return builder.Build() is { } conversion ? new Transcoder(conversion, builder) : null;
    }

    /// <summary>Whether the bytes stay as they are. Then nobody needs to convert them, unless some may have to be refused.</summary>
    internal bool IsIdentity { get; }

    /// <summary>Whether there may be values without a counterpart, most of all null where today's type has none.</summary>
    internal bool MayRefuse { get; }

    /// <summary>Whether references may be to objects of other classes than stored: their ids say nothing about it.</summary>
    internal bool ChangesReferences { get; }

    /// <summary>Reads one value, exactly, and writes it.</summary>
    /// <exception cref="ValueRefusedException">It has no counterpart. What has been written then means nothing.</exception>
    /// <exception cref="RecordFormatException">It is no value of the stored type. Likewise.</exception>
    internal void Convert(ref RecordReader from, RecordWriter to) => _conversion.Convert(ref from, to);
}

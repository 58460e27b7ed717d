using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Whether it is absolute, then the string that it was made of.</summary>
sealed class UriCodec(string typeName) : ValueCodec<Uri?>(typeName)
{
    const byte Absolute = 1;
    const byte Relative = 2;

    public override void Write(RecordWriter writer, Uri? value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        writer.WriteByte(value.IsAbsoluteUri ? Absolute : Relative);
        writer.WriteString(Text(value));
    }

    public override Uri? Read(ref RecordReader reader)
    {
        var form = reader.ReadByte();
        if (form == 0) return null;
        if (form > Relative) throw new RecordFormatException($"the byte {form} where a URI begins");
        var text = reader.ReadString() ?? throw new RecordFormatException("a URI without a text");
        try
        {
            return new Uri(text, form == Absolute ? UriKind.Absolute : UriKind.Relative);
        }
        catch (UriFormatException e)
        {
            throw new RecordFormatException($"the URI '{text}', which is not {(form == Absolute ? "absolute" : "relative")}", e);
        }
    }

    public override bool Same(Uri? a, Uri? b)
        => ReferenceEquals(a, b) || (a is not null && b is not null && a.IsAbsoluteUri == b.IsAbsoluteUri && Text(a) == Text(b));

    /// <summary>A file's path alone is an absolute URI on one system and none on another: it gets its scheme.</summary>
    static string Text(Uri value)
        => value is { IsAbsoluteUri: true, IsFile: true } && !value.OriginalString.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? value.AbsoluteUri
            : value.OriginalString;
}

/// <summary>How many components it has, then each of them.</summary>
sealed class VersionCodec(string typeName) : ValueCodec<Version?>(typeName)
{
    public override void Write(RecordWriter writer, Version? value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        writer.WriteByte((byte)(value.Revision >= 0 ? 4 : value.Build >= 0 ? 3 : 2));
        writer.WriteVarUInt64((ulong)value.Major);
        writer.WriteVarUInt64((ulong)value.Minor);
        if (value.Build >= 0) writer.WriteVarUInt64((ulong)value.Build);
        if (value.Revision >= 0) writer.WriteVarUInt64((ulong)value.Revision);
    }

    public override Version? Read(ref RecordReader reader)
    {
        var components = reader.ReadByte();
        return components switch
        {
            0 => null,
            2 => new Version(Component(ref reader), Component(ref reader)),
            3 => new Version(Component(ref reader), Component(ref reader), Component(ref reader)),
            4 => new Version(Component(ref reader), Component(ref reader), Component(ref reader), Component(ref reader)),
            _ => throw new RecordFormatException($"a version of {components} components"),
        };
    }

    public override bool Same(Version? a, Version? b) => a == b;

    static int Component(ref RecordReader reader)
    {
        var raw = reader.ReadVarUInt64();
        return raw <= int.MaxValue ? (int)raw : throw Numbers.OutOfRange("version", raw.ToString());
    }
}

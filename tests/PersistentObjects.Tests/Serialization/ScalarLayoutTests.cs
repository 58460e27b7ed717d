using System.Collections.Immutable;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>The bytes of numbers, times, names, bytes and of what codecs of the user's write: FORMAT.md, "Values".</summary>
public class ScalarLayoutTests
{
    [Test]
    public void Numbers_are_little_endian()
    {
        ShouldBe(ValueCodecs.Int128, -2, "int128", "FE FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF");
        ShouldBe(ValueCodecs.UInt128, (UInt128)0x0102 << 64, "uint128", "00 00 00 00 00 00 00 00 02 01 00 00 00 00 00 00");
        ShouldBe(ValueCodecs.Half, (Half)1.5, "float16", "00 3E");
        ShouldBe(ValueCodecs.Rune, new Rune(0x1F984), "rune", "84 F3 07");
        ShouldBe(ValueCodecs.BigInteger, 0, "bigint", "01 00");
        ShouldBe(ValueCodecs.BigInteger, 128, "bigint", "02 80 00");
        ShouldBe(ValueCodecs.BigInteger, -128, "bigint", "01 80");
        ShouldBe(ValueCodecs.BigInteger, -129, "bigint", "02 7F FF");
    }

    [Test]
    public void Times_are_numbers_of_days_or_ticks()
    {
        ShouldBe(ValueCodecs.DateOnly, new DateOnly(1, 1, 2), "date", "01");
        ShouldBe(ValueCodecs.DateOnly, DateOnly.MaxValue, "date", "DA F3 DE 01");
        ShouldBe(ValueCodecs.TimeOnly, new TimeOnly(300), "time", "AC 02");
        ShouldBe(ValueCodecs.TimeSpan, TimeSpan.FromTicks(-1), "timespan", "01");
        ShouldBe(ValueCodecs.TimeSpan, TimeSpan.MinValue, "timespan", "FF FF FF FF FF FF FF FF FF 01");
    }

    [Test]
    public void Names_have_null_inside()
    {
        ShouldBe(ValueCodecs.NullableUri, null, "uri?", "00");
        ShouldBe(ValueCodecs.Uri, new Uri("urn:a"), "uri", "01 0B 75 72 6E 3A 61");
        ShouldBe(ValueCodecs.Uri, new Uri("A", UriKind.Relative), "uri", "02 03 41");
        ShouldBe(ValueCodecs.NullableVersion, null, "version?", "00");
        ShouldBe(ValueCodecs.Version, new Version(1, 300), "version", "02 01 AC 02");
        ShouldBe(ValueCodecs.Version, new Version(1, 2, 3), "version", "03 01 02 03");
        ShouldBe(ValueCodecs.Version, new Version(1, 2, 3, 4), "version", "04 01 02 03 04");
    }

    [Test]
    public void Blobs_are_hash_length_and_form_and_have_null_inside()
    {
        // Without a destination there is nothing but the hash.
        const string Hash = "BA 78 16 BF 8F 01 CF EA 41 41 40 DE 5D AE 22 23 B0 03 61 A3 96 17 7A 9C B4 10 FF 61 F2 00 15 AD";
        ShouldBe(ValueCodecs.NullableBlob, null, "blob?", "00");
        ValueCodecs.Blob.TypeName.ShouldBe("blob");
        ValueCodecs.Blob.Encode(PersistentBlob.FromBytes("abc"u8)).ShouldBe(Convert.FromHexString($"01 {Hash} 0D".Replace(" ", "")));
    }

    [Test]
    public void A_path_becomes_a_uri_that_every_system_reads()
    {
        var path = OperatingSystem.IsWindows() ? "C:\\a b" : "/a b";
        var codec = ValueCodecs.Uri;
        var bytes = codec.Encode(new Uri(path));
        var read = codec.Decode(bytes, out _);
        read.ShouldBe(new Uri(path));
        read.OriginalString.ShouldStartWith("file:///");
        codec.Encode(read).ShouldBe(bytes);
        codec.Same(new Uri(path), read).ShouldBeTrue();
    }

    [Test]
    public void Bytes_are_a_length_and_themselves()
    {
        ShouldBe(ValueCodecs.ImmutableBytes, default, "bytes", "00");
        ShouldBe(ValueCodecs.ImmutableBytes, [], "bytes", "01");
        ShouldBe(ValueCodecs.ImmutableBytes, [7, 255], "bytes", "03 07 FF");
        ShouldBe(ValueCodecs.ReadOnlyMemory, default, "bytes", "01");
        ShouldBe(ValueCodecs.ReadOnlyMemory, new byte[] { 7, 255 }, "bytes", "03 07 FF");
        ShouldBe(ValueCodecs.Nullable(ValueCodecs.ReadOnlyMemory), new byte[] { 7 }, "bytes?", "01 02 07");
        ValueCodecs.ReadOnlyMemory.Decode([0], out _).Length.ShouldBe(0);
        ImmutableArray<byte> array = ValueCodecs.ImmutableBytes.Decode([0], out _);
        array.IsDefault.ShouldBeTrue();
    }

    [Test]
    public void What_a_codec_of_the_users_writes_has_its_length_before_it()
    {
        ShouldBe(ValueCodecs.Opaque("codec Color", new ColorCodec()), new Color(1, 2, 3), "codec Color", "04 01 02 03");
        ShouldBe(ValueCodecs.NullableOpaque("codec Color", new ColorCodec()), null, "codec Color?", "00");
        ShouldBe(ValueCodecs.NullableOpaque("codec Color?", new ColorCodec()), new Color(1, 2, 3), "codec Color?", "04 01 02 03");
        ShouldBe(ValueCodecs.Opaque<Tag?>("codec Tag?", new TagCodec()!), null, "codec Tag?", "00");
        ShouldBe(ValueCodecs.Opaque("codec Tag", new TagCodec()), new Tag(""), "codec Tag", "01");
    }

    [Test]
    public void Each_value_has_one_encoding_only()
    {
        Refused(ValueCodecs.Rune, "80 B0 03");
        Refused(ValueCodecs.Rune, "80 80 44");
        Refused(ValueCodecs.BigInteger, "00");
        Refused(ValueCodecs.BigInteger, "02 7F 00");
        Refused(ValueCodecs.BigInteger, "02 80 FF");
        Refused(ValueCodecs.DateOnly, "DB F3 DE 01");
        Refused(ValueCodecs.TimeOnly, "80 80 80 80 80 80 80 80 80 01");
        Refused(ValueCodecs.Uri, "03 03 41");
        Refused(ValueCodecs.Uri, "01 00");
        Refused(ValueCodecs.Uri, "01 03 41").ShouldBe("the URI 'A', which is not absolute");
        Refused(ValueCodecs.Version, "01 01");
        Refused(ValueCodecs.Version, "05 01 01 01 01 01");
        Refused(ValueCodecs.Version, "02 01 80 80 80 80 08");
    }

    [Test]
    public void What_a_codec_of_the_users_does_not_read_is_refused_with_its_exception()
    {
        var codec = ValueCodecs.Opaque("codec Color", new ColorCodec());
        var refused = Should.Throw<RecordFormatException>(() => codec.Decode([2, 1], out _));
        refused.Message.ShouldContain("ColorCodec does not read as a value of type codec Color: a color has three bytes");
        refused.InnerException.ShouldBeOfType<FormatException>();
        Refused(codec, "00").ShouldBe("no value where one of type codec Color is expected");
    }

    static void ShouldBe<T>(ValueCodec<T> codec, T value, string typeName, string hex)
    {
        codec.TypeName.ShouldBe(typeName);
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        codec.Encode(value).ShouldBe(bytes);
        codec.Encode(codec.Decode(bytes, out var all)).ShouldBe(bytes);
        all.ShouldBeTrue();
    }

    static string Refused<T>(ValueCodec<T> codec, string hex)
        => Should.Throw<RecordFormatException>(() => codec.Decode(Convert.FromHexString(hex.Replace(" ", "")), out _)).Message;
}

using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Serialization;

/// <summary>The bytes of values, which are a promise: FORMAT.md, "Values". A log must be readable in ten years.</summary>
public class ValueLayoutTests
{
    [Test]
    public void Numbers_take_seven_bits_a_byte_and_signed_ones_are_zigzag_encoded()
    {
        ShouldBe(ValueCodecs.UInt64, 0ul, 0x00);
        ShouldBe(ValueCodecs.UInt64, 300ul, 0xAC, 0x02);
        ShouldBe(ValueCodecs.UInt64, ulong.MaxValue, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01);
        ShouldBe(ValueCodecs.Int64, -1, 0x01);
        ShouldBe(ValueCodecs.Int64, 1, 0x02);
        ShouldBe(ValueCodecs.SByte, sbyte.MinValue, 0xFF, 0x01);
        ShouldBe(ValueCodecs.Char, 'A', 0x41);
        ShouldBe(ValueCodecs.Enum<Int32Enum>("E"), Int32Enum.Negative, 0x01);
        ShouldBe(ValueCodecs.Enum<UInt32Enum>("E"), UInt32Enum.One, 0x01);
    }

    [Test]
    public void Strings_are_utf_8_or_if_need_be_utf_16()
    {
        ShouldBe(ValueCodecs.NullableString, null, 0x00);
        ShouldBe(ValueCodecs.String, "", 0x01);
        ShouldBe(ValueCodecs.String, "aé", 0x07, 0x61, 0xC3, 0xA9);
        ShouldBe(ValueCodecs.String, "\ud83e\udd84", 0x09, 0xF0, 0x9F, 0xA6, 0x84);
        ShouldBe(ValueCodecs.String, "a\ud800", 0x0A, 0x61, 0x00, 0x00, 0xD8);
    }

    [Test]
    public void Other_values_have_fixed_layouts()
    {
        ShouldBe(ValueCodecs.Boolean, true, 0x01);
        ShouldBe(ValueCodecs.Single, 1f, 0x00, 0x00, 0x80, 0x3F);
        ShouldBe(ValueCodecs.Double, -0.0, 0, 0, 0, 0, 0, 0, 0, 0x80);
        ShouldBe(ValueCodecs.Decimal, -1.50m, 0x82, 0x96, 0x01);
        ShouldBe(ValueCodecs.Guid, new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF);
        ShouldBe(ValueCodecs.DateTime, new DateTime(258, DateTimeKind.Utc), 0x02, 0x01, 0, 0, 0, 0, 0, 0x40);
        ShouldBe(ValueCodecs.DateTimeOffset, new DateTimeOffset(36_000_000_000, TimeSpan.FromHours(1)), 0, 0x68, 0xC4, 0x61, 0x08, 0, 0, 0, 0x78);
        ShouldBe(ValueCodecs.Nullable(ValueCodecs.Int32), null, 0x00);
        ShouldBe(ValueCodecs.Nullable(ValueCodecs.Int32), -2, 0x01, 0x03);
    }

    [Test]
    public void A_reference_is_the_id_of_the_object()
    {
        var codec = ValueCodecs.NullableReference<AllValues>("AllValues");
        ShouldEncode(codec, null, [0x00]);
        ShouldEncode(codec, new AllValues { IdValue = 300 }, [0xAC, 0x02]);
        codec.TypeName.ShouldBe("ref AllValues?");
    }

    [Test]
    public void Each_value_has_one_encoding_only()
    {
        Refused(ValueCodecs.UInt64, 0x80, 0x00);
        Refused(ValueCodecs.UInt64, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02);
        Refused(ValueCodecs.Int32, 0x80, 0x80, 0x80, 0x80, 0x10);
        Refused(ValueCodecs.Boolean, 0x02);
        Refused(ValueCodecs.Decimal, 0x1D, 0x01);
        Refused(ValueCodecs.Decimal, 0x00, 0x81, 0x00);
        Refused(ValueCodecs.Decimal, 0x00, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01);
        Refused(ValueCodecs.Decimal, 0x00, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20);
        Refused(ValueCodecs.DateTime, 0, 0, 0, 0, 0, 0, 0, 0xC0);
        Refused(ValueCodecs.DateTimeOffset, 0, 0, 0, 0, 0, 0, 0, 0x80, 0);
        Refused(ValueCodecs.Nullable(ValueCodecs.Int32), 0x02, 0x00);
        Refused(ValueCodecs.String, 0x03, 0xC3);
        Refused(ValueCodecs.String, 0x07, 0xED, 0xA0, 0x80);
        Refused(ValueCodecs.String, 0x04);
    }

    [Test]
    public void A_length_beyond_the_end_is_refused_without_an_allocation()
    {
        Refused(ValueCodecs.String, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F);
        Refused(ValueCodecs.String, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01);
        Refused(ValueCodecs.String, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01);
    }

    [Test]
    public void A_reference_to_an_object_that_does_not_exist_is_refused()
        => Refused(ValueCodecs.NullableReference<AllValues>("AllValues"), 0x05);

    static void ShouldBe<T>(ValueCodec<T> codec, T value, params int[] bytes)
    {
        byte[] expected = [.. bytes.Select(b => (byte)b)];
        ShouldEncode(codec, value, expected);
        codec.Decode(expected, out var all).ShouldBe(value);
        all.ShouldBeTrue();
    }

    static void ShouldEncode<T>(ValueCodec<T> codec, T value, byte[] bytes) => codec.Encode(value).ShouldBe(bytes);

    static void Refused<T>(ValueCodec<T> codec, params int[] bytes)
        => Should.Throw<RecordFormatException>(() => codec.Decode([.. bytes.Select(b => (byte)b)], out _));
}

using System.Text;
using PersistentObjects.Storage;

namespace PersistentObjects.Tests.Storage;

public class Crc32CTests
{
    // RFC 3720, B.4, and the check value of the CRC catalogue.
    [TestCase("123456789", 0xE3069283u)]
    [TestCase("", 0u)]
    [TestCase("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0x8A9136AAu)]
    public void It_is_the_published_checksum(string text, uint expected)
        => Crc32C.Compute(Encoding.Latin1.GetBytes(text)).ShouldBe(expected);

    [Test]
    public void Appending_in_pieces_gives_the_checksum_of_the_whole([Values(0, 1, 7, 8, 9, 63, 64)] int split)
    {
        var bytes = RandomBytes(64);

        var state = Crc32C.Append(Crc32C.Append(Crc32C.Seed, bytes.AsSpan(0, split)), bytes.AsSpan(split));

        Crc32C.Finish(state).ShouldBe(Crc32C.Compute(bytes));
    }

    [Test]
    public void Numbers_are_appended_as_little_endian_bytes()
    {
        Crc32C.Append(Crc32C.Seed, 0x0807060504030201UL).ShouldBe(Crc32C.Append(Crc32C.Seed, [1, 2, 3, 4, 5, 6, 7, 8]));
        Crc32C.Append(Crc32C.Seed, 0x04030201U).ShouldBe(Crc32C.Append(Crc32C.Seed, [1, 2, 3, 4]));
    }

    [Test]
    public void Advancing_is_appending_zeros([Values(0, 1, 8, 1000, 65537)] int count)
        => Crc32C.Advance(0x12345678, count).ShouldBe(Crc32C.Append(0x12345678, new byte[count]));

    [Test]
    public void States_at_two_places_give_the_checksum_of_what_lies_between()
    {
        var bytes = RandomBytes(4096);
        var atStart = Crc32C.Append(0, bytes.AsSpan(0, 1000));
        var atEnd = Crc32C.Append(0, bytes.AsSpan(0, 3000));

        var between = Crc32C.Finish(Crc32C.Advance(Crc32C.Seed ^ atStart, 2000) ^ atEnd);

        between.ShouldBe(Crc32C.Compute(bytes.AsSpan(1000, 2000)));
    }

    static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}

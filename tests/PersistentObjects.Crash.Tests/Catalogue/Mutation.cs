namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>Changes bytes of a real file the way that makes readers stumble: lengths and counts, mostly.</summary>
static class Mutation
{
    static readonly byte[][] Numbers =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], // The greatest varint.
        [0xFF, 0xFF, 0xFF, 0xFF, 0x07],                               // int.MaxValue
        [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],                               // uint.MaxValue
        [0x80, 0x80, 0x80, 0x80, 0x08],                               // One more than int.MaxValue.
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],       // long.MaxValue
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F],             // The greatest object id, about.
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80], // Never ends.
        [0xFF, 0xFF, 0x03],
        [0x00], [0x01], [0x02], [0x7F], [0x80], [0xFF],
        [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0],
    ];

    /// <summary>The bytes with up to four changes.</summary>
    public static byte[] Mutate(ReadOnlySpan<byte> original, Random random)
    {
        var bytes = new List<byte>(original.ToArray());
        for (var changes = random.Next(1, 5); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.InsertRange(at, Numbers[random.Next(Numbers.Length)]);
                    break;
                case 3:
                    var number = Numbers[random.Next(Numbers.Length)];
                    bytes.RemoveRange(at, Math.Min(number.Length, bytes.Count - at));
                    bytes.InsertRange(at, number);
                    break;
                case 4:
                    bytes.RemoveRange(at, length);
                    break;
                case 5:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    // A varint that is one more or less.
                    bytes[at] += (byte)(random.Next(2) == 0 ? 1 : 255);
                    break;
            }
        }
        return [.. bytes];
    }
}

using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>Strings of several lengths and alphabets, and bytes.</summary>
public class TextCodecBenchmarks : CodecBenchmarks
{
    static readonly byte[] Bytes = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    static readonly CodecCase[] All =
    [
        new CodecCase<string>("string, 12", ValueCodecs.String, "owner-000001", "owner-000002"),
        new CodecCase<string>("string, 1000", ValueCodecs.String, new string('a', 1000)),
        new CodecCase<string>("string, 12 beyond ASCII", ValueCodecs.String, "Größenangabe", "Ελληνική λίμ"),
        new CodecCase<string?>("string?", ValueCodecs.NullableString, "owner-000001", null),
        new CodecCase<ReadOnlyMemory<byte>>("memory, 100", ValueCodecs.ReadOnlyMemory, Bytes),
        new CodecCase<ImmutableArray<byte>>("immutable bytes, 100", ValueCodecs.ImmutableBytes, [.. Bytes]),
    ];

    private protected override IReadOnlyList<CodecCase> Cases => All;
}

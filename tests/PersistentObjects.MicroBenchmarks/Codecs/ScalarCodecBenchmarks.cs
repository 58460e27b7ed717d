using System.Numerics;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.MicroBenchmarks.Codecs;

/// <summary>Numbers, truth and characters.</summary>
public class ScalarCodecBenchmarks : CodecBenchmarks
{
    static readonly CodecCase[] All =
    [
        new CodecCase<bool>("bool", ValueCodecs.Boolean, true, false),
        new CodecCase<byte>("byte", ValueCodecs.Byte, 1, 200),
        new CodecCase<sbyte>("sbyte", ValueCodecs.SByte, 1, -100),
        new CodecCase<short>("short", ValueCodecs.Int16, 1, -20_000),
        new CodecCase<ushort>("ushort", ValueCodecs.UInt16, 1, 50_000),
        new CodecCase<int>("int", ValueCodecs.Int32, 1, -1_000_000),
        new CodecCase<uint>("uint", ValueCodecs.UInt32, 1, 3_000_000_000),
        new CodecCase<long>("long", ValueCodecs.Int64, 1, long.MinValue),
        new CodecCase<ulong>("ulong", ValueCodecs.UInt64, 1, ulong.MaxValue),
        new CodecCase<char>("char", ValueCodecs.Char, 'a', 'ü'),
        new CodecCase<Rune>("Rune", ValueCodecs.Rune, new Rune('a'), new Rune(0x1F600)),
        new CodecCase<Half>("Half", ValueCodecs.Half, Half.One, Half.Epsilon),
        new CodecCase<float>("float", ValueCodecs.Single, 1, -0.5f),
        new CodecCase<double>("double", ValueCodecs.Double, 1, -0.5),
        new CodecCase<decimal>("decimal", ValueCodecs.Decimal, 1, -12345.6789m, decimal.MaxValue),
        new CodecCase<Int128>("Int128", ValueCodecs.Int128, 1, Int128.MinValue),
        new CodecCase<UInt128>("UInt128", ValueCodecs.UInt128, 1, UInt128.MaxValue),
        new CodecCase<BigInteger>("BigInteger", ValueCodecs.BigInteger, 1, BigInteger.Pow(3, 100)),
        new CodecCase<DayOfWeek>("enum", ValueCodecs.Enum<DayOfWeek>("System.DayOfWeek"), DayOfWeek.Monday, DayOfWeek.Sunday),
        new CodecCase<long?>("long?", ValueCodecs.Nullable(ValueCodecs.Int64), 1, null),
    ];

    private protected override IReadOnlyList<CodecCase> Cases => All;
}

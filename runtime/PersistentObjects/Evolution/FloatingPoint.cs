namespace PersistentObjects.Evolution;

/// <summary>
/// Widens by bits. A processor would set the quiet bit of a NaN, and two that were different would be the same.
/// </summary>
static class FloatingPoint
{
    internal static uint HalfToSingle(ushort bits)
    {
        var half = BitConverter.UInt16BitsToHalf(bits);
        return Half.IsNaN(half)
            ? ((bits & 0x8000u) << 16) | 0x7F80_0000u | ((bits & 0x3FFu) << 13)
            : BitConverter.SingleToUInt32Bits((float)half);
    }

    internal static ulong SingleToDouble(uint bits)
    {
        var single = BitConverter.UInt32BitsToSingle(bits);
        return float.IsNaN(single)
            ? ((bits & 0x8000_0000ul) << 32) | 0x7FF0_0000_0000_0000ul | ((bits & 0x7F_FFFFul) << 29)
            : BitConverter.DoubleToUInt64Bits(single);
    }
}

namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>A read or a write of one register, as the thread saw it that did it.</summary>
/// <param name="IsWrite">Whether it wrote the value or read it.</param>
/// <param name="Value">Each value is written once.</param>
/// <param name="Begin">A tick before the operation, later than the end of all that had ended.</param>
/// <param name="End">A tick after it; <see cref="Never"/> for a write of which nobody knows whether it has happened.</param>
public readonly record struct Operation(bool IsWrite, long Value, long Begin, long End)
{
    internal const long Never = long.MaxValue;

    internal static Operation Write(long value, long begin, long end) => new(true, value, begin, end);

    internal static Operation Read(long value, long begin, long end) => new(false, value, begin, end);
}

using PersistentObjects.CompilerServices;

namespace PersistentObjects.Evolution;

/// <summary>How a type says that there is no value.</summary>
enum NullForm
{
    /// <summary>It can't.</summary>
    None,

    /// <summary>By a byte of its own, 0 or 1, before the value.</summary>
    Presence,

    /// <summary>By a zero among the bytes of the value.</summary>
    Inside,
}

/// <summary>Reads whether there is a value, and says the same as today's type says it.</summary>
/// <param name="stored">How the stored type says it.</param>
/// <param name="declaredForm">How today's type says that there is one.</param>
/// <param name="forNull">The bytes that stand for null, or instead of it; null when it is refused.</param>
/// <param name="present">Converts a value that is there.</param>
/// <param name="declared">The name of today's type.</param>
sealed class NullConversion(NullForm stored, NullForm declaredForm, byte[]? forNull, ByteConversion present, string declared) : ByteConversion
{
    internal override void Convert(ref RecordReader from, RecordWriter to)
    {
        var isNull = stored switch
        {
            NullForm.Presence => !from.ReadPresence(),
            NullForm.Inside => from.TryRead(0),
            _ => false,
        };
        if (isNull)
        {
            to.WriteBytes(forNull ?? throw new ValueRefusedException($"null, where {declared} is declared"));
            return;
        }
        if (declaredForm == NullForm.Presence) to.WriteByte(1);
        present.Convert(ref from, to);
    }
}

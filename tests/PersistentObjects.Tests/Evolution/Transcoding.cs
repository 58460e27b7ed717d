using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Evolution;

/// <summary>A value that an older program has stored, and what it is today; both written by real codecs.</summary>
sealed class Transcoding
{
    readonly string _name;
    readonly Func<Transcoder?> _transcoder;
    readonly byte[] _bytes;
    readonly Action<byte[]> _check;

    Transcoding(string name, Func<Transcoder?> transcoder, byte[] bytes, Action<byte[]> check)
        => (_name, _transcoder, _bytes, _check) = (name, transcoder, bytes, check);

    internal static Transcoding Of<TStored, TToday>(ValueCodec<TStored> stored, TStored value, ValueCodec<TToday> today, TToday expected, bool ignoresNames = false)
        => new(
            $"{stored.TypeName} {value} becomes {today.TypeName} {expected}",
            () => Find(stored.TypeName, today.TypeName, ignoresNames),
            stored.Encode(value),
            bytes =>
            {
                bytes.ShouldBe(today.Encode(expected));
                today.Encode(today.Decode(bytes, out var all)).ShouldBe(bytes);
                all.ShouldBeTrue();
            });

    /// <summary>Of a property that changes in place, which no codec writes alone.</summary>
    internal static Transcoding OfBytes<TStored, TToday>(string storedType, ValueCodec<TStored> stored, TStored value, string todayType, ValueCodec<TToday> today, TToday expected)
        => new($"{storedType} {value} becomes {todayType}", () => Find(storedType, todayType, false), stored.Encode(value), bytes => bytes.ShouldBe(today.Encode(expected)));

    internal static Transcoder? Find(string stored, string today, bool ignoresNames = false)
        => Transcoder.TryCreate(StoredType.Parse(stored), StoredType.Parse(today), ignoresNames);

    /// <summary>The bytes of one value, which something follows that is left alone.</summary>
    internal static byte[] Convert(Transcoder transcoder, ReadOnlySpan<byte> bytes)
    {
        var reader = new RecordReader([.. bytes, 0xEE]);
        var writer = new RecordWriter();
        writer.WriteByte(0xDD);
        transcoder.Convert(ref reader, writer);
        reader.Position.ShouldBe(bytes.Length);
        writer.Written[0].ShouldBe((byte)0xDD);
        return writer.Written[1..].ToArray();
    }

    internal void Check()
    {
        var transcoder = _transcoder().ShouldNotBeNull();
        var converted = Convert(transcoder, _bytes);
        _check(converted);
        if (transcoder.IsIdentity) converted.ShouldBe(_bytes);
    }

    /// <summary>The stored bytes, cut off anywhere, are no value.</summary>
    internal void CheckCutOff()
    {
        var transcoder = _transcoder().ShouldNotBeNull();
        for (var length = 0; length < _bytes.Length; length++)
        {
            Should.Throw<RecordFormatException>(() =>
            {
                var reader = new RecordReader(_bytes.AsSpan(0, length));
                transcoder.Convert(ref reader, new RecordWriter());
            });
        }
    }

    public override string ToString() => _name;
}

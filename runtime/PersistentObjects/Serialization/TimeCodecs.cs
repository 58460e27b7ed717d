using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Eight bytes: ticks in the low 62 bits, the kind in the two above.</summary>
sealed class DateTimeCodec() : ValueCodec<DateTime>("datetime")
{
    const ulong TicksMask = (1UL << 62) - 1;

    public override void Write(RecordWriter writer, DateTime value) => writer.WriteFixed64(Encode(value));

    public override DateTime Read(ref RecordReader reader)
    {
        var raw = reader.ReadFixed64();
        var (ticks, kind) = (raw & TicksMask, raw >> 62);
        if (ticks > (ulong)DateTime.MaxValue.Ticks || kind > 2) throw new RecordFormatException($"a date and time of bits {raw:x16}");
        return new DateTime((long)ticks, (DateTimeKind)kind);
    }

    public override bool Same(DateTime a, DateTime b) => Encode(a) == Encode(b);

    static ulong Encode(DateTime value) => (ulong)value.Ticks | ((ulong)value.Kind << 62);
}

/// <summary>Eight bytes of clock ticks, then the offset from UTC in minutes.</summary>
sealed class DateTimeOffsetCodec() : ValueCodec<DateTimeOffset>("datetimeoffset")
{
    public override void Write(RecordWriter writer, DateTimeOffset value)
    {
        writer.WriteFixed64((ulong)value.Ticks);
        writer.WriteVarInt64(value.TotalOffsetMinutes);
    }

    public override DateTimeOffset Read(ref RecordReader reader)
    {
        var ticks = reader.ReadFixed64();
        var minutes = reader.ReadVarInt64();
        try
        {
            return new DateTimeOffset(checked((long)ticks), TimeSpan.FromMinutes(checked((int)minutes)));
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new RecordFormatException($"a date and time of {ticks} ticks and an offset of {minutes} minutes", e);
        }
    }

    public override bool Same(DateTimeOffset a, DateTimeOffset b) => a.EqualsExact(b);
}

sealed class DateOnlyCodec() : ValueCodec<DateOnly>("date")
{
    public override void Write(RecordWriter writer, DateOnly value) => writer.WriteVarUInt64((ulong)value.DayNumber);

    public override DateOnly Read(ref RecordReader reader)
    {
        var day = reader.ReadVarUInt64();
        return day <= (ulong)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw Numbers.OutOfRange(TypeName, day.ToString());
    }

    public override bool Same(DateOnly a, DateOnly b) => a == b;
}

sealed class TimeOnlyCodec() : ValueCodec<TimeOnly>("time")
{
    public override void Write(RecordWriter writer, TimeOnly value) => writer.WriteVarUInt64((ulong)value.Ticks);

    public override TimeOnly Read(ref RecordReader reader)
    {
        var ticks = reader.ReadVarUInt64();
        return ticks <= (ulong)TimeOnly.MaxValue.Ticks ? new TimeOnly((long)ticks) : throw Numbers.OutOfRange(TypeName, ticks.ToString());
    }

    public override bool Same(TimeOnly a, TimeOnly b) => a == b;
}

sealed class TimeSpanCodec() : ValueCodec<TimeSpan>("timespan")
{
    public override void Write(RecordWriter writer, TimeSpan value) => writer.WriteVarInt64(value.Ticks);

    public override TimeSpan Read(ref RecordReader reader) => new(reader.ReadVarInt64());

    public override bool Same(TimeSpan a, TimeSpan b) => a == b;
}

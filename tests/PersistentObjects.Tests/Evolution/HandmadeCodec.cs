using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Evolution;

delegate T ValueReader<T>(ref RecordReader reader);

/// <summary>What the generator makes for a structure, made by hand.</summary>
sealed class HandmadeCodec<T>(string typeName, Action<RecordWriter, T> write, ValueReader<T> read) : ValueCodec<T>(typeName)
{
    public override void Write(RecordWriter writer, T value) => write(writer, value);

    public override T Read(ref RecordReader reader) => read(ref reader);

    public override bool Same(T a, T b) => EqualityComparer<T>.Default.Equals(a, b);
}

/// <summary>The same for types with one member or two.</summary>
static class Handmade
{
    internal static ValueCodec<T?> Record<T, TA>(string name, string a, ValueCodec<TA> codecA, Func<T, TA> getA, Func<TA, T> make)
        where T : class => Nullable<T>(
        $"record {name}{{{a}: {codecA.TypeName}}}", (to, value) => codecA.Write(to, getA(value)), (ref from) => make(codecA.Read(ref from)));

    internal static ValueCodec<T?> Record<T, TA, TB>(
        string name, string a, ValueCodec<TA> codecA, Func<T, TA> getA, string b, ValueCodec<TB> codecB, Func<T, TB> getB, Func<TA, TB, T> make)
        where T : class => Nullable<T>(
        $"record {name}{{{a}: {codecA.TypeName}, {b}: {codecB.TypeName}}}",
        (to, value) =>
        {
            codecA.Write(to, getA(value));
            codecB.Write(to, getB(value));
        },
        (ref from) =>
        {
            var first = codecA.Read(ref from);
            return make(first, codecB.Read(ref from));
        });

    internal static ValueCodec<(TA A, TB B)> Pair<TA, TB>(string typeName, ValueCodec<TA> a, ValueCodec<TB> b) => new HandmadeCodec<(TA A, TB B)>(
        typeName,
        (to, value) =>
        {
            a.Write(to, value.A);
            b.Write(to, value.B);
        },
        (ref from) =>
        {
            var first = a.Read(ref from);
            return (first, b.Read(ref from));
        });

    internal static ValueCodec<(TA A, TB B)> Tuple<TA, TB>(ValueCodec<TA> a, ValueCodec<TB> b) => Pair($"({a.TypeName}, {b.TypeName})", a, b);

    internal static ValueCodec<(TA A, TB B)> Struct<TA, TB>(string name, string memberA, ValueCodec<TA> a, string memberB, ValueCodec<TB> b)
        => Pair($"struct {name}{{{memberA}: {a.TypeName}, {memberB}: {b.TypeName}}}", a, b);

    static HandmadeCodec<T?> Nullable<T>(string typeName, Action<RecordWriter, T> write, ValueReader<T> read)
        where T : class => new(
        typeName,
        (to, value) =>
        {
            to.WriteByte(value is null ? (byte)0 : (byte)1);
            if (value is not null) write(to, value);
        },
        (ref from) => from.ReadPresence() ? read(ref from) : null);
}

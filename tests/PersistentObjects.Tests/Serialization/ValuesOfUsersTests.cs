using System.Buffers;
using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Serialization;

/// <summary>Codecs and constructors of the user's that throw, and values that are nested too deeply.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ValuesOfUsersTests
{
    readonly SimulatedDisk _disk = new();

    [Test]
    public void A_codec_that_does_not_write_leaves_everything_as_it_was()
    {
        var moody = Holder.Opaque(new Moody());
        using (var store = RowStore.Open(_disk, Holder.Class(moody)))
        {
            var holder = store.Add(new Holder());
            moody.Set(holder, "kept");
            Should.Throw<TimeoutException>(() => moody.Set(holder, "not written"));
            Should.Throw<TimeoutException>(() => store.Write(() => moody.Set(holder, "not written")));
            Should.Throw<TimeoutException>(() => store.Add(new Holder("not written")));
            (moody.In(holder), store.Heap.Classes.All.Single().NewestCount).ShouldBe(("kept", 1));
        }
        using (var store = RowStore.Open(_disk, Holder.Class(Holder.Opaque(new Moody())))) moody.In(store.Holder()).ShouldBe("kept");
    }

    [Test]
    public void A_codec_that_does_not_read_makes_the_store_refuse_to_open()
    {
        using (var store = RowStore.Open(_disk, Holder.Class(Holder.Opaque(new Moody())))) store.Add(new Holder("not read"));
        var refused = Should.Throw<StoreCorruptedException>(() => RowStore.Open(_disk, Holder.Class(Holder.Opaque(new Moody()))));
        refused.Message.ShouldContain("Moody does not read as a value of type codec Moody: no");
    }

    [Test]
    public void A_constructor_that_refuses_what_is_stored_makes_the_store_refuse_to_open()
    {
        using (var store = RowStore.Open(_disk, Holder.Class(Holder.Property(new Chain(false))))) store.Add(new Holder("x"));
        var refused = Should.Throw<StoreCorruptedException>(() => RowStore.Open(_disk, Holder.Class(Holder.Property(new Chain(true)))));
        refused.Message.ShouldContain("a value that its type record Chain{Next: record Chain} refuses: no");
    }

    [Test]
    public void Nesting_has_a_limit_when_written()
    {
        var property = Holder.Property(new Chain(false));
        using (var store = RowStore.Open(_disk, Holder.Class(property)))
        {
            var holder = store.Add(new Holder(new string('x', RecordWriter.MaxNesting)));
            for (var round = 0; round < 2; round++)
            {
                Should.Throw<NotSupportedException>(() => property.Set(holder, new string('x', RecordWriter.MaxNesting + 1)))
                    .Message.ShouldContain("more than 256 deep");
            }
        }
        using (var store = RowStore.Open(_disk, Holder.Class(Holder.Property(new Chain(false))))) property.In(store.Holder()).Length.ShouldBe(256);
    }

    [Test]
    public void Nesting_has_a_limit_when_read()
    {
        var bytes = new byte[20 << 20];
        bytes.AsSpan().Fill(1);
        Should.Throw<RecordFormatException>(() => new Chain(false).Decode(bytes, out _)).Message.ShouldContain("more than 256 deep at byte 257");
    }

    [Test]
    public void A_value_of_a_derived_type_is_named_with_what_to_do()
        => ValueCodecs.Derived(new ArgumentNullException(), typeof(Exception)).Message.ShouldBe(
            "A value of type System.ArgumentNullException stands where System.Exception is declared, and what the derived type adds would be "
            + "lost. Declare the property with the derived type, or seal Exception to have the compiler find such values.");

    [Test]
    public void A_setter_keeps_a_copy_of_bytes()
    {
        var bytes = new byte[] { 1, 2 };
        var (copy, optional) = (Fields.Copy(bytes), Fields.Copy((ReadOnlyMemory<byte>?)bytes));
        bytes[0] = 9;
        (copy.Span[0], optional!.Value.Span[0]).ShouldBe(((byte)1, (byte)1));
        Fields.Copy((ReadOnlyMemory<byte>?)null).ShouldBeNull();
    }

    /// <summary>Refuses one text when writing and another when reading.</summary>
    sealed class Moody : IValueCodec<string>
    {
        public void Write(string value, IBufferWriter<byte> output)
        {
            output.Write("half"u8);
            if (value == "not written") throw new TimeoutException();
            output.Write(System.Text.Encoding.UTF8.GetBytes(value));
        }

        public string Read(ReadOnlySpan<byte> bytes)
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes[4..]);
            return text == "not read" ? throw new FormatException("no") : text;
        }
    }

    /// <summary>A recursive record as generated code reads it: a 1 for each character, whatever it is.</summary>
    sealed class Chain(bool refuses) : ValueCodec<string>("record Chain{Next: record Chain}")
    {
        public override void Write(RecordWriter writer, string value) => Write(writer, value.Length);

        public override string Read(ref RecordReader reader) => new('x', Count(ref reader));

        public override bool Same(string a, string b) => a == b;

        static void Write(RecordWriter writer, int length)
        {
            writer.WriteByte(length == 0 ? (byte)0 : (byte)1);
            if (length == 0) return;
            writer.BeginNested();
            Write(writer, length - 1);
            writer.EndNested();
        }

        int Count(ref RecordReader reader)
        {
            if (refuses) throw new ArgumentException("no");
            if (!reader.ReadPresence()) return 0;
            reader.BeginNested();
            var count = Count(ref reader) + 1;
            reader.EndNested();
            return count;
        }
    }
}

/// <summary>An object with one text, which each test stores in its own way.</summary>
sealed class Holder(string text) : PersistentObject
{
    string _text = text;

    public Holder()
        : this("")
    {
    }

    public static PersistentProperty<string> Property(ValueCodec<string> codec) => new("Text", codec, static o => ref ((Holder)o)._text);

    public static PersistentProperty<string> Opaque(IValueCodec<string> codec) => Property(ValueCodecs.Opaque("codec Moody", codec));

    public static PersistentClass Class(PersistentProperty property)
        => new("Shop.Holder", typeof(Holder), null, static () => new Holder(), [property], [], null);
}

static class HolderStore
{
    public static Holder Holder(this RowStore store) => new Extent<Holder>(store.Heap.Classes.ExtentOf(typeof(Holder))).Single();
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using PersistentObjects.CompilerServices;
using PersistentObjects.Tests.Schema;

namespace PersistentObjects.Tests.Objects;

/// <summary>Two references and a number, as a record of the user's holds them.</summary>
sealed record Pair(Basket? First, Basket? Second, int Number);

/// <summary>An object with references in values of every kind. Written by hand, as the generator would write it.</summary>
sealed class Basket : PersistentObject
{
    static readonly ValueCodec<Basket> OneCodec = ValueCodecs.Reference<Basket>("Shop.Basket");

    ImmutableArray<Basket> _array = [];
    ImmutableList<Pair>? _pairs;
    FrozenSet<Basket>? _set;
    ImmutableDictionary<Basket, Basket?>? _map;
    (int Number, Basket? Target)? _tuple;
    ImmutableStack<ImmutableQueue<Basket>> _nested = [];

    public static PersistentProperty<ImmutableArray<Basket>> Array { get; }
        = new("Array", ValueCodecs.ImmutableArray(OneCodec), static o => ref ((Basket)o)._array);

    public static PersistentProperty<ImmutableList<Pair>?> Pairs { get; }
        = new("Pairs", ValueCodecs.NullableImmutableList(new PairCodec()), static o => ref ((Basket)o)._pairs);

    public static PersistentProperty<FrozenSet<Basket>?> Set { get; }
        = new("Set", ValueCodecs.NullableFrozenSet(OneCodec), static o => ref ((Basket)o)._set);

    public static PersistentProperty<ImmutableDictionary<Basket, Basket?>?> Map { get; }
        = new("Map", ValueCodecs.NullableImmutableDictionary(OneCodec, ValueCodecs.NullableReference<Basket>("Shop.Basket")), static o => ref ((Basket)o)._map);

    public static PersistentProperty<(int Number, Basket? Target)?> Tuple { get; }
        = new("Tuple", ValueCodecs.Nullable(new TupleCodec()), static o => ref ((Basket)o)._tuple);

    public static PersistentProperty<ImmutableStack<ImmutableQueue<Basket>>> Nested { get; }
        = new("Nested", ValueCodecs.ImmutableStack(ValueCodecs.ImmutableQueue(OneCodec)), static o => ref ((Basket)o)._nested);

    public static PersistentClass Class { get; }
        = new("Shop.Basket", typeof(Basket), null, static () => new Basket(), [Array, Pairs, Set, Map, Tuple, Nested], [], null);

    public bool IsAttached => Home is not null;

    /// <summary>All values, encoded.</summary>
    public byte[] Bytes
    {
        get
        {
            var writer = new RecordWriter();
            foreach (var property in Class.Properties) property.Write(writer, this);
            return writer.Written.ToArray();
        }
    }

    public static IEnumerable<Basket> In(RowStore store) => new Extent<Basket>(store.Heap.Classes.ExtentOf(typeof(Basket)));

    public override string ToString() => Class.Describe(this);

    sealed class PairCodec() : ValueCodec<Pair>("record Shop.Pair{First: ref Shop.Basket?, Second: ref Shop.Basket?, Number: int32}")
    {
        public override bool HasReferences => true;

        public override void Write(RecordWriter writer, Pair value)
        {
            writer.WriteByte(1);
            OneCodec.Write(writer, value.First!);
            OneCodec.Write(writer, value.Second!);
            writer.WriteVarInt64(value.Number);
        }

        public override Pair Read(ref RecordReader reader)
        {
            reader.ReadByte();
            return new(OneCodec.Read(ref reader), OneCodec.Read(ref reader), (int)reader.ReadVarInt64());
        }

        public override bool Same(Pair a, Pair b) => a == b;

        public override void AddReferences(Pair value, ICollection<PersistentObject> references)
        {
            OneCodec.AddReferences(value.First!, references);
            OneCodec.AddReferences(value.Second!, references);
        }
    }

    sealed class TupleCodec() : ValueCodec<(int Number, Basket? Target)>("(int32, ref Shop.Basket?)")
    {
        public override bool HasReferences => true;

        public override void Write(RecordWriter writer, (int Number, Basket? Target) value)
        {
            writer.WriteVarInt64(value.Number);
            OneCodec.Write(writer, value.Target!);
        }

        public override (int Number, Basket? Target) Read(ref RecordReader reader) => ((int)reader.ReadVarInt64(), OneCodec.Read(ref reader));

        public override bool Same((int Number, Basket? Target) a, (int Number, Basket? Target) b) => a == b;

        public override void AddReferences((int Number, Basket? Target) value, ICollection<PersistentObject> references)
            => OneCodec.AddReferences(value.Target!, references);
    }
}

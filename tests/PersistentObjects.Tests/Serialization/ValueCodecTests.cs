using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Serialization;

[TestFixtureSource(typeof(ValueCases), nameof(ValueCases.All))]
[TestFixtureSource(typeof(ScalarCases), nameof(ScalarCases.All))]
[TestFixtureSource(typeof(CollectionCases), nameof(CollectionCases.All))]
[TestFixtureSource(typeof(OpaqueCases), nameof(OpaqueCases.All))]
sealed class ValueCodecTests(CodecCase type)
{
    const int Seed = 20_611;

    [Test]
    public void A_value_decodes_to_the_same_bits()
    {
        for (var i = 0; i < type.Count; i++)
        {
            var bytes = type.Encode(i);
            type.Recode(bytes, out var all).ShouldBe(bytes);
            all.ShouldBeTrue();
        }
    }

    [Test]
    public void Values_are_the_same_exactly_when_their_bytes_are()
    {
        for (var i = 0; i < type.Count; i++)
        {
            for (var j = 0; j < type.Count; j++)
            {
                type.Same(i, j).ShouldBe(type.Encode(i).AsSpan().SequenceEqual(type.Encode(j)), $"samples {i} and {j}");
            }
        }
    }

    [Test]
    public void A_value_leaves_what_follows_it_alone()
    {
        for (var i = 0; i < type.Count; i++)
        {
            byte[] followed = [.. type.Encode(i), 0xEE];
            type.Recode(followed, out var all).ShouldBe(type.Encode(i));
            all.ShouldBeFalse();
        }
    }

    [Test]
    public void A_value_that_is_cut_off_at_any_length_is_refused()
    {
        for (var i = 0; i < type.Count; i++)
        {
            var bytes = type.Encode(i);
            for (var length = 0; length < bytes.Length; length += length < 64 ? 1 : 997)
            {
                Should.Throw<RecordFormatException>(() => type.Recode(bytes.AsSpan(0, length), out _), $"sample {i}, {length} bytes");
            }
        }
    }

    [Test]
    public void Random_bytes_are_a_value_or_refused()
    {
        var random = new Random(Seed);
        var bytes = new byte[40];
        for (var round = 0; round < 3_000; round++)
        {
            random.NextBytes(bytes);
            // Long runs of continued bytes are rare in random ones, and where the limits are.
            if (round % 3 == 0) bytes.AsSpan(0, random.Next(20)).Fill(0xFF);
            if (round % 3 == 1) bytes[0] = (byte)random.Next(8);
            RecodeOrRefuse(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
        }
    }

    [Test]
    public void A_value_with_a_changed_byte_is_a_value_or_refused()
    {
        var random = new Random(Seed);
        for (var i = 0; i < type.Count; i++)
        {
            var bytes = type.Encode(i);
            for (var round = 0; round < 100; round++)
            {
                var changed = (byte[])bytes.Clone();
                changed[random.Next(Math.Min(changed.Length, 32))] = (byte)random.Next(256);
                RecodeOrRefuse(changed);
            }
        }
    }

    [Test]
    public void Its_name_is_enough_to_pass_over_a_value()
    {
        var stored = StoredType.Parse(type.TypeName);
        for (var i = 0; i < type.Count; i++)
        {
            byte[] followed = [.. type.Encode(i), 0xEE];
            var reader = new RecordReader(followed);
            StoredValueReader.Skip(ref reader, stored);
            reader.Position.ShouldBe(followed.Length - 1, $"sample {i}");
        }
    }

    [Test]
    public void What_decodes_is_no_damage_for_verification_and_takes_the_same_bytes()
    {
        var random = new Random(Seed);
        var stored = StoredType.Parse(type.TypeName);
        var values = new PersistentObjects.Serialization.StoredValueReader((_, _) => { });
        for (var i = 0; i < type.Count; i++)
        {
            var bytes = type.Encode(i);
            for (var round = 0; round < 100; round++)
            {
                byte[] changed = [.. bytes, 0xEE];
                if (round > 0) changed[random.Next(Math.Min(changed.Length, 32))] = (byte)random.Next(256);
                try
                {
                    type.Recode(changed, out _);
                }
                catch (RecordFormatException)
                {
                    continue;
                }
                var reader = new RecordReader(changed);
                values.Read(ref reader, stored);
                type.Recode(changed.AsSpan(0, reader.Position), out var all);
                all.ShouldBeTrue($"sample {i}, round {round}");
            }
        }
    }

    void RecodeOrRefuse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Whatever decodes is a whole value, which encodes again.
            type.Recode(bytes, out _).ShouldNotBeEmpty();
        }
        catch (RecordFormatException)
        {
        }
    }
}

using PersistentObjects.CompilerServices;
using PersistentObjects.Evolution;
using PersistentObjects.Schema;

namespace PersistentObjects.Tests.Evolution;

/// <summary>Random types, random types that are wider, random values: what comes out must be what a model of today's value is written as.</summary>
public class RandomTranscodingTests
{
    const int Rounds = 4_000;

    [Test]
    public void Random_values_become_the_same_in_random_wider_types()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("TRANSCODING_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Out.WriteLine($"TRANSCODING_SEED={seed}");
        var random = new Random(seed);
        var (converted, refused, same) = (0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var types = new RandomTypePair(random);
            var (stored, today) = (StoredType.Parse(types.Stored), StoredType.Parse(types.Today));
            var because = $"seed {seed}, round {round}: {types.Stored} -> {types.Today}";
            var transcoder = Transcoder.TryCreate(stored, today, ignoresNames: false).ShouldNotBeNull(because);
            for (var i = 0; i < 5; i++)
            {
                var value = ModelValue.Random(random, stored);
                var bytes = ModelValue.Encode(value, stored);
                bytes.ShouldNotBeNull(because);
                var expected = ModelValue.Encode(value, today);
                if (expected is null)
                {
                    transcoder.MayRefuse.ShouldBeTrue(because);
                    Should.Throw<ValueRefusedException>(() => Transcoding.Convert(transcoder, bytes), because);
                    refused++;
                    continue;
                }
                Transcoding.Convert(transcoder, bytes).ShouldBe(expected, because);
                if (transcoder.IsIdentity) expected.ShouldBe(bytes, because);
                if (expected.AsSpan().SequenceEqual(bytes)) same++;
                else converted++;
                DamageIsRefused(random, transcoder, bytes);
            }
        }
        // Whatever the seed: all of it happens.
        converted.ShouldBeGreaterThan(1_000);
        refused.ShouldBeGreaterThan(100);
        same.ShouldBeGreaterThan(1_000);
    }

    static void DamageIsRefused(Random random, Transcoder transcoder, byte[] bytes)
    {
        if (bytes.Length == 0) return;
        var damaged = (byte[])bytes.Clone();
        damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        try
        {
            var reader = new RecordReader(damaged);
            transcoder.Convert(ref reader, new RecordWriter());
        }
        catch (Exception e) when (e is RecordFormatException or ValueRefusedException)
        {
        }
    }
}

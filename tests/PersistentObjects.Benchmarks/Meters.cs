namespace PersistentObjects.Benchmarks;

/// <summary>An object with one key, in an ordered index.</summary>
[Persistent]
public partial class Meter
{
    [Index(Ordered = true)]
    public partial long Level { get; set; }
}

public sealed partial class Meters : PersistentStore
{
    public partial Extent<Meter> All { get; }

    internal Meter[] Fill(int count)
    {
        var random = new Random(9);
        var meters = new Meter[count];
        for (var i = 0; i < count; i++) meters[i] = new Meter { Level = random.NextInt64() };
        foreach (var some in meters.Chunk(10_000)) Write(() => Array.ForEach(some, meter => Add(meter)));
        return meters;
    }
}

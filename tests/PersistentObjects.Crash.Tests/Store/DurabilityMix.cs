namespace PersistentObjects.Crash.Tests.Store;

/// <summary>How a workload's transactions are acknowledged.</summary>
/// <param name="OfStore">The store's durability.</param>
/// <param name="OfSome">What some transactions ask for instead.</param>
public sealed record DurabilityMix(Durability OfStore, Durability OfSome)
{
    public static DurabilityMix Full { get; } = new(Durability.Full, Durability.Full);

    public static DurabilityMix Relaxed { get; } = new(Durability.Relaxed, Durability.Relaxed);

    public static DurabilityMix MostlyFull { get; } = new(Durability.Full, Durability.Relaxed);

    public static DurabilityMix MostlyRelaxed { get; } = new(Durability.Relaxed, Durability.Full);

    public bool HasRelaxed => this != Full;

    public override string ToString() => OfStore == OfSome ? $"{OfStore}" : $"{OfStore}, some {OfSome}";
}

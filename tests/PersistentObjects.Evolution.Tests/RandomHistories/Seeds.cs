using System.Globalization;

namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>Which histories are run: EVOLUTION_SOAK=20 makes twenty times as many, EVOLUTION_SEED=123 that one alone.</summary>
static class Seeds
{
    public static IReadOnlyList<int> Usual { get; } = [1, 2, 3];

    public static IReadOnlyList<int> All { get; } = Number("EVOLUTION_SEED") is { } seed ? [seed] : [.. Enumerable.Range(1, Usual.Count * (Number("EVOLUTION_SOAK") ?? 1))];

    static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

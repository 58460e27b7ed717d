using System.Globalization;

namespace PersistentObjects.Model.Tests;

/// <summary>Which programs are run: MODEL_SOAK=20 makes twenty times as many, MODEL_SEED=123 that one alone.</summary>
static class Seeds
{
    public const int Blocks = 20;

    const int ProgramsOfBlock = 100;

    static readonly int Factor = Number("MODEL_SOAK") ?? 1;
    static readonly int? Single = Number("MODEL_SEED");

    public static IEnumerable<int> OfBlock(int block) => Single is { } seed
        ? block == 0 ? [seed] : []
        : Enumerable.Range(1 + block * ProgramsOfBlock * Factor, ProgramsOfBlock * Factor);

    static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

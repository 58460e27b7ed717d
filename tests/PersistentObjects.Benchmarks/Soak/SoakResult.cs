using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersistentObjects.Benchmarks.Soak;

/// <summary>What a soak leaves: soak.json.</summary>
/// <param name="Samples">What was measured, in the order of time.</param>
/// <param name="DurableTransactions">How many there were.</param>
/// <param name="RelaxedTransactions">How many there were.</param>
/// <param name="SumsOfReaders">How often a reader found all balances to be what they must be together.</param>
/// <param name="Failures">What is wrong with the store or went wrong with the load; none when all is sound.</param>
sealed record SoakResult(
    IReadOnlyList<Sample> Samples, long DurableTransactions, long RelaxedTransactions, long SumsOfReaders, IReadOnlyList<string> Failures)
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static SoakResult Read(string file)
        => JsonSerializer.Deserialize<SoakResult>(File.ReadAllText(file), Indented) ?? throw new FormatException($"{file} holds no soak.");

    internal void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "soak.json"), JsonSerializer.Serialize(this, Indented));
        File.WriteAllText(Path.Combine(folder, "soak.svg"), SoakPicture.Draw(Samples));
    }

    /// <summary>Says on the console what came out, and in the exit code whether it is as it should be.</summary>
    internal int Tell()
    {
        var verdicts = SoakVerdict.Judge(Samples);
        Console.WriteLine(FormattableString.Invariant(
            $"{DurableTransactions:N0} durable and {RelaxedTransactions:N0} relaxed transactions, {SumsOfReaders:N0} sums, {Samples.Count} samples"));
        foreach (var verdict in verdicts) Console.WriteLine(verdict);
        if (verdicts.Count == 0) Console.WriteLine($"too short to judge growth, which takes {SoakVerdict.FewestSamples} samples");
        foreach (var failure in Failures) Console.WriteLine($"FAILED: {failure}");
        var passed = Failures.Count == 0 && verdicts.All(verdict => verdict.IsFlat);
        Console.WriteLine(passed ? "passed" : "failed");
        return passed ? 0 : 1;
    }
}

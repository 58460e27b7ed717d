namespace PersistentObjects.Benchmarks.Reports;

/// <summary>What came out so far. Each line is printed as soon as it is known.</summary>
sealed class Results
{
    readonly List<Comparison> _comparisons = [];
    readonly List<Measurement> _lines = [];
    readonly List<Measurement> _others = [];
    readonly List<GrowthTable> _tables = [];

    internal IReadOnlyList<Comparison> Comparisons => _comparisons;

    /// <summary>All lines, those of the comparisons too.</summary>
    internal IReadOnlyList<Measurement> Lines => _lines;

    /// <summary>The lines that belong to no comparison.</summary>
    internal IReadOnlyList<Measurement> Others => _others;

    internal IReadOnlyList<GrowthTable> Tables => _tables;

    internal void Add(Comparison comparison)
    {
        _comparisons.Add(comparison);
        foreach (var line in comparison.Lines()) Print(line);
    }

    internal void Add(Measurement line)
    {
        _others.Add(line);
        Print(line);
    }

    internal void Add(GrowthTable table)
    {
        _tables.Add(table);
        foreach (var line in table.Lines()) Print(line);
    }

    void Print(Measurement line)
    {
        _lines.Add(line);
        var ratio = line.Ratio is { } value ? $"{Comparison.Times(value)} ({line.Figure})" : line.Figure;
        var target = line.Target is "" ? "" : $", target {line.Target}{(line.Met ? "" : " MISSED")}";
        Console.WriteLine($"{line.Name}: {ratio}{target}");
    }
}

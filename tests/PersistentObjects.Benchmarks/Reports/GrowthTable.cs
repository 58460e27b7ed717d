namespace PersistentObjects.Benchmarks.Reports;

/// <summary>How figures change with the number of objects: a row a figure, a column a number.</summary>
sealed record GrowthTable(string Workload, string What, IReadOnlyList<string> Columns, IReadOnlyList<GrowthRow> Rows)
{
    internal IEnumerable<Measurement> Lines() => Rows.Select(row => new Measurement(
        $"{Workload} {row.What}, {string.Join(", ", Columns)}", null, string.Join(", ", row.Values.Select(row.Unit.Format)), "", true));
}

sealed record GrowthRow(string What, Unit Unit, double[] Values);

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What is closed when a workload is over.</summary>
sealed class Closing : IDisposable
{
    internal List<IDisposable> All { get; } = [];

    public void Dispose() => All.ForEach(one => one.Dispose());
}

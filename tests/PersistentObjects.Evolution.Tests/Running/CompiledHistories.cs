using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.Running;

/// <summary>
/// The builds of many programs, each compiled once: the oldest ones of all programs are one assembly, and so on. Compiling
/// takes most of the time, and a large source hardly more of it than a small one.
/// </summary>
sealed class CompiledHistories : IDisposable
{
    readonly List<Lazy<Build>> _builds;

    public CompiledHistories(IReadOnlyList<History> histories)
    {
        _builds =
        [
            .. Enumerable.Range(0, histories.Max(history => history.Builds.Count)).Select(place => new Lazy<Build>(() => Build.Of(
                $"build {place + 1}",
                [.. histories.Where(history => place < history.Builds.Count).Select(history => ($"{history.Name}.cs", history.Builds[place].In(history.Name)))]))),
        ];
    }

    public IReadOnlyList<BuiltProgram> Of(History history)
    {
        Parallel.ForEach(_builds.Take(history.Builds.Count), build => _ = build.Value);
        return [.. history.Builds.Select((_, place) => new BuiltProgram(_builds[place].Value, history.Name))];
    }

    public void Dispose()
    {
        foreach (var build in _builds.Where(build => build.IsValueCreated)) build.Value.Dispose();
    }
}

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>The servers that were found, started when they are first wanted.</summary>
sealed class Servers(string directory) : IDisposable
{
    PostgresServer? _postgres;
    RedisPrograms? _redis;

    /// <summary>All that was started.</summary>
    internal Children Children { get; } = new();

    internal PostgresServer? Postgres
    {
        get
        {
            if (_postgres is null && PostgresServer.Find() is { } programs)
            {
                _postgres = PostgresServer.Start(programs, Path.Combine(directory, "pg"), Children);
            }
            return _postgres;
        }
    }

    internal RedisPrograms? Redis => _redis ??= Executable.Find("redis-server") is { } program
        ? new RedisPrograms(program, Path.Combine(directory, "redis"), Children)
        : null;

    /// <summary>What did not take part, and what to do about it.</summary>
    internal IReadOnlyList<string> Missing =>
    [
        .. PostgresServer.Find() is null ? ["PostgreSQL was not found: apt-get install postgresql"] : Array.Empty<string>(),
        .. Executable.Find("redis-server") is null ? ["Redis was not found: apt-get install redis-server"] : Array.Empty<string>(),
    ];

    internal IReadOnlyList<string> Versions =>
    [
        .. PostgresServer.Find() is { } programs ? [Executable.Output(Path.Combine(programs, "postgres"), "--version")] : Array.Empty<string>(),
        .. Executable.Find("redis-server") is { } redis ? [Executable.Output(redis, "--version")] : Array.Empty<string>(),
    ];

    public void Dispose() => Children.Dispose();
}

using PersistentObjects.Benchmarks.Peers;

namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>The accounts in a Redis that logs every command, for the workloads that share it.</summary>
sealed class RedisBank : IDisposable
{
    RedisBank(RedisServer server) => Server = server;

    internal RedisServer Server { get; }

    /// <summary>Null where there is no Redis.</summary>
    internal static RedisBank? Of(Bench bench) => bench.Redis is { } redis ? bench.Shared(() => Create(redis, bench.Objects)) : null;

    /// <summary>Fills it without a sync for each command, which is what no workload measures.</summary>
    internal static RedisBank Create(RedisPrograms redis, int count)
    {
        var server = redis.Start(null, "--appendonly", "yes", "--appendfsync", "no");
        RedisAccounts.Fill(server, count);
        return new RedisBank(server);
    }

    internal void Sync(string when)
    {
        using var connection = Server.Connect();
        connection.Ask("CONFIG", "SET", "appendfsync", when);
    }

    public void Dispose() => Server.Dispose();
}

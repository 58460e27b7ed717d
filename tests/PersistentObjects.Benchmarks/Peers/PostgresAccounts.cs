using Npgsql;
using NpgsqlTypes;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>The accounts as a table of PostgreSQL, with the same indexes.</summary>
sealed class PostgresAccounts : IDisposable
{
    readonly PostgresServer _server;
    readonly int _count;

    internal PostgresAccounts(PostgresServer server, int count)
    {
        (_server, _count) = (server, count);
        Create(server, "account");
        Fill(server, "account", count);
        server.Execute("VACUUM ANALYZE account; CHECKPOINT");
    }

    internal static void Create(PostgresServer server, string table) => server.Execute($"""
        CREATE TABLE {table} (id bigint PRIMARY KEY, owner text NOT NULL, email text NOT NULL UNIQUE, balance bigint NOT NULL, updated_at bigint NOT NULL, tier integer NOT NULL);
        CREATE INDEX ON {table} (tier);
        """);

    /// <summary>In transactions of a thousand, each by the binary copy protocol, which is its fastest way.</summary>
    internal static void Fill(PostgresServer server, string table, int count)
    {
        using var connection = server.Connect();
        for (var start = 0; start < count; start += 1000)
        {
            using var import = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)");
            for (var i = start; i < Math.Min(count, start + 1000); i++)
            {
                import.StartRow();
                import.Write((long)i, NpgsqlDbType.Bigint);
                import.Write(Population.Owner(i), NpgsqlDbType.Text);
                import.Write(Population.Email(i), NpgsqlDbType.Text);
                import.Write((long)i, NpgsqlDbType.Bigint);
                import.Write(0L, NpgsqlDbType.Bigint);
                import.Write(i % 10, NpgsqlDbType.Integer);
            }
            import.Complete();
        }
    }

    /// <summary>A connection of its own, which sets the balance of random accounts.</summary>
    internal Action Writer(int seed, ICollection<IDisposable> toClose)
    {
        var connection = _server.Connect();
        toClose.Add(connection);
        var command = new NpgsqlCommand("UPDATE account SET balance = $1 WHERE id = $2", connection);
        toClose.Add(command);
        var (balance, id) = (new NpgsqlParameter<long>(), new NpgsqlParameter<long>());
        command.Parameters.Add(balance);
        command.Parameters.Add(id);
        command.Prepare();
        var random = new Random(seed);
        var next = 0L;
        return () =>
        {
            (balance.TypedValue, id.TypedValue) = (++next, random.Next(_count));
            command.ExecuteNonQuery();
        };
    }

    public void Dispose()
    {
        _server.Execute("DROP TABLE account");
        NpgsqlConnection.ClearAllPools();
    }
}

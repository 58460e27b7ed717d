using Npgsql;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>
/// A PostgreSQL of its own, reached through a Unix socket in the temporary directory: defaults, that is synchronous_commit=on
/// and fsync=on, but for the memory that it may use as a cache.
/// </summary>
sealed class PostgresServer
{
    internal const string Settings = "synchronous_commit=on, fsync=on, shared_buffers=512MB, otherwise defaults; Unix socket";

    /// <summary>It refuses to be root.</summary>
    static readonly string[] OtherUsers = ["postgres", "nobody"];

    PostgresServer(string programs, string socketFolder) => (Programs, SocketFolder) = (programs, socketFolder);

    internal string Programs { get; }

    internal string SocketFolder { get; }

    internal string ConnectionString => $"Host={SocketFolder};Username=bench;Database=postgres;Maximum Pool Size=64;Timeout=60;Command Timeout=600";

    /// <summary>The folder of the programs of the newest one.</summary>
    internal static string? Find()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return versions.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Append(Path.GetDirectoryName(Executable.Find("postgres")))
            .FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "initdb")));
    }

    internal static PostgresServer Start(string programs, string folder, Children children)
    {
        Directory.CreateDirectory(folder);
        var user = Environment.UserName == "root" ? OtherUsers.First(Exists) : null;
        if (user is not null) Executable.Output("chown", user, folder);
        var data = Path.Combine(folder, "data");
        var initdb = children.Start(
            [Path.Combine(programs, "initdb"), "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"], EndSignal.Quit, user);
        initdb.Process.WaitForExit();
        var code = initdb.Process.ExitCode;
        children.Stop(initdb);
        if (code != 0) throw new InvalidOperationException($"initdb ended with {code}. Can {user ?? "this user"} reach {folder}?");
        children.Start(
            [Path.Combine(programs, "postgres"), "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "shared_buffers=512MB"],
            EndSignal.Quit,
            user);
        var server = new PostgresServer(programs, folder);
        server.WaitUntilReady();
        return server;
    }

    internal NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    internal void Execute(string sql)
    {
        using var connection = Connect();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    void WaitUntilReady()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                Thread.Sleep(100);
            }
        }
    }

    static bool Exists(string user) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal));
}

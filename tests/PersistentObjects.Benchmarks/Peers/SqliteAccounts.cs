using Microsoft.Data.Sqlite;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>The accounts as a table of SQLite, in the write-ahead-log mode, with the same indexes. One connection, for one thread.</summary>
sealed class SqliteAccounts : IDisposable
{
    const string Table = """
        CREATE TABLE Account (Id INTEGER PRIMARY KEY, Owner TEXT NOT NULL, Email TEXT NOT NULL UNIQUE, Balance INTEGER NOT NULL, UpdatedAt INTEGER NOT NULL, Tier INTEGER NOT NULL);
        CREATE INDEX AccountByTier ON Account (Tier);
        """;

    readonly SqliteStatement _setBalance;
    readonly SqliteStatement _balance;
    readonly SqliteStatement _balanceByEmail;
    readonly SqliteStatement _sumOfTier;

    static SqliteAccounts() => SQLitePCL.Batteries_V2.Init();

    internal SqliteAccounts(string file, string synchronous = "FULL")
    {
        // A pooled connection would keep the file open.
        Connection = new SqliteConnection($"Data Source={file};Pooling=False");
        Connection.Open();
        Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous}; PRAGMA cache_size = -524288");
        Execute(Table.Replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS").Replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"));
        _setBalance = new SqliteStatement(Connection, "UPDATE Account SET Balance = @balance WHERE Id = @id", "@balance", "@id");
        _balance = new SqliteStatement(Connection, "SELECT Balance FROM Account WHERE Id = @id", "@id");
        _balanceByEmail = new SqliteStatement(Connection, "SELECT Balance FROM Account WHERE Email = @email", "@email");
        _sumOfTier = new SqliteStatement(Connection, "SELECT sum(Balance) FROM Account WHERE Tier = @tier", "@tier");
    }

    internal static string Version
    {
        get
        {
            using var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            return $"SQLite {connection.ServerVersion}, in this process";
        }
    }

    internal SqliteConnection Connection { get; }

    internal void Fill(int count)
    {
        using var insert = new SqliteStatement(
            Connection, "INSERT INTO Account VALUES (@id, @owner, @email, @balance, 0, @tier)", "@id", "@owner", "@email", "@balance", "@tier");
        for (var start = 0; start < count; start += 1000)
        {
            Execute("BEGIN");
            for (var i = start; i < Math.Min(count, start + 1000); i++) insert.Run(i, Population.Owner(i), Population.Email(i), (long)i, i % 10);
            Execute("COMMIT");
        }
    }

    internal void SetBalance(int id, long balance) => _setBalance.Run(balance, id);

    internal long Balance(int id) => _balance.Ask(id);

    internal long BalanceByEmail(string email) => _balanceByEmail.Ask(email);

    internal long SumOfTier(int tier) => _sumOfTier.Ask(tier);

    internal void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _setBalance.Dispose();
        _balance.Dispose();
        _balanceByEmail.Dispose();
        _sumOfTier.Dispose();
        Connection.Dispose();
    }
}

using Microsoft.Data.Sqlite;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>pgbench's tables and its transaction in SQLite. One connection, for one thread at a time.</summary>
sealed class SqliteTellers : IDisposable
{
    const string Tables = """
        CREATE TABLE branches (bid INTEGER PRIMARY KEY, bbalance INTEGER);
        CREATE TABLE tellers (tid INTEGER PRIMARY KEY, bid INTEGER, tbalance INTEGER);
        CREATE TABLE accounts (aid INTEGER PRIMARY KEY, bid INTEGER, abalance INTEGER, filler TEXT);
        CREATE TABLE history (tid INTEGER, bid INTEGER, aid INTEGER, delta INTEGER, mtime TEXT);
        """;

    readonly SqliteConnection _connection;
    readonly SqliteStatement[] _steps;
    readonly SqliteStatement _balance;

    static SqliteTellers() => SQLitePCL.Batteries_V2.Init();

    internal SqliteTellers(string file, int branches, int tellersOfABranch, int accountsOfABranch, string filler)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -524288");
        Execute(Tables + $"""
            BEGIN;
            WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {branches}) INSERT INTO branches SELECT i, 0 FROM n;
            WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {branches * tellersOfABranch}) INSERT INTO tellers SELECT i, i / {tellersOfABranch}, 0 FROM n;
            WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {branches * accountsOfABranch}) INSERT INTO accounts SELECT i, i / {accountsOfABranch}, 0, '{filler}' FROM n;
            COMMIT;
            PRAGMA wal_checkpoint(TRUNCATE);
            """);
        SqliteStatement Step(string sql, params string[] names) => new(_connection, sql, names);
        _steps =
        [
            Step("BEGIN IMMEDIATE"),
            Step("UPDATE accounts SET abalance = abalance + @delta WHERE aid = @aid", "@delta", "@aid"),
            Step("UPDATE tellers SET tbalance = tbalance + @delta WHERE tid = @tid", "@delta", "@tid"),
            Step("UPDATE branches SET bbalance = bbalance + @delta WHERE bid = @bid", "@delta", "@bid"),
            Step("INSERT INTO history VALUES (@tid, @bid, @aid, @delta, CURRENT_TIMESTAMP)", "@tid", "@bid", "@aid", "@delta"),
            Step("COMMIT"),
        ];
        _balance = Step("SELECT abalance FROM accounts WHERE aid = @aid", "@aid");
    }

    internal long Move(int account, int teller, int branch, long delta)
    {
        _steps[0].Run();
        _steps[1].Run(delta, account);
        var balance = _balance.Ask(account);
        _steps[2].Run(delta, teller);
        _steps[3].Run(delta, branch);
        _steps[4].Run(teller, branch, account, delta);
        _steps[5].Run();
        return balance;
    }

    public void Dispose()
    {
        Array.ForEach(_steps, step => step.Dispose());
        _balance.Dispose();
        _connection.Dispose();
    }

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

using Microsoft.Data.Sqlite;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>A statement that was compiled once.</summary>
sealed class SqliteStatement : IDisposable
{
    readonly SqliteCommand _command;
    readonly SqliteParameter[] _parameters;

    internal SqliteStatement(SqliteConnection connection, string sql, params string[] parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = [.. parameters.Select(name => _command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = 0L }))];
        _command.Prepare();
    }

    internal void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        _command.ExecuteNonQuery();
    }

    /// <summary>The number in the only column of the only row.</summary>
    internal long Ask(object value)
    {
        Bind([value]);
        return (long)_command.ExecuteScalar()!;
    }

    public void Dispose() => _command.Dispose();

    void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) _parameters[i].Value = values[i];
    }
}

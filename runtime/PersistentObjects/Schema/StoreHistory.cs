using PersistentObjects.CompilerServices;

namespace PersistentObjects.Schema;

/// <summary>What the log says, as of one commit version, of the programs that wrote it and of the migrations that have run.</summary>
/// <param name="Reader">Who may read it.</param>
/// <param name="Migrations">The ids of the migrations, in the order in which they ran.</param>
sealed record StoreHistory(ReaderRecord Reader, IReadOnlyList<string> Migrations)
{
    internal static StoreHistory Empty { get; } = new(ReaderRecord.None, []);

    /// <summary>With what a reader record says.</summary>
    /// <exception cref="RecordFormatException">It takes back what was said before.</exception>
    internal StoreHistory With(ReaderRecord reader) => Reader.IsCoveredBy(reader)
        ? this with { Reader = reader }
        : throw new RecordFormatException(
            $"programs from schema version {reader.OldestReader} on as readers of what version {reader.WriterVersion} wrote, after {Reader.OldestReader} and {Reader.WriterVersion}");

    /// <summary>With a migration that has run.</summary>
    /// <exception cref="RecordFormatException">It had run before.</exception>
    internal StoreHistory With(string? migration) => string.IsNullOrEmpty(migration) || Migrations.Contains(migration)
        ? throw new RecordFormatException(migration is { Length: > 0 } ? $"migration '{migration}', which had run already" : "a migration without an id")
        : this with { Migrations = [.. Migrations, migration] };

    internal void Write(RecordWriter writer)
    {
        Reader.Write(writer);
        writer.WriteVarUInt64((ulong)Migrations.Count);
        foreach (var migration in Migrations) writer.WriteString(migration);
    }

    /// <exception cref="RecordFormatException">It makes no sense.</exception>
    internal static StoreHistory Read(ref RecordReader reader)
    {
        var history = Empty with { Reader = ReaderRecord.Read(ref reader) };
        for (var count = reader.ReadVarUInt64(); count > 0; count--) history = history.With(reader.ReadString());
        return history;
    }
}

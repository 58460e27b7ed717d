namespace PersistentObjects.Schema;

/// <summary>
/// The <see cref="StoreHistory"/> of an open store, and what this program has to add to it: its own version, and the migrations
/// that it has run. The log gets that with the next transaction.
/// </summary>
/// <remarks>Read at recovery, then changed under the writer lock, as <see cref="SchemaCatalog"/> is.</remarks>
sealed class HistoryCatalog
{
    readonly List<string> _due = [];
    ReaderRecord _program = ReaderRecord.None;
    IReadOnlyList<string> _declared = [];
    bool _isUnconfirmed;

    /// <summary>What the log holds.</summary>
    internal StoreHistory Logged { get; private set; } = StoreHistory.Empty;

    /// <summary>What log and snapshot say of readers: a newer program may have taken a snapshot, and logged nothing.</summary>
    internal ReaderRecord Stored { get; private set; } = ReaderRecord.None;

    /// <summary>Whether a newer program has written, which means this one to keep what it does not know.</summary>
    internal bool IsWrittenByNewer => Stored.WriterVersion > _program.WriterVersion;

    /// <summary>Whether migrations wait: what they write, programs that are still to read the store would misread.</summary>
    internal bool AreMigrationsHeldBack => Effective.OldestReader < _program.WriterVersion;

    /// <summary>The migrations of this program that have not run, in the order of their ids.</summary>
    internal IEnumerable<string> Pending => _declared.Where(id => !Logged.Migrations.Contains(id));

    /// <summary>Whether there are such, as far as the log has been read.</summary>
    internal bool HasPending => Pending.Any();

    /// <summary>What is written from now on says this of readers.</summary>
    internal ReaderRecord Effective => Stored.Raise(_program);

    /// <summary>Whether the next transaction has to bring something along.</summary>
    internal bool IsDue => _due.Count > 0 || DueReader is not null;

    /// <summary>Whether a transaction is written for it that changes nothing else.</summary>
    internal bool MustBeWritten { get; private set; }

    /// <summary>What the log has to say of readers first, null for nothing new.</summary>
    internal ReaderRecord? DueReader => _program.IsCoveredBy(Logged.Reader) ? null : Logged.Reader.Raise(_program);

    /// <summary>The migrations that the log does not know to have run.</summary>
    internal IReadOnlyList<string> DueMigrations => _due;

    /// <summary>This program, before anything is read.</summary>
    /// <param name="version">Its schema version.</param>
    /// <param name="oldestReader">The oldest program that is to understand what it writes, null for itself.</param>
    /// <param name="name">Its name, for whoever is refused because of it.</param>
    /// <param name="migrations">The ids of its migrations.</param>
    /// <exception cref="ArgumentOutOfRangeException">A program that is newer than itself.</exception>
    internal void Declare(int version, int? oldestReader, string name, IEnumerable<string> migrations)
    {
        if (oldestReader > version)
        {
            throw new ArgumentOutOfRangeException(
                nameof(oldestReader), oldestReader, $"StoreOptions.OldestReader must not be greater than the store's [SchemaVersion], which is {version}: this program would not understand what it writes.");
        }
        _program = new ReaderRecord(oldestReader ?? version, version, name);
        _declared = [.. migrations.Order(StringComparer.Ordinal)];
        for (var i = 0; i < _declared.Count; i++)
        {
            if (_declared[i].Length == 0) throw new InvalidOperationException("A migration has no id.");
            if (i > 0 && _declared[i] == _declared[i - 1]) throw new InvalidOperationException($"Two migrations have the id '{_declared[i]}'.");
        }
    }

    /// <summary>What the log says of readers.</summary>
    /// <exception cref="ProgramTooOldException">This program is none of them.</exception>
    internal void Add(ReaderRecord reader)
    {
        Logged = Logged.With(reader);
        Meet(reader);
    }

    /// <summary>A migration that the log says to have run.</summary>
    internal void Add(string? migration) => Logged = Logged.With(migration);

    /// <summary>What a snapshot holds of the log, and what it says of its own readers.</summary>
    /// <exception cref="ProgramTooOldException">This program is none of them.</exception>
    internal void Restore(StoreHistory logged, ReaderRecord snapshot)
    {
        Logged = logged;
        Meet(logged.Reader);
        Meet(snapshot);
    }

    /// <summary>The next transaction is to say that these have run.</summary>
    /// <param name="migrations">Their ids.</param>
    /// <param name="mustBeWritten">Whether it is written for that.</param>
    internal void Note(IEnumerable<string> migrations, bool mustBeWritten)
    {
        _due.AddRange(migrations);
        MustBeWritten = mustBeWritten;
    }

    /// <summary>What was due is part of a transaction that is not staged yet.</summary>
    internal void NoteEncoded() => _isUnconfirmed = true;

    internal void Confirm()
    {
        if (!_isUnconfirmed) return;
        if (DueReader is { } reader) Logged = Logged.With(reader);
        foreach (var migration in _due) Logged = Logged.With(migration);
        _due.Clear();
        _isUnconfirmed = MustBeWritten = false;
    }

    internal void Revert() => _isUnconfirmed = false;

    /// <summary>What this program can't write as long as older ones are to read it.</summary>
    internal InvalidOperationException NotForOlderReaders(string what) => new($"{what} {WhyHeldBack}");

    /// <summary>Why something is not written, and what to do about it.</summary>
    internal string WhyHeldBack
        => $"Programs of schema version {Effective.OldestReader} are still to read the store (StoreOptions.OldestReader), and this one has version {_program.WriterVersion}: "
            + "when none of them is in use any more, open it without that option.";

    void Meet(ReaderRecord reader)
    {
        Stored = Stored.Raise(reader);
        if (_program.WriterVersion < Stored.OldestReader) throw new ProgramTooOldException(Stored.OldestReader, _program.WriterVersion, Stored.WriterName);
    }
}

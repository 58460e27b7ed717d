namespace PersistentObjects.Generator.Emit;

/// <summary>The members through which users get a store: they name its type, so that they need no reflection.</summary>
static class OpenEmitter
{
    const string Task = "global::System.Threading.Tasks.Task";

    const string AsyncParameters = $"""
            global::System.IProgress<{RuntimeNames.OpenProgress}>? progress = null,
            global::System.Threading.CancellationToken cancellationToken = default
        """;

    const string AsyncDocumentation = """
        /// <param name="progress">Told how much of the log has been read.</param>
        /// <param name="cancellationToken">Gives up opening and leaves the store as it was.</param>
        """;

    const string Exceptions = """
        /// <exception cref="global::PersistentObjects.StoreLockedException">The store is open already, here or in another process.</exception>
        /// <exception cref="global::PersistentObjects.StoreCorruptedException">A file is damaged where it was complete before; nothing was changed.</exception>
        /// <exception cref="global::PersistentObjects.IncompatibleSchemaException">The data does not fit today's classes; nothing was changed.</exception>
        /// <exception cref="global::PersistentObjects.MigrationFailedException">A migration has thrown; nothing was changed.</exception>
        /// <exception cref="global::PersistentObjects.ProgramTooOldException">A newer program has written what this one would misread; nothing was changed.</exception>
        """;

    const string PreviewExceptions = """
        /// <exception cref="global::PersistentObjects.StoreLockedException">The store is open, here or in another process.</exception>
        /// <exception cref="global::PersistentObjects.StoreCorruptedException">A file is damaged where it was complete before.</exception>
        /// <exception cref="global::PersistentObjects.ProgramTooOldException">A newer program has written what this one would misread.</exception>
        """;

    public static void Write(SourceWriter writer, string store)
    {
        WriteOpen(writer, store);
        WriteOpenAsync(writer, store);
        WritePreview(writer, store);
        writer.WriteLine($$"""
            /// <summary>Creates an empty store that is kept in memory only, for tests.</summary>
            /// <param name="options">How the store behaves; its directory is not used.</param>
            {{GeneratedCode.Attribute}}
            public static {{store}} InMemory({{RuntimeNames.StoreOptions}}? options = null) =>
                OpenStoreInMemory<{{store}}>(options);

            static {{store}} {{RuntimeNames.PersistentStoreInterface}}<{{store}}>.Create({{RuntimeNames.StoreOptions}} options) =>
                new(options);
            """);
    }

    static void WriteOpen(SourceWriter writer, string store) =>
        writer.WriteLine($$"""
            /// <summary>
            /// Opens the store in a directory, or creates it there. When this returns, everything that was ever acknowledged is
            /// in memory.
            /// </summary>
            /// <param name="directory">The store's directory.</param>
            {{Exceptions}}
            {{GeneratedCode.Attribute}}
            public static {{store}} Open(string directory) =>
                OpenStore<{{store}}>(new {{RuntimeNames.StoreOptions}} { Directory = directory });

            /// <summary>Opens the store with these options, or creates it.</summary>
            /// <param name="options">Where the store is and how it behaves.</param>
            {{Exceptions}}
            {{GeneratedCode.Attribute}}
            public static {{store}} Open({{RuntimeNames.StoreOptions}} options) =>
                OpenStore<{{store}}>(options);

            """);

    static void WritePreview(SourceWriter writer, string store) =>
        writer.WriteLine($$"""
            /// <summary>
            /// Tells what opening the store in a directory would do to its data: which migrations would run, and how many objects of
            /// each class they would create, change and delete. They do run, in memory; nothing is written.
            /// </summary>
            /// <param name="directory">The store's directory, which nobody else has open.</param>
            {{PreviewExceptions}}
            {{GeneratedCode.Attribute}}
            public static {{RuntimeNames.MigrationReport}} PreviewMigrations(string directory) =>
                PreviewStore<{{store}}>(new {{RuntimeNames.StoreOptions}} { Directory = directory });

            /// <summary>Tells what opening the store with these options would do to its data, and writes nothing.</summary>
            /// <param name="options">Where the store is and how it behaves.</param>
            {{PreviewExceptions}}
            {{GeneratedCode.Attribute}}
            public static {{RuntimeNames.MigrationReport}} PreviewMigrations({{RuntimeNames.StoreOptions}} options) =>
                PreviewStore<{{store}}>(options);

            """);

    static void WriteOpenAsync(SourceWriter writer, string store) =>
        writer.WriteLine($$"""
            /// <summary>Opens the store in a directory, or creates it there, on a thread of the pool.</summary>
            /// <param name="directory">The store's directory.</param>
            {{AsyncDocumentation}}
            {{Exceptions}}
            {{GeneratedCode.Attribute}}
            public static {{Task}}<{{store}}> OpenAsync(
                string directory,
            {{AsyncParameters}}) =>
                OpenStoreAsync<{{store}}>(new {{RuntimeNames.StoreOptions}} { Directory = directory }, progress, cancellationToken);

            /// <summary>Opens the store with these options, or creates it, on a thread of the pool.</summary>
            /// <param name="options">Where the store is and how it behaves.</param>
            {{AsyncDocumentation}}
            {{Exceptions}}
            {{GeneratedCode.Attribute}}
            public static {{Task}}<{{store}}> OpenAsync(
                {{RuntimeNames.StoreOptions}} options,
            {{AsyncParameters}}) =>
                OpenStoreAsync<{{store}}>(options, progress, cancellationToken);

            """);
}

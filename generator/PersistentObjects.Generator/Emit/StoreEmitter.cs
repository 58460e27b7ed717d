using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>The file of one store: its constructor, its extents and the methods that open it.</summary>
static class StoreEmitter
{
    const string Task = "global::System.Threading.Tasks.Task";
    const string OpenAsyncParameters =
        $"global::System.IProgress<{RuntimeNames.OpenProgress}>? progress = null, global::System.Threading.CancellationToken cancellationToken = default";

    public static SourceText Emit(StoreModel model, EquatableArray<string> manifests)
    {
        var store = model.Declaration.Type.FullyQualifiedName;
        var writer = new SourceWriter();
        GeneratedCode.WriteFileHeader(writer);
        TypeScope.Write(writer, model.Declaration, $"{RuntimeNames.PersistentStoreInterface}<{store}>", body: writer =>
        {
            WriteConstructor(writer, model, manifests);
            foreach (var extent in model.Extents)
            {
                WriteExtent(writer, extent);
            }

            foreach (var stub in model.Stubs)
            {
                writer.WriteLine();
                StubEmitter.Write(writer, stub);
            }

            WriteOpen(writer, store);
        });
        return writer.ToSourceText();
    }

    static void WriteConstructor(SourceWriter writer, StoreModel model, EquatableArray<string> manifests)
    {
        writer.WriteLine(GeneratedCode.Attribute);
        writer.WriteLine($"private {model.Declaration.Name}({RuntimeNames.StoreOptions} options)");
        using (writer.Indent())
        {
            writer.WriteLine(": base(");
            using (writer.Indent())
            {
                writer.WriteLine("options,");
                WriteList(writer, "extents", model.Extents.Select(extent => RuntimeNames.ClassOf(extent.Class)), ",");
                WriteList(writer, "manifests", manifests.Select(manifest => $"{manifest}.Classes"), ")");
            }
        }

        writer.WriteLine("{");
        using (writer.Indent())
        {
            foreach (var extent in model.Extents)
            {
                writer.WriteLine($"{extent.Declaration.Name} = ExtentOf<{extent.Class}>();");
            }
        }

        writer.WriteLine("}");
    }

    static void WriteList(SourceWriter writer, string name, IEnumerable<string> items, string end)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            writer.WriteLine($"{name}: []{end}");
            return;
        }

        writer.WriteLine($"{name}:");
        writer.WriteLine("[");
        using (writer.Indent())
        {
            lines.ForEach(line => writer.WriteLine(line + ","));
        }

        writer.WriteLine("]" + end);
    }

    static void WriteExtent(SourceWriter writer, ExtentModel extent) =>
        writer.WriteLine($$"""

            {{GeneratedCode.Attribute}}
            {{PropertyEmitter.Header(extent.Declaration)}} { {{extent.Declaration.Getter!.Text}} => field; }
            """);

    static void WriteOpen(SourceWriter writer, string store) =>
        writer.WriteLine($$"""

            /// <summary>
            /// Opens the store in a directory, or creates it there. When this returns, everything that was ever acknowledged is
            /// in memory.
            /// </summary>
            /// <param name="directory">The store's directory.</param>
            {{GeneratedCode.Attribute}}
            public static {{store}} Open(string directory) =>
                OpenStore<{{store}}>(new {{RuntimeNames.StoreOptions}} { Directory = directory });

            /// <summary>Opens the store with these options, or creates it.</summary>
            /// <param name="options">Where the store is and how it behaves.</param>
            {{GeneratedCode.Attribute}}
            public static {{store}} Open({{RuntimeNames.StoreOptions}} options) => OpenStore<{{store}}>(options);

            /// <summary>Opens the store in a directory, or creates it there, without blocking the caller meanwhile.</summary>
            /// <param name="directory">The store's directory.</param>
            /// <param name="progress">Told how much of the log has been read.</param>
            /// <param name="cancellationToken">Gives up opening and leaves the store as it was.</param>
            {{GeneratedCode.Attribute}}
            public static {{Task}}<{{store}}> OpenAsync(string directory, {{OpenAsyncParameters}}) =>
                OpenStoreAsync<{{store}}>(new {{RuntimeNames.StoreOptions}} { Directory = directory }, progress, cancellationToken);

            /// <summary>Opens the store with these options, or creates it, without blocking the caller meanwhile.</summary>
            /// <param name="options">Where the store is and how it behaves.</param>
            /// <param name="progress">Told how much of the log has been read.</param>
            /// <param name="cancellationToken">Gives up opening and leaves the store as it was.</param>
            {{GeneratedCode.Attribute}}
            public static {{Task}}<{{store}}> OpenAsync({{RuntimeNames.StoreOptions}} options, {{OpenAsyncParameters}}) =>
                OpenStoreAsync<{{store}}>(options, progress, cancellationToken);

            /// <summary>Creates an empty store that is kept in memory only, for tests.</summary>
            /// <param name="options">How the store behaves; its directory is not used.</param>
            {{GeneratedCode.Attribute}}
            public static {{store}} InMemory({{RuntimeNames.StoreOptions}}? options = null) => OpenStoreInMemory<{{store}}>(options);

            static {{store}} {{RuntimeNames.PersistentStoreInterface}}<{{store}}>.Create({{RuntimeNames.StoreOptions}} options) => new(options);
            """);
}

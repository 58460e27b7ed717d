using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Runs compiled user code in this process, against the runtime that the tests reference.</summary>
static class UserProgram
{
    // Many tests share a library. By reference, since an equal project may have been changed by 'with'.
    static readonly ConditionalWeakTable<UserProject, byte[]> Images = new();

    /// <summary>Calls <c>Program.Run</c> with a new directory, which is deleted afterwards.</summary>
    public static IReadOnlyList<string> CallInDirectory(this UserProject project, params UserProject[] libraries)
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            return project.CallWith(libraries, directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Compiles the project and calls its <c>Program.Run</c> with these arguments.</summary>
    public static IReadOnlyList<string> Call(this UserProject project, params object[] arguments) =>
        project.CallWith([], arguments);

    /// <summary>The same for a project that references others, which are compiled first.</summary>
    public static IReadOnlyList<string> CallWith(
        this UserProject project,
        IReadOnlyList<UserProject> libraries,
        params object[] arguments)
    {
        var context = new AssemblyLoadContext(nameof(UserProgram), isCollectible: true);
        try
        {
            var references = new List<MetadataReference>();
            foreach (var library in libraries)
            {
                var image = references.Count == 0
                    ? Images.GetValue(library, static project => project.Run().Emit())
                    : library.Referencing([.. references]).Run().Emit();
                references.Add(MetadataReference.CreateFromImage(image));
                context.LoadFromStream(new MemoryStream(image));
            }

            var program = project.Referencing([.. references]).Run().Emit();
            var run = context.LoadFromStream(new MemoryStream(program)).GetType("Program", throwOnError: true)!.GetMethod("Run")!;
            return (string[])run.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}

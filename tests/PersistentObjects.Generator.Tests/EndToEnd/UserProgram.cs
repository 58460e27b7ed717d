using System.Runtime.Loader;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Runs compiled user code in this process, against the runtime that the tests reference.</summary>
static class UserProgram
{
    /// <summary>Calls <c>Program.Run</c> with a new directory, which is deleted afterwards.</summary>
    public static IReadOnlyList<string> CallInDirectory(this UserProject project)
    {
        var directory = Directory.CreateTempSubdirectory("generator-tests").FullName;
        try
        {
            return project.Call(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Compiles the project and calls its <c>Program.Run</c> with these arguments.</summary>
    public static IReadOnlyList<string> Call(this UserProject project, params object[] arguments)
    {
        var context = new AssemblyLoadContext(nameof(UserProgram), isCollectible: true);
        try
        {
            foreach (var library in project.Libraries)
            {
                using var libraryImage = new MemoryStream(library.Run().ShouldCompile().Emit());
                context.LoadFromStream(libraryImage);
            }

            using var image = new MemoryStream(project.Run().ShouldCompile().Emit());
            var run = context.LoadFromStream(image).GetType("Program", throwOnError: true)!.GetMethod("Run")!;
            return (string[])run.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}

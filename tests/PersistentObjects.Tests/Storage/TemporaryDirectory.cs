namespace PersistentObjects.Tests.Storage;

/// <summary>A directory of its own for one test, removed with everything in it.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("persistent-objects-").FullName;

    public string Combine(string name) => Path.Combine(FullName, name);

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>Starts Redis servers, each on a Unix socket in a folder of its own.</summary>
sealed class RedisPrograms(string program, string directory, Children children)
{
    int _started;

    /// <summary>A new server with nothing in it, or, with the folder of one that was stopped, that one again.</summary>
    internal RedisServer Start(string? folder, params string[] settings)
    {
        folder ??= Path.Combine(directory, $"{++_started}");
        Directory.CreateDirectory(folder);
        return RedisServer.Start(program, folder, settings, children);
    }
}

using System.Diagnostics;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>Programs that this machine has.</summary>
static class Executable
{
    /// <summary>Where the shell would find it, or administrators' programs are; null where it is not.</summary>
    internal static string? Find(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(["/usr/bin", "/usr/sbin", "/usr/local/bin"])
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>What a program prints that ends soon.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    internal static string Output(string file, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {error.Result.Trim()}");
    }
}

using System.Diagnostics;
using Shouldly;

namespace PersistentObjects.Package.Tests;

/// <summary>Runs a command to its end.</summary>
static class CommandLine
{
    // For what hangs: on a machine that does much else, packing alone has taken five minutes.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>The output of a command that must succeed.</summary>
    internal static async Task<string> Run(string directory, string command, params string[] arguments)
    {
        var (exitCode, output) = await RunToEnd(directory, command, arguments);
        exitCode.ShouldBe(0, $"{command} {string.Join(' ', arguments)}{Environment.NewLine}{output}");
        return output;
    }

    /// <summary>The output of a command that must fail.</summary>
    internal static async Task<string> RunFailing(string directory, string command, params string[] arguments)
    {
        var (exitCode, output) = await RunToEnd(directory, command, arguments);
        exitCode.ShouldNotBe(0, $"{command} {string.Join(' ', arguments)}{Environment.NewLine}{output}");
        return output;
    }

    static async Task<(int ExitCode, string Output)> RunToEnd(string directory, string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test run sets for itself must not reach the commands that it starts.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        // Nor where it runs: a user's machine is no build server.
        start.Environment.Remove("CI");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)}{Environment.NewLine}{await output}{await errors}");
        }
        return (process.ExitCode, await output + await errors);
    }
}

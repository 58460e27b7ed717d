using System.Text.RegularExpressions;

namespace PersistentObjects.Samples.Tests.Tracker;

/// <summary>The built sample with a data directory of its own, as a process that answers on a free port.</summary>
sealed partial class TrackerSample : IAsyncDisposable
{
    readonly TemporaryDirectory _directory = new();
    ChildProcess? _process;

    /// <summary>Talks to the process that was started last.</summary>
    public TrackerClient Client { get; private set; } = null!; // StartAsync sets it before anybody gets the sample.

    public static async Task<TrackerSample> StartAsync()
    {
        var sample = new TrackerSample();
        await sample.StartAgainAsync();
        return sample;
    }

    public async Task StartAgainAsync()
    {
        _process = ChildProcess.Start("dotnet",
        [
            BuiltSamples.MetadataOf("Tracker"), "--urls", "http://127.0.0.1:0", "--data", _directory["data"],
            "--Logging:LogLevel:Microsoft.AspNetCore", "Warning",
        ]);
        var listening = await _process.WaitForAsync(ListeningLine());
        if (!listening.Success)
            throw new InvalidOperationException($"The tracker did not start: {await _process.WaitAsync()}");

        Client?.Dispose();
        Client = new TrackerClient(new Uri(listening.Groups["address"].Value));
    }

    public Task<ProcessResult> KillAsync()
    {
        _process!.Kill();
        return ExitAsync();
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    public async Task<ProcessResult> TerminateAsync()
    {
        (await ChildProcess.RunAsync("kill", "-TERM", $"{_process!.Id}")).ShouldSucceed();
        return await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        // Only a process that has ended leaves its directory alone.
        if (_process is not null)
            await KillAsync();
        _directory.Dispose();
    }

    async Task<ProcessResult> ExitAsync()
    {
        using var process = _process!;
        _process = null;
        return await process.WaitAsync();
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)\s")]
    private static partial Regex ListeningLine();
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PersistentObjects.Samples.Tests;

/// <summary>A program that runs beside the test. It is killed with the test, should it still run then.</summary>
sealed class ChildProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process _process;
    readonly ProcessOutput _output;
    readonly ProcessOutput _errors;

    ChildProcess(Process process)
    {
        _process = process;
        _output = new ProcessOutput(process.StandardOutput);
        _errors = new ProcessOutput(process.StandardError);
    }

    public static ChildProcess Start(string program, params IEnumerable<string> arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    public static async Task<ProcessResult> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var child = Start(program, arguments);
        return await child.WaitAsync();
    }

    public int Id => _process.Id;

    /// <summary>Waits until the process has written something to its standard output.</summary>
    public Task<Match> WaitForAsync(Regex pattern) => _output.WaitForAsync(pattern, Patience);

    public void Kill() => _process.Kill();

    public async Task<ProcessResult> WaitAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(timeout.Token);
        return new ProcessResult(_process.ExitCode, await _output.AllAsync(), await _errors.AllAsync());
    }

    /// <summary>Only a process that has ended leaves its files alone, which the test deletes next.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}

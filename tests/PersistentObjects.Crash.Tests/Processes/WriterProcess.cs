using System.Diagnostics;
using System.Globalization;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>The program beside the tests, in a process of its own, that writes a store until it is killed.</summary>
sealed class WriterProcess : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process _process;

    WriterProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
    }

    static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    static string Program => Path.Combine(AppContext.BaseDirectory, "PersistentObjects.Crash.Tests.Writer.dll");

    /// <summary>Starts the program.</summary>
    /// <param name="task">What it is to do: see its Program.cs.</param>
    /// <param name="directory">The store.</param>
    public static WriterProcess Start(string task, string directory) => new(new ProcessStartInfo(Host, ["exec", Program, task, directory]));

    /// <summary>Starts the program with a managed heap of so many bytes at most.</summary>
    public static WriterProcess StartWithHeap(long bytes, string task, string directory)
    {
        var start = new ProcessStartInfo(Host, ["exec", Program, task, directory]);
        start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("X", CultureInfo.InvariantCulture);
        start.RedirectStandardError = true;
        return new WriterProcess(start);
    }

    /// <summary>Starts the program under strace, which makes system calls fail.</summary>
    public static WriterProcess StartInjected(string injection, string task, string directory)
        => new(new ProcessStartInfo(
            "strace",
            ["-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", $"inject={injection}", Host, "exec", Program, task, directory]));

    /// <summary>The next line, null when the process has ended and all is read.</summary>
    public string? ReadLine()
    {
        var line = _process.StandardOutput.ReadLineAsync();
        return line.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    public List<string> ReadToEnd()
    {
        var lines = new List<string>();
        while (ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>SIGKILL: nothing of the program runs any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Its files are closed one after the other: that its output has ended does not say yet that it holds no lock.</summary>
    public void KillAndWait()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        KillAndWait();
        _process.Dispose();
    }
}

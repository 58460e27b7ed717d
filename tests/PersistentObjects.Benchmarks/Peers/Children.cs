using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>The processes that a run has started. None outlives it.</summary>
sealed partial class Children : IDisposable
{
    readonly Lock _lock = new();
    readonly List<Child> _running = [];
    bool _disposed;

    /// <summary>Its output is thrown away.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="end">The signal that ends it.</param>
    /// <param name="user">Who it runs as; null is the one who runs this.</param>
    /// <param name="variables">Of its environment.</param>
    internal Child Start(string[] command, EndSignal end, string? user = null, IReadOnlyDictionary<string, string>? variables = null)
    {
        var whole = WithWatch(command, end, user);
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        // Under the lock, so that nothing is started that a signal's handler would not find.
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var process = Process.Start(start)!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var child = new Child(process, end);
            _running.Add(child);
            return child;
        }
    }

    internal void Stop(Child child)
    {
        lock (_lock) _running.Remove(child);
        End(child);
    }

    public void Dispose()
    {
        List<Child> left;
        lock (_lock)
        {
            _disposed = true;
            left = [.. _running];
            _running.Clear();
        }
        left.ForEach(End);
    }

    /// <summary>
    /// Where the system has it, through a program that changes the user and asks the kernel to end the child when this process
    /// is gone, even if that was killed; it then becomes the child itself.
    /// </summary>
    static string[] WithWatch(string[] command, EndSignal end, string? user)
    {
        if (Executable.Find("setpriv") is not { } setpriv) return command;
        string[] asUser = user is null ? [] : ["--reuid", user, "--regid", Executable.Output("id", "-g", user), "--clear-groups"];
        return [setpriv, .. asUser, "--pdeathsig", end is EndSignal.Quit ? "QUIT" : "TERM", .. command];
    }

    static void End(Child child)
    {
        var process = child.Process;
        if (!process.HasExited)
        {
            _ = Signal(process.Id, (int)child.End);
            if (!process.WaitForExit(TimeSpan.FromSeconds(10))) process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}

/// <summary>A process and how it is ended.</summary>
sealed record Child(Process Process, EndSignal End);

enum EndSignal
{
    /// <summary>SIGQUIT: PostgreSQL ends at once, without a checkpoint for data that nobody wants any more.</summary>
    Quit = 3,

    /// <summary>SIGTERM.</summary>
    Terminate = 15,
}

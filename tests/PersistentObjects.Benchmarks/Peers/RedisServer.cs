using System.Globalization;
using System.Net.Sockets;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>One Redis.</summary>
sealed class RedisServer : IDisposable
{
    readonly Children _children;
    readonly Child _child;

    RedisServer(string folder, Children children, Child child) => (Folder, _children, _child) = (folder, children, child);

    internal string Folder { get; }

    string Socket => Path.Combine(Folder, "s");

    /// <summary>Ready for commands when it returns: everything is loaded.</summary>
    internal static RedisServer Start(string program, string folder, string[] settings, Children children)
    {
        string[] command = [program, "--port", "0", "--unixsocket", Path.Combine(folder, "s"), "--dir", folder, "--save", "", "--daemonize", "no", .. settings];
        var server = new RedisServer(folder, children, children.Start(command, EndSignal.Terminate));
        server.WaitUntilReady();
        return server;
    }

    internal RedisConnection Connect() => new(Socket);

    /// <summary>A number that INFO tells.</summary>
    internal double Info(string section, string name)
    {
        using var connection = Connect();
        var line = connection.Ask("INFO", section).Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>Waits for something in the background that INFO shows as 1.</summary>
    internal void WaitWhile(string name)
    {
        while (Info("persistence", name) != 0) Thread.Sleep(2);
    }

    public void Dispose()
    {
        _children.Stop(_child);
        File.Delete(Socket);
    }

    void WaitUntilReady()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var connection = Connect();
                connection.Ask("PING");
                return;
            }
            // It does not listen yet, or is loading.
            catch (Exception e) when (e is SocketException or RedisException && attempt < 30_000 && !_child.Process.HasExited)
            {
                Thread.Sleep(2);
            }
        }
    }
}

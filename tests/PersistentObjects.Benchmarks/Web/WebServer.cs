using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using PersistentObjects.Benchmarks.Peers;

namespace PersistentObjects.Benchmarks.Web;

/// <summary>A web service as a process of its own, on loopback.</summary>
sealed class WebServer : IDisposable
{
    /// <summary>Of clients, each of which waits for its answer.</summary>
    internal const int Connections = 16;

    internal const string Project = "BENCH";

    const int Attempts = 5;

    readonly Children _children;
    readonly Child _child;

    WebServer(Children children, Child child, Uri address)
    {
        (_children, _child) = (children, child);
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = address };
    }

    internal HttpClient Client { get; }

    internal static async Task<WebServer> StartAsync(Children children, params string[] command)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = Start(children, command);
            try
            {
                await server.WaitUntilReadyAsync();
                return server;
            }
            // Whoever wanted any port may have been given the one that was free.
            catch (HttpRequestException) when (attempt < Attempts && server._child.Process.HasExited)
            {
                server.Dispose();
            }
        }
    }

    internal async Task FillAsync(int issues)
    {
        await PostAsync("/users", new { name = "ann" });
        await PostAsync("/projects", new { key = Project, title = "What is measured" });
        for (var i = 1; i <= issues; i++) await PostAsync($"/projects/{Project}/issues", new { title = $"An issue that somebody has, number {i}", reporter = "ann" });
    }

    public void Dispose()
    {
        Client.Dispose();
        _children.Stop(_child);
    }

    static WebServer Start(Children children, string[] command)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        // The same garbage collector for all, whatever their projects say; and no line of log for each request.
        var variables = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["Logging__LogLevel__Default"] = "Error" };
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return new WebServer(children, children.Start([dotnet, .. command, "--urls", address.ToString()], EndSignal.Terminate, null, variables), address);
    }

    async Task PostAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    async Task WaitUntilReadyAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await Client.GetAsync("/");
                return;
            }
            catch (HttpRequestException) when (attempt < 600 && !_child.Process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

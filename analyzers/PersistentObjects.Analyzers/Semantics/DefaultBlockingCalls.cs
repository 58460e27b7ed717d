namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// The framework's calls that wait. What a first parameter ends with is any overload that begins so: a reader of a path
/// opens a file, a reader of a stream does not.
/// </summary>
static class DefaultBlockingCalls
{
    public static readonly string[] Names =
    [
        // Files.
        "T:System.IO.File",
        "T:System.IO.Directory",
        "T:System.IO.FileInfo",
        "T:System.IO.DirectoryInfo",
        "T:System.IO.FileStream",
        "T:System.IO.RandomAccess",
        "M:System.IO.FileStream.#ctor",
        "M:System.IO.StreamReader.#ctor(System.String",
        "M:System.IO.StreamWriter.#ctor(System.String",
        "M:System.IO.Compression.ZipFile.Open",
        "M:System.IO.Compression.ZipFile.OpenRead",
        "M:System.IO.Compression.ZipFile.CreateFromDirectory",
        "M:System.IO.Compression.ZipFile.ExtractToDirectory",

        // The console and other processes.
        "M:System.Console.Write",
        "M:System.Console.WriteLine",
        "M:System.Console.Read",
        "M:System.Console.ReadLine",
        "M:System.Console.ReadKey",
        "P:System.Console.In",
        "P:System.Console.Out",
        "P:System.Console.Error",
        "M:System.Diagnostics.Process.Start",
        "M:System.Diagnostics.Process.WaitForExit",
        "M:System.IO.Pipes.NamedPipeClientStream.Connect",
        "M:System.IO.Pipes.NamedPipeServerStream.WaitForConnection",

        // The network and databases.
        "M:System.Net.Http.HttpClient.Send",
        "M:System.Net.Http.HttpMessageInvoker.Send",
        "T:System.Net.WebClient",
        "M:System.Net.WebRequest.GetResponse",
        "M:System.Net.WebRequest.GetRequestStream",
        "T:System.Net.Dns",
        "T:System.Net.Sockets.NetworkStream",
        "M:System.Net.Sockets.Socket.Accept",
        "M:System.Net.Sockets.Socket.Connect",
        "M:System.Net.Sockets.Socket.Receive",
        "M:System.Net.Sockets.Socket.Send",
        "M:System.Net.Sockets.TcpClient.Connect",
        "M:System.Net.Sockets.UdpClient.Receive",
        "M:System.Net.Sockets.UdpClient.Send",
        "M:System.Net.Mail.SmtpClient.Send",
        "M:System.Net.NetworkInformation.Ping.Send",
        "M:System.Data.Common.DbConnection.Open",
        "M:System.Data.Common.DbCommand.ExecuteNonQuery",
        "M:System.Data.Common.DbCommand.ExecuteReader",
        "M:System.Data.Common.DbCommand.ExecuteScalar",
        "M:System.Data.IDbConnection.Open",
        "M:System.Data.IDbCommand.ExecuteNonQuery",
        "M:System.Data.IDbCommand.ExecuteReader",
        "M:System.Data.IDbCommand.ExecuteScalar",

        // Time and other threads.
        "M:System.Threading.Thread.Sleep",
        "M:System.Threading.Thread.Join",
        "M:System.Threading.SpinWait.SpinUntil",
        "M:System.Threading.Tasks.Task.Wait",
        "M:System.Threading.Tasks.Task.WaitAll",
        "M:System.Threading.Tasks.Task.WaitAny",
        "P:System.Threading.Tasks.Task`1.Result",
        "P:System.Threading.Tasks.ValueTask`1.Result",
        "M:System.Runtime.CompilerServices.TaskAwaiter.GetResult",
        "M:System.Runtime.CompilerServices.TaskAwaiter`1.GetResult",
        "M:System.Runtime.CompilerServices.ValueTaskAwaiter.GetResult",
        "M:System.Runtime.CompilerServices.ValueTaskAwaiter`1.GetResult",
        "M:System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter.GetResult",
        "M:System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1.ConfiguredTaskAwaiter.GetResult",
        "M:System.Threading.Monitor.Enter",
        "M:System.Threading.Monitor.Wait",
        "M:System.Threading.Lock.Enter",
        "M:System.Threading.Lock.EnterScope",
        "M:System.Threading.SemaphoreSlim.Wait",
        "M:System.Threading.WaitHandle.WaitOne",
        "M:System.Threading.WaitHandle.WaitAll",
        "M:System.Threading.WaitHandle.WaitAny",
        "M:System.Threading.WaitHandle.SignalAndWait",
        "M:System.Threading.ManualResetEventSlim.Wait",
        "M:System.Threading.CountdownEvent.Wait",
        "M:System.Threading.Barrier.SignalAndWait",
        "M:System.Threading.ReaderWriterLockSlim.EnterReadLock",
        "M:System.Threading.ReaderWriterLockSlim.EnterUpgradeableReadLock",
        "M:System.Threading.ReaderWriterLockSlim.EnterWriteLock",
        "M:System.Collections.Concurrent.BlockingCollection`1.Take",
        "M:System.Collections.Concurrent.BlockingCollection`1.GetConsumingEnumerable",
    ];
}

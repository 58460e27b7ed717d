using System.Runtime.InteropServices;
using PersistentObjects.Benchmarks;
using PersistentObjects.Benchmarks.Reports;
using PersistentObjects.Benchmarks.Soak;
using PersistentObjects.Benchmarks.Web;

if (args is [PeerService.Command, var database, var connection, .. var rest])
{
    await PeerService.RunAsync(database, connection, rest);
    return 0;
}
if (args is [SoakRun.Command, .. var soak]) return SoakRun.Run(soak);

Arguments arguments;
IReadOnlyList<Workload> workloads;
try
{
    arguments = Arguments.Parse(args);
    workloads = Suite.Choose(arguments);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

using var bench = new Bench(arguments);
var isInterrupted = false;
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    Volatile.Write(ref isInterrupted, true);
    bench.Stop();
    Environment.Exit(130);
}
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

try
{
    foreach (var skipped in bench.Skipped) Console.WriteLine($"Skipped: {skipped}");
    foreach (var workload in workloads) workload.Run(bench);
    Report.Write(bench, arguments);
    return 0;
}
// What a workload misses when its files and servers are taken away. The signal's handler ends the process.
catch (Exception) when (Volatile.Read(ref isInterrupted))
{
    Thread.Sleep(Timeout.Infinite);
    return 1;
}
// An exception that nobody handles ends the process before the servers are stopped.
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}

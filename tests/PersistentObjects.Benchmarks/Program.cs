using System.Runtime.InteropServices;
using PersistentObjects.Benchmarks;
using PersistentObjects.Benchmarks.Reports;

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
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
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
// An exception that nobody handles ends the process before the servers are stopped.
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}

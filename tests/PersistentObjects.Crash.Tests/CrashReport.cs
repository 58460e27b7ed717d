using System.Diagnostics;
using PersistentObjects.Crash.Tests.Store;

/// <summary>Says at the end of the run how many crashes were simulated, and what all tests cost that ran.</summary>
[SetUpFixture]
public sealed class CrashReport
{
    [OneTimeTearDown]
    public void Print()
    {
        var cost = Process.GetCurrentProcess().TotalProcessorTime;
        TestContext.Error.WriteLine($"{Crashes.Count:N0} simulated crashes of stores. All tests took {cost.TotalSeconds:N0} s of processor time.");
    }
}

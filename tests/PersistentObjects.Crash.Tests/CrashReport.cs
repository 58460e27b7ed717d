using PersistentObjects.Crash.Tests.Store;

/// <summary>Says at the end of the run how many crashes were simulated.</summary>
[SetUpFixture]
public sealed class CrashReport
{
    [OneTimeTearDown]
    public void Print() => TestContext.Error.WriteLine($"{Crashes.Count:N0} simulated crashes of stores.");
}

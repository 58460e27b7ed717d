namespace PersistentObjects.Tests.Store;

/// <summary>A bank in memory for each test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class BankFixture
{
    protected Bank Bank { get; } = Bank.InMemory();

    [TearDown]
    public void DisposeBank() => Bank.Dispose();

    /// <summary>Runs something on another thread, which sees only what is published.</summary>
    protected static T OnAnotherThread<T>(Func<T> read) => Task.Run(read).GetAwaiter().GetResult();
}

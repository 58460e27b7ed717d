namespace PersistentObjects.Crash.Tests.Catalogue;

/// <summary>What bytes from the disk must not make a reader do: take memory without bound, or never end.</summary>
static class Limits
{
    /// <summary>Some hundred times what the stores of these tests hold.</summary>
    const long MaxBytes = 64 << 20;

    // Long enough for a machine that has other things to do: what does not end has not ended then either.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static void Watch(Action run)
    {
        var task = Task.Factory.StartNew(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                run();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            TaskScheduler.Default);
        task.WaitAsync(Patience).GetAwaiter().GetResult().ShouldBeLessThan(MaxBytes, "bytes were allocated");
    }
}

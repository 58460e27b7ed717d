namespace PersistentObjects.Tests.Store;

public class StoreOptionsTests
{
    static readonly TimeSpan[] RefusedIntervals = [TimeSpan.Zero, TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.FromDays(50), TimeSpan.MaxValue];

    [TestCaseSource(nameof(RefusedIntervals))]
    public void A_flush_interval_that_no_timer_can_keep_is_refused(TimeSpan interval)
        => Should.Throw<ArgumentOutOfRangeException>(() => Bank.InMemory(new StoreOptions { FlushInterval = interval }))
            .ParamName.ShouldBe(nameof(StoreOptions.FlushInterval));

    [Test]
    public void The_longest_flush_interval_works()
    {
        using var bank = Bank.InMemory(new StoreOptions { FlushInterval = TimeSpan.FromDays(49), Durability = Durability.Relaxed });
        bank.Add(new Account("a")).Points = 1;
        bank.Accounts.ByEmail["a"].Points.ShouldBe(1);
    }

    [TestCase(0)]
    [TestCase(4095)]
    [TestCase(long.MaxValue)]
    public void A_segment_size_that_no_file_can_have_is_refused(long size)
        => Should.Throw<ArgumentOutOfRangeException>(() => Bank.InMemory(new StoreOptions { SegmentSizeBytes = size }))
            .ParamName.ShouldBe(nameof(StoreOptions.SegmentSizeBytes));
}

namespace PersistentObjects.Concurrency.Tests.Linearizability;

/// <summary>The checker is checked: a checker that finds nothing would let every test pass.</summary>
public class RegisterCheckerTests
{
    static IEnumerable<TestCaseData> GoodHistories =>
    [
        Case("nothing"),
        Case("the initial value is read", R(0, 1, 2)),
        Case("a write, then its read", W(1, 1, 2), R(1, 3, 4)),
        Case("a read beside a write finds either", W(1, 1, 10), R(0, 2, 3), R(1, 4, 5), R(1, 6, 7)),
        Case("two writes side by side, in the other order", W(1, 1, 10), W(2, 2, 9), R(2, 11, 12)),
        Case("a write that nobody knows of is seen late", W(1, 1, Operation.Never), R(0, 5, 6), R(1, 7, 8)),
        Case("a write that nobody knows of is never seen", W(1, 1, Operation.Never), R(0, 5, 6), W(2, 7, 8), R(2, 9, 10)),
    ];

    static IEnumerable<TestCaseData> BadHistories =>
    [
        Case("a value that nobody wrote", R(7, 1, 2)),
        Case("an old value after the write", W(1, 1, 2), R(0, 3, 4)),
        Case("a value before it was written", R(1, 1, 2), W(1, 3, 4)),
        Case("back in time between two readers", W(1, 1, 10), R(1, 2, 3), R(0, 4, 5)),
        Case("a value that was overwritten", W(1, 1, 2), W(2, 3, 4), R(1, 5, 6)),
        Case("there and away and there again", W(1, 1, 20), W(2, 2, 19), R(1, 3, 4), R(2, 5, 6), R(1, 7, 8)),
        Case("a lost update", W(1, 1, 2), W(2, 3, 4), R(2, 5, 6), R(1, 7, 8)),
        Case("a write that did not happen, and then did, and then didn't", W(1, 1, Operation.Never), R(1, 2, 3), R(0, 4, 5)),
        Case("overwritten within the time of another", W(1, 1, 2), W(2, 3, 4), R(1, 6, 7)),
    ];

    [TestCaseSource(nameof(GoodHistories))]
    public void A_good_history_has_no_fault(Operation[] history)
    {
        ExhaustiveChecker.IsLinearizable(history, 0).ShouldBeTrue();
        RegisterChecker.FindFault(history, 0).ShouldBeNull();
    }

    [TestCaseSource(nameof(BadHistories))]
    public void A_bad_history_has_one(Operation[] history)
    {
        ExhaustiveChecker.IsLinearizable(history, 0).ShouldBeFalse();
        RegisterChecker.FindFault(history, 0).ShouldNotBeNull();
    }

    [Test]
    public void Random_small_histories_are_judged_as_by_trying_all_orders()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var (good, bad) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var history = RandomHistory(random);
            var expected = ExhaustiveChecker.IsLinearizable(history, 0);
            var fault = RegisterChecker.FindFault(history, 0);
            (fault is null).ShouldBe(expected, $"Seed {seed}: {string.Join(", ", history)}: {fault}");
            if (expected) good++;
            else bad++;
        }
        good.ShouldBeGreaterThan(1000);
        bad.ShouldBeGreaterThan(1000);
    }

    static Operation[] RandomHistory(Random random)
    {
        var ticks = Enumerable.Range(1, 12).ToArray();
        random.Shuffle(ticks);
        var count = random.Next(1, 7);
        var history = new Operation[count];
        var writes = 0;
        for (var i = 0; i < count; i++)
        {
            var (begin, end) = (Math.Min(ticks[2 * i], ticks[(2 * i) + 1]), Math.Max(ticks[2 * i], ticks[(2 * i) + 1]));
            history[i] = random.Next(2) == 0
                ? W(++writes, begin, random.Next(8) == 0 ? Operation.Never : end)
                : R(random.Next(4), begin, end);
        }
        return history;
    }

    static TestCaseData Case(string name, params Operation[] history) => new TestCaseData([history]).SetArgDisplayNames(name);

    static Operation W(long value, long begin, long end) => Operation.Write(value, begin, end);

    static Operation R(long value, long begin, long end) => Operation.Read(value, begin, end);
}

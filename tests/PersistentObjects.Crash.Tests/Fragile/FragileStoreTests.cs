using System.Globalization;
using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Objects;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>
/// An exception at the n-th call of code that a transaction runs, for each n: in codecs, keys, comparers and getters of the
/// user's, and at each point of setters, Add, Delete and publication that the delay hooks mark. The transaction is rolled
/// back whole, or the store is poisoned and shows what was published; never half of it.
/// </summary>
public class FragileStoreTests
{
    static readonly Guid Token = new("00112233-4455-6677-8899-aabbccddeeff");

    static readonly (string Name, Action<PartStore> Run)[] Changes =
    [
        ("a setter of a property that an index reads", store => Find(store, "a").Label = new Label("new")),
        ("a setter of a property with a codec", store => Find(store, "a").Hidden = new Label("new")),
        ("a setter of a unique property", store => Find(store, "a").Name = "z"),
        ("a setter of what a computed key reads", store => Find(store, "b").Weight = 77),
        ("a setter that brings objects along", store => Find(store, "a").Whole = New("m", Find(store, "c"))),
        ("a delete", store => store.Delete(Find(store, "b"))),
        ("an add", store => store.Add(New("n", New("o", null)))),
        ("an add of many, with long values", store => store.Write(() =>
        {
            for (var i = 0; i < 12; i++) store.Add(New($"n{i}{new string('n', 200)}", null));
        })),
        ("a transaction of all kinds", store => store.Write(() =>
        {
            var (a, b, c) = (Find(store, "a"), Find(store, "b"), Find(store, "c"));
            a.Label = new Label("other");
            b.Token = Token;
            (a.Name, b.Name) = ("b", "a");
            store.Add(New("n", a));
            c.Whole = New("m", b);
            b.Weight += 50;
            store.Delete(c);
        })),
    ];

    static IEnumerable<TestCaseData> Cases => Changes.Select((change, i) => new TestCaseData(i).SetArgDisplayNames(change.Name));

    [TestCaseSource(nameof(Cases))]
    public void An_exception_at_any_call_of_user_code_rolls_back_all(int change)
        => ForEachCall(change, mayPoison: false, arm: Fuse.BlowAt);

    [TestCaseSource(nameof(Cases))]
    public void An_exception_at_any_point_of_a_transaction_rolls_back_all_or_poisons_the_store(int change)
        => ForEachCall(change, mayPoison: true, arm: call =>
        {
            Fuse.BlowAt(call);
            TestHooks.Handler = BurnAt;
        });

    /// <summary>Also where buffers and lists grow, which the hooks mark.</summary>
    [TestCaseSource(nameof(Cases))]
    public void Running_out_of_memory_at_any_point_rolls_back_all_or_poisons_the_store(int change)
        => ForEachCall(change, mayPoison: true, arm: call =>
        {
            Fuse.RunOutOfMemoryAt(call);
            TestHooks.Handler = BurnAt;
        });

    [Test]
    public void An_exception_at_any_call_of_user_code_while_a_store_is_opened_leaves_it_closed()
    {
        var disk = NewStore();
        string before;
        using (var store = Open(disk)) before = Picture(store);
        var calls = 1;
        for (; ; calls++)
        {
            Fuse.BlowAt(calls);
            try
            {
                Open(disk).Dispose();
                break;
            }
            catch (Exception e) when (e.GetBaseException() is FuseBlownException)
            {
                Fuse.Remove();
                using var store = Open(disk);
                Picture(store).ShouldBe(before);
            }
            finally
            {
                Fuse.Remove();
            }
        }
        calls.ShouldBeGreaterThan(5);
    }

    // While a leaf is half written nothing is called and nothing allocated that could throw.
    static void BurnAt(HookPoint point)
    {
        if (point != HookPoint.LeafHalfWritten) Fuse.Burn();
    }

    static void ForEachCall(int change, bool mayPoison, Action<int> arm)
    {
        var after = PictureAfter(change);
        for (var call = 1; ; call++)
        {
            var disk = NewStore();
            using var store = Open(disk);
            var before = Picture(store);
            arm(call);
            var thrown = Catch(() => Changes[change].Run(store));
            var wasReached = !Fuse.IsWhole;
            TestHooks.Handler = null;
            Fuse.Remove();
            var where = $"call {call}: {thrown}";
            var isPoisoned = store.Transactions.Fault is not null;
            var seen = "";
            Circumstances.Describe(where, () => seen = Picture(store));
            // Without an exception it is committed, whatever goes wrong when old versions are thrown away later on.
            if (thrown is null) ShouldBeSame(seen, after, where);
            else if (!isPoisoned || !mayPoison) ShouldBeSame(seen, before, where);
            if (thrown is not null && !mayPoison) isPoisoned.ShouldBeFalse(where);
            if (thrown is not null && !isPoisoned)
            {
                // As if it had never been, and so it can be made again.
                Changes[change].Run(store);
                seen = Picture(store);
                ShouldBeSame(seen, after, where);
            }
            store.Dispose();
            using var reopened = Open(disk.Restart());
            var found = Picture(reopened);
            // Of a poisoned store it is known when it is opened again; what could be read is there in any case.
            if (seen == before && isPoisoned) found.ShouldBeOneOf(before, after);
            else ShouldBeSame(found, after, where);
            if (!wasReached)
            {
                thrown.ShouldBeNull();
                call.ShouldBeGreaterThan(1);
                return;
            }
        }
    }

    static void ShouldBeSame(string actual, string expected, string where)
    {
        if (actual != expected) throw new ShouldAssertException($"{where}{Environment.NewLine}expected{Environment.NewLine}{expected}{Environment.NewLine}found{Environment.NewLine}{actual}");
    }

    static string PictureAfter(int change)
    {
        using var store = Open(NewStore());
        Changes[change].Run(store);
        return Picture(store);
    }

    static SimulatedDisk NewStore()
    {
        var disk = new SimulatedDisk();
        using var store = Open(disk);
        store.Write(() =>
        {
            store.Add(New("a", null));
            store.Add(New("b", Find(store, "a")));
            store.Add(New("c", null));
        });
        return disk;
    }

    static PartStore Open(SimulatedDisk disk) => PartStore.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 4096 });

    static Part New(string name, Part? whole) => new(name)
    {
        Label = new Label($"label of {name}"),
        Hidden = new Label($"hidden in {name}"),
        Weight = name[0],
        Whole = whole,
    };

    // Not by the index, whose comparer may throw.
    static Part Find(PartStore store, string name) => store.Parts.Single(part => part.Name == name);

    /// <summary>All that can be read, by scan and by index.</summary>
    static string Picture(PartStore store)
    {
        // What throws while an old version goes leaves a candidate that matches nothing.
        store.VerifyIndexes().ShouldAllBe(difference => difference.Description.Contains("which no version of it has"));
        var parts = store.Parts.OrderBy(part => part.Id.Value).Select(part => string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Id.Value}: {part.Name} {part.Label} {part.Hidden} {part.Token} {part.Weight} {part.Class} -> {WholeOf(part)}"));
        var byName = store.Parts.ByName.From("").Select(part => part.Name);
        return $"{store.Parts.Count}\n{string.Join('\n', parts)}\n{string.Join(' ', byName)}";
    }

    static string WholeOf(Part part) => part.Whole is not { } whole ? "none" : whole.IsDeleted ? "deleted" : whole.Name;

    static Exception? Catch(Action run)
    {
        try
        {
            run();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}

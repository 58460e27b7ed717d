using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Collections.Properties;

/// <summary>
/// Random transactions on collections, some of them rolled back, with views that stay open, snapshots and restarts in between,
/// compared with the framework's collections. In the end the files are verified, and salvaged into an equal store.
/// </summary>
public class ShelfProgramTests
{
    const int Shelves = 3;
    const int Transactions = 120;

    [Test]
    public async Task The_collections_are_what_the_model_says([Range(1, 4)] int seed, [Values] Durability durability)
    {
        var random = new Random(seed);
        var disk = new SimulatedDisk();
        var options = new StoreOptions { Storage = disk, Durability = durability, TimeProvider = new ManualTime(), SegmentSizeBytes = 8 << 10 };
        var library = Library.Open(options);
        ShelfModel[] models = [.. Enumerable.Range(0, Shelves).Select(_ => new ShelfModel())];
        library.Write(() =>
        {
            for (var i = 0; i < Shelves; i++) library.Add(new Shelf());
        });
        var views = new List<(StoreView View, ShelfModel[] Models)>();
        for (var step = 0; step < Transactions; step++)
        {
            ShelfModel[] after = [.. models.Select(model => model.Copy())];
            var shelves = library.Shelves.ToArray();
            var commits = random.Next(5) > 0;
            Run(library, commits, () =>
            {
                for (var i = random.Next(6); i >= 0; i--)
                {
                    var chosen = random.Next(Shelves);
                    Change(library, shelves[chosen], after[chosen], random);
                }
                Check(library, after, $"inside {step}");
            });
            if (commits) models = after;
            Check(library, models, $"after {step}");
            foreach (var (view, seen) in views)
            {
                using (view.Enter()) Check(library, seen, $"in an old view after {step}");
            }
            if (random.Next(8) == 0) views.Add((library.OpenView(), [.. models.Select(model => model.Copy())]));
            if (random.Next(12) == 0) CloseViews();
            if (random.Next(25) == 0) await library.SnapshotAsync();
            if (random.Next(20) == 0) Reopen($"reopened after {step}");
        }
        Reopen("reopened in the end");
        var hash = library.ComputeStateHash();
        CloseViews();
        library.Settle();
        library.VerifyIndexes().ShouldBeEmpty();
        library.Verify().Findings.ShouldBeEmpty();
        library.Dispose();
        StoreVerification.Verify(disk).Findings.ShouldBeEmpty();
        var target = new SimulatedDisk();
        StoreSalvage.Salvage(disk, target);
        using var salvaged = Library.Open(new StoreOptions { Storage = target, TimeProvider = new ManualTime() });
        salvaged.ComputeStateHash().ShouldBe(hash);

        void Reopen(string when)
        {
            CloseViews();
            var before = library.ComputeStateHash();
            library.Dispose();
            library = Library.Open(options);
            library.ComputeStateHash().ShouldBe(before, when);
            Check(library, models, when);
        }

        void CloseViews()
        {
            foreach (var (view, _) in views) view.Dispose();
            views.Clear();
        }
    }

    static void Run(Library library, bool commits, Action body)
    {
        using var transaction = library.BeginWrite();
        body();
        if (commits) transaction.Commit();
    }

    static void Check(Library library, ShelfModel[] models, string when)
    {
        var shelves = library.Shelves.ToArray();
        for (var i = 0; i < models.Length; i++) models[i].ShouldBe(shelves[i], when);
        foreach (var label in (string[])["l0", "l3", "l7"])
        {
            library.Shelves.ByLabels[label].ToHashSet().ShouldBe(shelves.Where((_, i) => models[i].Labels.Contains(label)), ignoreOrder: true, when);
        }
        library.Shelves.ByTitleCount[models[0].Titles.Count].ShouldContain(shelves[0], when);
    }

    static void Change(Library library, Shelf shelf, ShelfModel model, Random random)
    {
        var (number, title) = (random.Next(12), random.Next(5) == 0 ? null : $"t{random.Next(9)}");
        switch (random.Next(16))
        {
            case 0 or 1:
                shelf.Titles.Add(title);
                model.Titles.Add(title);
                break;
            case 2:
                var place = random.Next(model.Titles.Count + 1);
                shelf.Titles.Insert(place, title);
                model.Titles.Insert(place, title);
                break;
            case 3:
                shelf.Titles.Remove(title).ShouldBe(model.Titles.Remove(title));
                break;
            case 4:
                shelf.Titles.Sort(StringComparer.Ordinal);
                model.Titles.Sort(StringComparer.Ordinal);
                break;
            case 5:
                long[] numbers = [.. Enumerable.Range(0, random.Next(300)).Select(i => (long)i * i)];
                shelf.Numbers.AddRange(numbers);
                model.Numbers.AddRange(numbers);
                break;
            case 6:
                var first = random.Next(model.Numbers.Count + 1);
                var count = random.Next(model.Numbers.Count - first + 1);
                shelf.Numbers.RemoveRange(first, count);
                model.Numbers.RemoveRange(first, count);
                break;
            case 7:
                // New, or known from an earlier transaction.
                var volume = random.Next(2) == 0 || library.Volumes.Count == 0 ? new Volume($"v{number}") : library.Volumes.First();
                shelf.Volumes.Add(volume);
                model.Volumes.Add(volume);
                break;
            case 8 or 9:
                shelf.Labels.Add($"l{number}").ShouldBe(model.Labels.Add($"l{number}"));
                break;
            case 10:
                shelf.Labels.Remove($"l{number}").ShouldBe(model.Labels.Remove($"l{number}"));
                break;
            case 11:
                // 1, 1.0 and 1.00 are equal and have other bytes.
                var size = decimal.Parse($"{number / 3}.{"000"[..(number % 3)]}", System.Globalization.CultureInfo.InvariantCulture);
                shelf.Sizes.Add(size).ShouldBe(model.Sizes.Add(size));
                break;
            case 12:
                shelf.Sizes.Remove(number / 3).ShouldBe(model.Sizes.Remove(number / 3));
                break;
            case 13 or 14:
                shelf.Prices[$"p{number}"] = number % 5;
                model.Prices[$"p{number}"] = number % 5;
                break;
            default:
                shelf.Prices.Remove($"p{number}").ShouldBe(model.Prices.Remove($"p{number}"));
                if (number > 0) break;
                shelf.Labels.Clear();
                model.Labels.Clear();
                break;
        }
    }
}

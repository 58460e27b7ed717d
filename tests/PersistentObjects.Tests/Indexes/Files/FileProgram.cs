using System.Collections.Immutable;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>
/// Random transactions on files: additions, changes of every key, deletions, swaps, failing bodies, failing comparers,
/// read scopes, restarts. Afterwards, and inside, every index must say what a scan finds. One seed makes one program.
/// </summary>
sealed class FileProgram : IDisposable
{
    static readonly string[] Names = ["a", "A", "b", "b.txt", "b.TXT", "c-d.txt", "c d.e", ""];
    static readonly string?[] Owners = [null, "", "ann", "ANN", "bob", "Bob", "c"];

    readonly Random _random;
    readonly StoreOptions _options;

    public FileProgram(int seed, Durability durability)
    {
        _random = new Random(seed);
        _options = new StoreOptions
        {
            Storage = new SimulatedDisk(),
            Durability = durability,
            TimeProvider = new ManualTime(),
            SegmentSizeBytes = 64 << 10,
        };
        Store = FileStore.Open(_options);
        Store.Write(() =>
        {
            for (var i = 0; i < 3; i++) Store.Add(new Folder { Name = $"f{i}" });
        });
    }

    public FileStore Store { get; private set; }

    public int Commits { get; private set; }

    public int Violations { get; private set; }

    public int Faults { get; private set; }

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(50))
            {
                case 0:
                    Reopen();
                    break;
                case <= 5:
                    RunInScope();
                    break;
                default:
                    Attempt();
                    break;
            }
            if (step % 10 == 0) FileScan.ShouldAgree(Store);
            if (step % 50 != 0) continue;
            Store.Settle();
            FileScan.ShouldHoldNothingElse(Store);
        }
        Reopen();
    }

    public void Dispose() => Store.Dispose();

    void Reopen()
    {
        var before = Describe();
        Store.Dispose();
        Store = FileStore.Open(_options);
        Describe().ShouldBe(before);
        FileScan.ShouldAgree(Store);
        FileScan.ShouldHoldNothingElse(Store);
    }

    void RunInScope()
    {
        using (Store.BeginRead())
        {
            var before = Describe();
            for (var i = _random.Next(1, 4); i > 0; i--) Attempt();
            Describe().ShouldBe(before);
            FileScan.ShouldAgree(Store);
        }
    }

    void Attempt()
    {
        var before = OnAnotherThread(Describe);
        try
        {
            Store.Write(() =>
            {
                for (var i = _random.Next(1, 6); i > 0; i--) Change();
                if (_random.Next(10) == 0) OnAnotherThread(() => FileScan.ShouldAgree(Store));
                switch (_random.Next(6))
                {
                    case 0: throw new InvalidDataException();
                    case 1:
                        FaultyComparer.FailAfter(_random.Next(20), Store);
                        for (var i = 0; i < 4; i++) Change();
                        break;
                }
            });
            FaultyComparer.Recover();
            Commits++;
        }
        catch (Exception e) when (e is InvalidDataException or UniqueViolationException or TimeoutException)
        {
            OnAnotherThread(Describe).ShouldBe(before);
            FaultyComparer.Recover();
            if (e is UniqueViolationException) Violations++;
            if (e is TimeoutException) Faults++;
        }
    }

    void Change()
    {
        var file = Any(Store.Files);
        switch (_random.Next(14))
        {
            case 0 or 1 or 2 when Store.Files.Count < 40:
                Store.AddFile(
                    Any(Names),
                    added => (added.Folder, added.Owner, added.Size, added.Tags) = (Any(Store.Folders), Any(Owners), Size(), Tags()));
                break;
            case 3 when file is not null && Store.Files.Count > 15:
                Store.Delete(file);
                break;
            case var kind when file is not null:
                Change(file, kind);
                break;
        }
    }

    void Change(StoredFile file, int kind)
    {
        switch (kind)
        {
            case <= 4: file.Name = Any(Names); break;
            case 5: file.Folder = _random.Next(4) == 0 ? null : Any(Store.Folders); break;
            case 6: file.Owner = Any(Owners); break;
            case 7: file.Size = Size(); break;
            case 8: file.IsDropped = !file.IsDropped; break;
            case 9: file.Tags = Tags(); break;
            case 10: file.Mark = _random.Next(3) == 0 ? default : Guid.Parse($"00000000-0000-0000-0000-00000000000{_random.Next(3)}"); break;
            case 11: file.Alias = _random.Next(3) == 0 ? null : $"alias {_random.Next(40)}"; break;
            default:
                var other = Any(Store.Files)!;
                (file.Name, other.Name, file.Folder, other.Folder, file.Alias, other.Alias)
                    = (other.Name, file.Name, other.Folder, file.Folder, other.Alias, file.Alias);
                break;
        }
    }

    int? Size() => _random.Next(8) is var size and > 0 ? size : null;

    ImmutableArray<string> Tags() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Any(Names))];

    T Any<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    T? Any<T>(Extent<T> extent)
        where T : PersistentObject => extent.Count == 0 ? null : extent.ElementAt(_random.Next((int)extent.Count));

    string Describe() => string.Join(
        '\n',
        Store.Files.OrderBy(file => file.Id).Select(file => string.Join(
            '|', file.Id, file.Folder?.Name, file.Name, file.Owner, file.Alias, file.Size, file.IsDropped, string.Join(',', file.Tags), file.Mark)));

    static void OnAnotherThread(Action read) => Task.Run(read).GetAwaiter().GetResult();

    static T OnAnotherThread<T>(Func<T> read) => Task.Run(read).GetAwaiter().GetResult();
}

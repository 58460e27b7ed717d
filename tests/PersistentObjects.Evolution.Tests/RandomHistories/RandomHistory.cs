using PersistentObjects.Evolution.Tests.Builds;

namespace PersistentObjects.Evolution.Tests.RandomHistories;

/// <summary>A program in many versions, each a few random changes of the one before, and what the model says of its store.</summary>
sealed record RandomHistory(int Seed, IReadOnlyList<RandomVersion> Versions)
{
    const int Depth = 10;
    const int ChangesOfRound = 5;

    public History Builds => new($"Seed_{Seed}", [.. Versions.Select(version => version.Source)]);

    public static RandomHistory Of(int seed)
    {
        var random = new Random(seed);
        var world = new World(random);
        var versions = new List<RandomVersion>();
        for (var number = 1; number <= Depth; number++)
        {
            var mustRun = world.Evolve(number) || number is 1 or Depth;
            var opened = world.Description;
            if (!mustRun && random.Next(4) == 0)
            {
                // Not every user installs every version.
                versions.Add(new RandomVersion(new Program(world).Write("", ""), IsSkipped: true, opened, opened, opened));
                continue;
            }
            world.Migrate();
            var first = world.Act(ChangesOfRound);
            var middle = world.Description;
            var second = world.Act(ChangesOfRound);
            versions.Add(new RandomVersion(new Program(world).Write(first, second), IsSkipped: false, opened, middle, world.Description));
        }
        return new RandomHistory(seed, versions);
    }
}

/// <summary>One version, and how the store is when it opens it, after its first round and after its second one.</summary>
sealed record RandomVersion(Source Source, bool IsSkipped, string[] Opened, string[] Middle, string[] Closed);

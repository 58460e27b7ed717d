using FsCheck;
using FsCheck.Fluent;
using PersistentObjects.Model.Tests.Programs;
using PersistentObjects.Model.Tests.Running;

namespace PersistentObjects.Model.Tests;

/// <summary>
/// Random programs of 100 steps, each of which the store and a plain model in memory carry out and then show the same,
/// at the current version and in every open view.
/// </summary>
public class ModelTests
{
    [Test]
    public void A_store_shows_what_the_model_shows([Range(0, Seeds.Blocks - 1)] int block)
    {
        foreach (var seed in Seeds.OfBlock(block)) RunSeed(seed);
    }

    static void RunSeed(int seed)
    {
        var durability = seed % 2 == 0 ? Durability.Full : Durability.Relaxed;
        var property = Prop.ForAll(ModelProgram.Arbitrary, program => Machine.Run(program, durability));
        try
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(1).WithReplay((ulong)seed, 1), property);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"MODEL_SEED={seed} repeats this failure, which begins {durability}. {e.Message}", e);
        }
    }
}

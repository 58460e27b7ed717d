using PersistentObjects.Crash.Tests.Store;
using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Blobs;

public class BlobPowerCutTests
{
    static readonly IReadOnlyList<string> States = GalleryLife.States();

    [Test]
    public void A_power_cut_at_every_operation_loses_no_blob_that_anything_mentions()
    {
        var moments = new List<(SimulatedDisk Disk, int Done)>();
        var done = 0;
        var disk = new SimulatedDisk { BeforeOperation = now => moments.Add((now.Fork(), done)) };
        GalleryLife.Run(disk, steps => done = steps, collects: true);
        disk.ListFiles("blobs").Count.ShouldBe(1, "files were deleted, and one was made again");
        for (var i = 0; i < moments.Count; i++)
        {
            for (var survival = 0; survival < 3; survival++)
            {
                var (moment, salt) = (moments[i], i);
                Circumstances.Describe(
                    $"cut before operation {i + 1} of {moments.Count}, survival {survival}",
                    () => Verify(moment.Disk.Crash(survival, salt), moment.Done));
            }
        }
    }

    [Test]
    public void Whatever_operation_fails_no_blob_is_lost_that_anything_mentions()
    {
        var whole = new SimulatedDisk();
        GalleryLife.Run(whole, _ => { }, collects: false);
        for (var failing = 1; failing <= whole.Operations; failing++)
        {
            var (disk, done) = (new SimulatedDisk(new FaultPlan(failing) { FailingOperation = failing, BytesOfFailingWrite = failing % 200 }), 0);
            try
            {
                GalleryLife.Run(disk, steps => done = steps, collects: false);
            }
            catch (Exception e) when (Crashes.IsCausedBy<DiskFailureException>(e))
            {
                // As planned.
            }
            Circumstances.Describe($"operation {failing} of {whole.Operations} fails", () =>
            {
                var next = disk.Kill();
                Verify(next, done);
                Verify(next.Crash(Survival.Nothing), States.Count);
            });
        }
    }

    /// <summary>Everything that was done is there, and at most the step that was begun; every blob can be read, and nothing lies about.</summary>
    static void Verify(SimulatedDisk disk, int done)
    {
        using var gallery = Gallery.Open(GalleryLife.On(disk));
        var state = gallery.ComputeStateHash();
        if (done < States.Count) States.Skip(done).Take(2).ShouldContain(state);
        gallery.Verify().Findings.ShouldBeEmpty();
        if (disk.DirectoryExists("blobs")) disk.ListFiles("blobs").ShouldNotContain(name => name.EndsWith(".tmp"));
        GalleryLife.GoOn(gallery);
    }
}

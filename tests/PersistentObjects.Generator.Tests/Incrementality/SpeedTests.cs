using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Incrementality;

/// <summary>What a large domain costs. Processor time is measured, since other processes may be busy.</summary>
[NonParallelizable]
sealed class SpeedTests
{
    const int Attempts = 4;

    /// <summary>
    /// Processor time is no measure by itself: where others are busy too, it is several times as long. So it is compared with what
    /// the compiler takes to look at the same sources, which is between a third and a half. The limit notices what has become
    /// another order of work, and never the weather.
    /// </summary>
    const double Limit = 8;

    /// <summary>
    /// Nothing is remembered from one attempt to the next. Before the first one a few classes see to it that the generator's own
    /// code is compiled, which the compiler that users have is spared.
    /// </summary>
    [Test]
    public void Five_hundred_classes_of_twenty_properties_take_a_few_times_as_long_as_the_compiler_takes_to_look_at_them()
    {
        Compare(50);
        var ratio = double.MaxValue;
        for (var attempt = 0; attempt < Attempts && ratio > Limit; attempt++) ratio = Compare(LargeDomain.Classes);
        ratio.ShouldBeLessThan(Limit);
    }

    [Test]
    public void An_edit_in_one_of_many_classes_regenerates_that_class()
    {
        var run = GeneratorRun.Start(LargeDomain.Project(50).Compile());

        var edited = run.After(LargeDomain.Path(7), text => text.Replace("P9 ", "Nine "));

        edited.Regenerated().ShouldBe(["Large.Class7.g.cs", "PersistentSchema.g.cs"], ignoreOrder: true);
        foreach (var step in (string[])[TrackingNames.Classes, TrackingNames.ContractParts])
        {
            edited.Reasons(step).Where(reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                .ShouldBe([IncrementalStepRunReason.Modified], step);
        }
    }

    [Test]
    public void What_the_generator_remembers_keeps_no_compilation_alive()
    {
        var (run, old) = RunTwice();

        for (var attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        old.IsAlive.ShouldBeFalse();
        GC.KeepAlive(run);
    }

    /// <summary>How many times as long as the compiler the generator takes.</summary>
    static double Compare(int classes)
    {
        var compiler = ProcessorTime(() => LargeDomain.Project(classes).Compile().GetDiagnostics());
        var input = LargeDomain.Project(classes).Compile();
        GeneratorRun? run = null;
        var generator = ProcessorTime(() => run = GeneratorRun.Start(input));

        TestContext.Out.WriteLine($"{generator.TotalMilliseconds:F0} ms, {compiler.TotalMilliseconds:F0} ms of the compiler");
        run!.Diagnostics.ShouldBeEmpty();
        run.Sources.Keys.Count(name => name.StartsWith("Large.Class", StringComparison.Ordinal)).ShouldBe(classes);
        return generator / compiler;
    }

    static TimeSpan ProcessorTime(Action body)
    {
        var before = Environment.CpuUsage.TotalTime;
        body();
        return Environment.CpuUsage.TotalTime - before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static (GeneratorRun Run, WeakReference Old) RunTwice()
    {
        var run = Domain.Run();
        return (run.After(nameof(Domain.Account), text => text.Replace("Tier Tier", "Tier Level")), new WeakReference(run.Input));
    }
}

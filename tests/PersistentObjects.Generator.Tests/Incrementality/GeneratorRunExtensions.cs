using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PersistentObjects.Generator.Tests.Compiling;

namespace PersistentObjects.Generator.Tests.Incrementality;

static class GeneratorRunExtensions
{
    /// <summary>Runs the generator again after the text of one file was replaced.</summary>
    public static GeneratorRun After(this GeneratorRun run, string file, Func<string, string> edit)
    {
        var tree = run.Input.SyntaxTrees.Single(tree => tree.FilePath == file);
        var edited = edit(tree.ToString());
        edited.ShouldNotBe(tree.ToString());
        return run.Again(run.Input.ReplaceSyntaxTree(
            tree,
            CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath)));
    }

    /// <summary>Why the outputs of a tracked step are what they are.</summary>
    public static IEnumerable<IncrementalStepRunReason> Reasons(this GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);

    /// <summary>The files that were written anew.</summary>
    public static IEnumerable<string> Regenerated(this GeneratorRun run) =>
        run.Result.TrackedOutputSteps.Values
            .SelectMany(steps => steps)
            .SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .SelectMany(output => HintNames(output.Value));

    // The value of an output step is the compiler's own tuple of sources and diagnostics.
    static IEnumerable<string> HintNames(object value) =>
        ((System.Collections.IEnumerable)((System.Runtime.CompilerServices.ITuple)value)[0]!)
            .Cast<object>()
            .Select(source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);
}

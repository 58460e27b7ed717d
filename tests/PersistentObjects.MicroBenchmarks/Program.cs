using BenchmarkDotNet.Running;
using PersistentObjects.MicroBenchmarks;

// Without arguments everything, with a word first what has it in its name; what follows is BenchmarkDotNet's.
string[] arguments = args switch
{
    [] => ["--filter", "*"],
    [['-', ..], ..] => args,
    [var word, .. var rest] => ["--filter", $"*{word}*", .. rest],
};
// Three short rounds of each, unless another job is asked for.
if (!arguments.Any(argument => argument is "--job" or "-j")) arguments = [.. arguments, "--job", "short"];
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, new Settings());
// BenchmarkDotNet has told what is wrong. It has no summary for names that nothing has, and none when it was asked for help or a list.
string[] told = ["--list", "--help", "--version", "--info"];
if (!summaries.Any()) return arguments.Intersect(told).Any() ? 0 : 1;
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;

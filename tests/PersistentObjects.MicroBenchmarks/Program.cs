using BenchmarkDotNet.Running;
using PersistentObjects.MicroBenchmarks;

// Without arguments everything, with a word first what has it in its name; what follows is BenchmarkDotNet's.
string[] arguments = args switch
{
    [] => ["--filter", "*"],
    [['-', ..], ..] => args,
    [var word, .. var rest] => ["--filter", $"*{word}*", .. rest],
};
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, new Settings());
return summaries.Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;

using PersistentObjects.Tool;

using var stopped = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopped.Cancel();
};
return CommandLine.Run(args, Console.Out, Console.Error, stopped.Token);

using System.Text;
using PersistentObjects;
using PersistentObjects.Crash.Tests.Writer;

// What a process does that is to be killed, refused or failed: write DIRECTORY, fail DIRECTORY or hold DIRECTORY; and
// fill DIRECTORY and choke DIRECTORY, which run out of memory; and audit DIRECTORY FILE, which compares a store with what such a process has told before (eng/faults).
// Each line is one write to the pipe, so that a kill leaves whole lines, and a line that was written is not lost.
var output = Console.OpenStandardOutput();
if (args[0] != "audit") EndWithParent();
try
{
    if (args[0] is "fill" or "choke")
    {
        var options = Hold.Options(args[1]);
        using var hold = Hold.Open(args[0] == "fill" ? options : options with { MemoryLimit = 0 });
        var filler = new Filler(hold, Say);
        if (args[0] == "fill") filler.FillToTheLimit();
        else filler.FillUntilMemoryFails();
        return 0;
    }
    using var ledger = Ledger.Open(Ledger.Options(args[1]));
    if (args[0] == "audit")
    {
        Audit.Acknowledged(ledger, File.ReadLines(args[2]));
        return 0;
    }
    ledger.Prepare();
    Say("ready");
    switch (args[0])
    {
        case "write":
            // Threads of their own: the pool would give them one after the other, as long as they wait for the disk.
            await Task.WhenAll(Enumerable.Range(0, Ledger.Writers).Select(writer => Task.Factory.StartNew(() => Write(ledger, writer), TaskCreationOptions.LongRunning).Unwrap()));
            break;
        case "fail":
            WriteUntilFailure(ledger);
            break;
        case "hold":
            Thread.Sleep(Timeout.Infinite);
            break;
    }
}
catch (Exception e)
{
    Say($"{e.GetType().Name}: {e.Message}{e.StackTrace?.ReplaceLineEndings(" ")}");
    return 1;
}
return 0;

async Task Write(Ledger ledger, int writer)
{
    var inFlight = new Queue<Task>();
    for (var number = ledger.Counters.ByWriter[writer].Last + 1; ; number++)
    {
        var next = number;
        if (writer < Ledger.Writers - 1)
        {
            ledger.Write(() => ledger.Transact(writer, next));
            Say($"{writer}:{next}");
            continue;
        }
        // The last writer does not wait for each transaction.
        inFlight.Enqueue(WriteAndSay(ledger, writer, next));
        if (inFlight.Count == Ledger.TransactionsInFlight) await inFlight.Dequeue();
    }
}

async Task WriteAndSay(Ledger ledger, int writer, long number)
{
    await ledger.WriteAsync(() => ledger.Transact(writer, number));
    Say($"{writer}:{number}");
}

void WriteUntilFailure(Ledger ledger)
{
    const int enough = 200;
    var counter = ledger.Counters.ByWriter[0];
    for (var number = counter.Last + 1; number < enough; number++)
    {
        try
        {
            var next = number;
            ledger.Write(() => ledger.Transact(0, next));
            Say($"0:{number}");
        }
        catch (StoreFaultedException e)
        {
            Say($"{nameof(StoreFaultedException)}: {e.Message}");
            Say($"visible {counter.Last}");
            // Refused as well, with an exception that ends the program.
            counter.First++;
        }
    }
}

void Say(string line)
{
    var bytes = Encoding.UTF8.GetBytes(line + "\n");
    lock (output) output.Write(bytes);
}

// A pipe ends with the process that holds its other end, so that no writer outlives a test run that was broken off.
void EndWithParent() => new Thread(() =>
{
    while (Console.In.Read() >= 0)
    {
    }
    Environment.Exit(1);
})
{ IsBackground = true }.Start();

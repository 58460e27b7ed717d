using System.Diagnostics;
using PersistentObjects.Crash.Tests.Writer;
using PersistentObjects.Tests.Storage;

namespace PersistentObjects.Crash.Tests.Processes;

/// <summary>
/// The operating system reports that a sync failed, which strace makes it do: the whole way from the system call to the
/// setter's exception.
/// </summary>
[Platform("Linux")]
public class InjectedSyncFailureTests
{
    [Test]
    public void A_failing_fdatasync_is_a_fault_that_stops_the_store([Values(6, 7, 12, 40)] int failing)
    {
        RequireStrace();
        using var directory = new TemporaryDirectory();
        List<string> said;
        using (var process = WriterProcess.StartInjected($"fdatasync:error=EIO:when={failing}", "fail", directory.FullName))
        {
            said = process.ReadToEnd();
        }

        said[0].ShouldBe("ready");
        var told = said.Count(line => line.StartsWith("0:", StringComparison.Ordinal));
        said[(told + 1)..].Count.ShouldBe(3, string.Join('\n', said));
        said[told + 1].ShouldStartWith($"{nameof(StoreFaultedException)}: The log could not be made durable: fdatasync of '{directory.FullName}");
        said[told + 2].ShouldBe($"visible {told}");
        said[told + 3].ShouldStartWith($"{nameof(StoreFaultedException)}: The store refuses writes");
        using var ledger = Ledger.Open(Ledger.Options(directory.FullName));
        Audit.LastTransactions(ledger)[0].ShouldBeInRange(told, told + 1);
        ledger.Write(() => ledger.Transact(1, 1));
    }

    [TestCase("fdatasync")]
    [TestCase("fsync")]
    public void A_store_that_can_not_be_made_durable_is_not_opened(string call)
    {
        RequireStrace();
        using var directory = new TemporaryDirectory();
        using (var process = WriterProcess.StartInjected($"{call}:error=EIO:when=1", "write", directory.FullName))
        {
            process.ReadLine().ShouldNotBeNull().ShouldStartWith($"{nameof(IOException)}: {call} of '{directory.FullName}");
        }

        using var ledger = Ledger.Open(Ledger.Options(directory.FullName));
        Audit.LastTransactions(ledger).ShouldAllBe(number => number == 0);
    }

    static void RequireStrace()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("strace", ["-f", "-qq", "-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            var error = trial.StandardError.ReadToEnd();
            trial.WaitForExit();
            if (trial.ExitCode != 0) Assert.Ignore($"strace is installed and may not trace here: {error}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Assert.Ignore($"strace, which makes system calls fail, is not installed: {e.Message}");
        }
    }
}

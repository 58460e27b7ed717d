using System.Text.Json;
using PersistentObjects.Tests.Storage;
using PersistentObjects.Tests.Store;
using PersistentObjects.Tool;

namespace PersistentObjects.Tests.Tool;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandLineTests : IDisposable
{
    readonly TemporaryDirectory _directory = new();
    readonly StringWriter _output = new();
    readonly StringWriter _errors = new();

    public CommandLineTests()
    {
        using var bank = Bank.Open(Old);
        for (var i = 0; i < 5; i++) bank.Add(new Account($"{i}"));
    }

    string Old => _directory.Combine("old");

    string New => _directory.Combine("new");

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Test]
    public void Verify_ends_with_0_when_the_store_is_sound()
    {
        Run("verify", Old).ShouldBe(0);
        _output.ToString().ShouldStartWith($"'{Old}' is sound.");
        _errors.ToString().ShouldBeEmpty();
    }

    [Test]
    public void Verify_ends_with_1_and_says_what_is_wrong_when_it_is_not()
    {
        Damage();
        Run("verify", Old).ShouldBe(1);
        _output.ToString().ShouldContain("DAMAGED: 1 findings");
        _output.ToString().ShouldContain("DamagedBatch");
    }

    [Test]
    public void A_store_that_is_open_can_be_verified()
    {
        using var bank = Bank.Open(Old);
        bank.Add(new Account("x"));
        Run("verify", Old).ShouldBe(0);
    }

    [Test]
    public void Json_is_all_that_is_written_when_it_is_asked_for()
    {
        Run("verify", Old, "--json").ShouldBe(0);
        JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("objects").GetInt64().ShouldBe(5);
        _output.GetStringBuilder().Clear();
        Run("--json", "salvage", Old, New).ShouldBe(0);
        JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("isComplete").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public void Salvage_ends_with_1_when_something_is_lost_and_the_new_store_opens()
    {
        Damage();
        Run("salvage", Old, New).ShouldBe(1);
        _output.ToString().ShouldContain("IN PART");
        using var bank = Bank.Open(New);
        bank.Version.ShouldBe(5);
        bank.Accounts.Count().ShouldBe(4);
    }

    [Test]
    public void Wrong_use_ends_with_2_and_shows_what_is_right()
    {
        string[][] wrong = [[], ["verify"], ["verify", "--json"], ["verify", Old, Old], ["salvage", Old], ["repair", Old], ["verify", Old, "--xml"]];
        foreach (var arguments in wrong)
        {
            _errors.GetStringBuilder().Clear();
            Run(arguments).ShouldBe(2, string.Join(" ", arguments));
            _errors.ToString().ShouldContain("persistent-objects verify DIRECTORY");
            _output.ToString().ShouldBeEmpty();
        }
    }

    [Test]
    public void A_directory_that_is_missing_or_a_target_that_is_not_empty_ends_with_2()
    {
        Run("verify", New).ShouldBe(2);
        _errors.ToString().ShouldContain(New);
        Run("salvage", Old, Old).ShouldBe(2);
        _errors.ToString().ShouldContain("not empty");
    }

    [Test]
    public void Help_is_no_wrong_use() => Run("--help").ShouldBe(0);

    int Run(params string[] arguments) => CommandLine.Run(arguments, _output, _errors, CancellationToken.None);

    // A byte of the second batch, behind the header of its file and the first batch.
    void Damage()
    {
        var path = Directory.GetFiles(Path.Combine(Old, "log")).Single();
        var bytes = File.ReadAllBytes(path);
        var second = Verification.SmallStore.BatchesOf(bytes)[1];
        bytes[second + 20] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}

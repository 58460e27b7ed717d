using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ForgottenViewTests
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly SteppedTime _time = new();
    readonly RecordedLog _log = new();
    readonly Ledger _ledger;
    readonly Account _account;

    public ForgottenViewTests()
    {
        _ledger = Ledgers.InMemory(new StoreOptions { TimeProvider = _time, LoggerFactory = _log, ViewWarningAfter = Limit });
        _account = _ledger.Add(new Account("a", 1));
    }

    [TearDown]
    public void DisposeStore() => _ledger.Dispose();

    [Test]
    public void A_view_that_stays_open_is_reported_once_with_the_place_that_opened_it()
    {
        using var view = _ledger.OpenView();
        var line = Line() - 1;
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        _log.Warnings.ShouldBeEmpty();
        using var later = _ledger.OpenView("Later.cs", 7);
        _time.Advance(TimeSpan.FromTicks(1));
        var warning = _log.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain($"ForgottenViewTests.cs:{line} ");
        warning.ShouldContain("version 1");
        _time.Advance(Limit);
        _log.Warnings.Count().ShouldBe(2);
        _log.Warnings.Last().ShouldContain("Later.cs:7");
        for (var i = 0; i < 5; i++) _time.Advance(Limit);
        _log.Warnings.Count().ShouldBe(2);
    }

    [Test]
    public void Views_that_are_closed_in_time_are_not_reported_and_leave_no_timer_behind()
    {
        for (var i = 0; i < 10; i++)
        {
            using (_ledger.OpenView()) _time.Advance(Limit / 2);
        }
        _time.Advance(Limit);
        _log.Warnings.ShouldBeEmpty();
        _time.ArmedTimers.ShouldBe(0);
    }

    [Test]
    public void A_view_that_nobody_refers_to_any_more_is_closed_and_reported()
    {
        Forget();
        _account.Balance = 2;
        _ledger.CountUnsettled().ShouldBe(1);
        Worker.Until(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return _ledger.Heap.Scopes.IsEmpty;
        });
        Worker.Until(() => _ledger.CountUnsettled() == 0);
        var warning = _log.Warnings.ShouldHaveSingleItem();
        warning.ShouldContain("Forgetful.cs:12");
        warning.ShouldContain("never disposed");
        _ledger.Heap.Watch.ViewCount.ShouldBe(0);
    }

    [Test]
    public void Whoever_entered_a_view_that_is_collected_keeps_its_moment()
    {
        using var scope = EnterAndForget();
        for (var i = 2; i < 6; i++)
        {
            _account.Balance = i;
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Worker.Until(() => _ledger.Heap.Watch.ViewCount == 0);
        _account.Balance.ShouldBe(1);
        _ledger.Chain(_account).Length.ShouldBe(2);
    }

    [Test]
    public void An_enumerator_that_is_never_disposed_is_reported_when_it_holds_something_back()
    {
        var enumerator = _ledger.Accounts.GetEnumerator();
        enumerator.MoveNext();
        for (var i = 0; i < 3; i++) _time.Advance(Limit);
        _log.Warnings.ShouldBeEmpty("It reads the newest version.");
        _account.Balance = 2;
        _time.Advance(Limit);
        _time.Advance(Limit);
        _log.Warnings.ShouldHaveSingleItem().ShouldContain("Version 1 ");
        for (var i = 0; i < 3; i++) _time.Advance(Limit);
        _log.Warnings.ShouldHaveSingleItem();
        enumerator.Dispose();
        _time.Advance(Limit);
        _time.ArmedTimers.ShouldBe(0);
    }

    [Test]
    public void Scopes_that_come_and_go_are_not_reported()
    {
        for (var i = 0; i < 20; i++)
        {
            using (_ledger.BeginRead())
            {
                _time.Advance(Limit / 3);
                _account.Balance = i;
                _time.Advance(Limit / 3);
            }
        }
        _log.Warnings.ShouldBeEmpty();
    }

    [Test]
    public void Nothing_is_watched_without_a_log_or_without_a_limit()
    {
        using var silent = Ledgers.InMemory(new StoreOptions { TimeProvider = _time });
        using var patient = Ledgers.InMemory(new StoreOptions { TimeProvider = _time, LoggerFactory = _log, ViewWarningAfter = Timeout.InfiniteTimeSpan });
        using var first = silent.OpenView();
        using var second = patient.OpenView();
        _time.ArmedTimers.ShouldBe(0);
    }

    [Test]
    public void A_disposed_store_reports_nothing()
    {
        using var view = _ledger.OpenView();
        _ledger.Dispose();
        _time.Advance(Limit);
        _time.ArmedTimers.ShouldBe(0);
        _log.Warnings.ShouldBeEmpty();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("PersistentObjects.Mutation", "PO1002", Justification = "Forgotten on purpose.")]
    void Forget() => _ledger.OpenView("Forgetful.cs", 12);

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("PersistentObjects.Mutation", "PO1002", Justification = "Forgotten on purpose.")]
    ReadScope EnterAndForget() => _ledger.OpenView().Enter();

    static int Line([CallerLineNumber] int line = 0) => line;
}

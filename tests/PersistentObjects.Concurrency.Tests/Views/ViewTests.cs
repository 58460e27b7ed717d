using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Concurrency.Tests.Model;
using PersistentObjects.Concurrency.Tests.Support;

namespace PersistentObjects.Concurrency.Tests.Views;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class ViewTests
{
    readonly Ledger _ledger = Ledgers.InMemory();
    readonly Account _account;

    public ViewTests() => _account = _ledger.Add(new Account("a", 1, Tier.Gold));

    [TearDown]
    public void DisposeStore() => _ledger.Dispose();

    [Test]
    public async Task A_view_shows_one_moment_before_and_after_an_await_on_whatever_thread()
    {
        using var view = _ledger.OpenView();
        view.Version.ShouldBe(1);
        for (var i = 0; i < 3; i++)
        {
            await Task.Run(() => _ledger.Write(() => (_account.Balance, _account.Key, _account.Tier) = (10 + i, "b" + i, Tier.Silver)));
            using (var scope = view.Enter())
            {
                scope.Version.ShouldBe(1);
                (_account.Balance, _account.Key, _account.Version).ShouldBe((1, "a", 1));
                _ledger.Accounts.ByKey.Find("a").ShouldBe(_account);
                _ledger.Accounts.ByTier[Tier.Gold].ShouldBe([_account]);
                _ledger.Accounts.ByTier[Tier.Silver].ShouldBeEmpty();
            }
            _account.Balance.ShouldBe(10 + i);
            await Task.Yield();
        }
        _ledger.Add(new Account("later"));
        using (view.Enter()) _ledger.Accounts.Count.ShouldBe(1);
    }

    [Test]
    public void What_it_held_back_is_released_when_it_is_disposed()
    {
        var view = _ledger.OpenView();
        for (var i = 0; i < 10; i++) _account.Key = "b" + i;
        _ledger.Chain(_account).Length.ShouldBe(2, "The view's and the newest.");
        _ledger.CountCandidates().Indexes[0].ShouldBe(2);
        view.Dispose();
        view.Dispose();
        _ledger.CountUnsettled().ShouldBe(0);
        _ledger.CountCandidates().Indexes[0].ShouldBe(1);
        _ledger.Heap.Watch.ViewCount.ShouldBe(0);
    }

    [Test]
    public void Several_threads_are_inside_at_once()
    {
        using var view = _ledger.OpenView();
        _account.Balance = 2;
        using var both = new Barrier(2);
        Parallel.Invoke(ReadTwice, ReadTwice);

        void ReadTwice()
        {
            using (view.Enter())
            {
                _account.Balance.ShouldBe(1);
                both.SignalAndWait(Worker.Patience).ShouldBeTrue();
                _account.Balance.ShouldBe(1);
            }
            _account.Balance.ShouldBe(2);
        }
    }

    [Test]
    public void Whoever_is_inside_when_it_is_disposed_goes_on_seeing_its_moment()
    {
        var view = _ledger.OpenView();
        using var inside = new Worker();
        using var disposed = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var reading = inside.Begin(() =>
        {
            using (view.Enter())
            {
                entered.Set();
                disposed.Wait(Worker.Patience);
                _account.Balance.ShouldBe(1);
                using (_ledger.BeginRead()) _account.Balance.ShouldBe(1);
                Should.Throw<ObjectDisposedException>(() => view.Enter().Dispose());
                _account.Balance.ShouldBe(1);
            }
        });
        entered.Wait(Worker.Patience).ShouldBeTrue();
        view.Dispose();
        for (var i = 2; i < 10; i++) _account.Balance = i;
        disposed.Set();
        Worker.Await(reading);
        _ledger.CountUnsettled().ShouldBe(0);
        Should.Throw<ObjectDisposedException>(() => view.Enter().Dispose());
    }

    [Test]
    public void The_one_that_was_entered_last_counts()
    {
        using var first = _ledger.OpenView();
        _account.Balance = 2;
        using var second = _ledger.OpenView();
        _account.Balance = 3;
        using (_ledger.BeginRead())
        {
            _account.Balance = 4;
            _account.Balance.ShouldBe(3);
            using (first.Enter())
            {
                _account.Balance.ShouldBe(1);
                using (second.Enter())
                {
                    _account.Balance.ShouldBe(2);
                    using (_ledger.BeginRead()) _account.Balance.ShouldBe(2);
                    using (first.Enter()) _account.Balance.ShouldBe(1);
                    _account.Balance.ShouldBe(2);
                }
                _account.Balance.ShouldBe(1);
            }
            _account.Balance.ShouldBe(3);
        }
        _account.Balance.ShouldBe(4);
    }

    [Test]
    public void Scopes_of_views_may_be_left_in_any_order()
    {
        using var first = _ledger.OpenView();
        _account.Balance = 2;
        using var second = _ledger.OpenView();
        _account.Balance = 3;
        var outer = first.Enter();
        var inner = second.Enter();
        var joined = _ledger.BeginRead();
        outer.Dispose();
        inner.Dispose();
        _account.Balance.ShouldBe(2, "The scope that joined the second view is still open.");
        inner.Dispose();
        outer.Dispose();
        _account.Balance.ShouldBe(2);
        joined.Dispose();
        _account.Balance.ShouldBe(3);
    }

    [Test]
    public void A_write_inside_sees_the_newest_values_and_a_view_is_not_entered_inside_a_write()
    {
        using var view = _ledger.OpenView();
        _account.Balance = 2;
        using (view.Enter())
        {
            _ledger.Write(() => _account.Balance += 10).ShouldBe(12);
            using (var transaction = _ledger.BeginWrite())
            {
                _account.Balance += 100;
                transaction.Commit();
            }
            _account.Balance.ShouldBe(1);
        }
        _account.Balance.ShouldBe(112);
        _ledger.Write(() => Should.Throw<InvalidOperationException>(() => view.Enter().Dispose()));
    }

    [Test]
    public void A_view_that_is_opened_in_a_scope_or_in_a_view_is_of_the_same_moment()
    {
        StoreView fromScope;
        StoreView fromView;
        using (_ledger.BeginRead())
        {
            _account.Balance = 2;
            fromScope = _ledger.OpenView();
        }
        using (fromScope.Enter()) fromView = _ledger.OpenView();
        fromScope.Dispose();
        fromView.Version.ShouldBe(1);
        using (fromView.Enter()) _account.Balance.ShouldBe(1);
        fromView.Dispose();
        _ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    public void A_view_of_a_disposed_store_can_be_read()
    {
        using var view = _ledger.OpenView();
        _account.Balance = 2;
        _ledger.Dispose();
        using (view.Enter()) _account.Balance.ShouldBe(1);
        using var later = _ledger.OpenView();
        using (later.Enter()) _account.Balance.ShouldBe(2);
    }

    [Test]
    public void Views_of_several_stores_are_independent()
    {
        using var other = Ledgers.InMemory();
        var there = other.Add(new Account("a", 1));
        using var here = _ledger.OpenView();
        using var elsewhere = other.OpenView();
        (_account.Balance, there.Balance) = (2, 2);
        using (here.Enter())
        {
            (_account.Balance, there.Balance).ShouldBe((1, 2));
            using (elsewhere.Enter()) (_account.Balance, there.Balance).ShouldBe((1, 1));
        }
    }

    [Test]
    public void Reading_with_a_lambda_is_of_one_moment()
    {
        using var writer = new Worker();
        _ledger.Read(() =>
        {
            writer.Do(() => _account.Balance = 2);
            return _account.Balance;
        }).ShouldBe(1);
        _ledger.Read(() =>
        {
            writer.Do(() => _account.Balance = 3);
            _account.Balance.ShouldBe(2);
        });
        Should.Throw<TimeoutException>(() => _ledger.Read(() => throw new TimeoutException()));
        _account.Balance.ShouldBe(3);
        _ledger.CountUnsettled().ShouldBe(0);
    }

    [Test]
    [SuppressMessage("PersistentObjects.Mutation", "PO1001", Justification = "What the analyzer reports, the store must refuse.")]
    public void Reading_with_an_asynchronous_lambda_is_refused()
    {
        Should.Throw<InvalidOperationException>(() => _ledger.Read(async () => await Task.Yield())).Message.ShouldContain("OpenView");
        Should.Throw<InvalidOperationException>(() => _ledger.Read(AsyncVoid)).Message.ShouldContain("OpenView");
        _ledger.Heap.Scopes.IsEmpty.ShouldBeTrue();

        static async void AsyncVoid() => await Task.CompletedTask;
    }
}

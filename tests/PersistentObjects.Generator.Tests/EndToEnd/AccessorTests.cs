namespace PersistentObjects.Generator.Tests.EndToEnd;

/// <summary>Accessors of every kind, of attached objects too.</summary>
sealed class AccessorTests
{
    [Test]
    public void An_init_accessor_that_runs_after_the_object_was_added_is_logged() =>
        Restart.ShouldSurviveRestart(
            """
            [Persistent] public partial class Account
            {
                public Account(Store store) => store.Add(this);

                public partial string? Note { get; init; }
                public required partial decimal Balance { get; init; }
            }
            public partial class Store : PersistentStore { public partial Extent<Account> Accounts { get; } }
            """,
            """
            var added = new Account(store) { Note = "late", Balance = 1.5m };
            """,
            """
            var account = store.Accounts.Single();
            yield return FormattableString.Invariant($"{account.Note} {account.Balance}");
            """,
            "late 1.5");
}

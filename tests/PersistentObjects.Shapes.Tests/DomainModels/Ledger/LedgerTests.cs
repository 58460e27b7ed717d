using Bookkeeping;

namespace PersistentObjects.Shapes.Tests.DomainModels.Ledger;

sealed class LedgerTests
{
    static readonly AccountNumber Cash = new(1, 0);
    static readonly AccountNumber Sales = new(8, 400);
    static readonly DateOnly NewYear = new(2026, 1, 1);

    [Test]
    public void A_ledger_survives_restarts() => Restarts.Survive(
        Bookkeeping.Ledger.Open,
        ledger =>
        {
            var cash = ledger.Add(new LedgerAccount(Cash, "Cash", AccountKind.Asset));
            var sales = new LedgerAccount(Sales, "Sales", AccountKind.Income);
            ledger.Post(new JournalEntry(1, NewYear, "Sold", new Posting(cash, 500), new Posting(sales, -500, "half price")));
        },
        ledger =>
        {
            var (cash, sales) = (ledger.Accounts.ByNumber[Cash], ledger.Accounts.ByNumber[Sales]);
            ledger.Journal.ByDay[NewYear].Single().Postings[1].Account.ShouldBeSameAs(sales);
            ledger.Post(new JournalEntry(2, NewYear.AddDays(1), "Much", new Posting(cash, long.MaxValue), new Posting(sales, -long.MaxValue)));
            cash.Balance.ShouldBe((Int128)long.MaxValue + 500);
            Should.Throw<UniqueViolationException>(() => ledger.Post(new JournalEntry(2, NewYear, "Twice", new Posting(cash, 7), new Posting(sales, -7))));
            cash.Balance.ShouldBe((Int128)long.MaxValue + 500);
        },
        ledger =>
        {
            foreach (var number in new[] { 1, 2 })
            {
                ledger.Post(JournalEntry.Reversal(ledger.Journal.ByNumber[number], number + 2, NewYear.AddMonths(1)));
            }
            ledger.Accounts.Sum(account => (decimal)account.Balance).ShouldBe(0);
            foreach (var account in ledger.Accounts) account.Close(NewYear.AddYears(1));
        },
        ledger =>
        {
            ledger.Journal.ByNumber[4].Reverses.ShouldBeSameAs(ledger.Journal.ByNumber[2]);
            var account = ledger.Accounts.ByKind[AccountKind.Asset].Single();
            Should.Throw<ArgumentException>(() => new JournalEntry(9, NewYear.AddYears(1), "Late", new Posting(account, 0)));
            account.Name = "Cash (old)";
        });
}

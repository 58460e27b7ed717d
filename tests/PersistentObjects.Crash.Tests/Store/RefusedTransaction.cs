namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Transactions that the store refuses when their body has ended.</summary>
static class RefusedTransaction
{
    public static void ShouldBeRefused(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is UniqueViolationException or InvalidOperationException)
        {
            return;
        }
        throw new ShouldAssertException("The store took a transaction that it ought to refuse.");
    }
}

namespace PersistentObjects.Tests.Store;

/// <summary>The values of an account.</summary>
readonly record struct AccountState(
    bool IsSavings, string Email, string? Iban, Tier Tier, string? City, long Owner, decimal Balance, long Points)
{
    public static AccountState Of(Account account) => new(
        account is SavingsAccount,
        account.Email,
        account.Iban,
        account.Tier,
        account.City,
        account.Owner?.IdValue ?? 0,
        account.Balance,
        account.Points);
}

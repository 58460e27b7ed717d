namespace PersistentObjects.Concurrency.Tests.Model;

public enum Tier
{
    Basic,
    Silver,
    Gold,
    Platinum,
    Internal,
}

namespace PersistentObjects.Tests.Store;

public enum Tier
{
    Basic,
    Gold,
    Platinum,
}

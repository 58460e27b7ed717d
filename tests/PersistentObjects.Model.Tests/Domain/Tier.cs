namespace PersistentObjects.Model.Tests.Domain;

public enum Tier
{
    Cold,
    Warm,
    Hot,
}

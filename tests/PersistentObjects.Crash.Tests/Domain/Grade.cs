namespace PersistentObjects.Crash.Tests.Domain;

public enum Grade : byte
{
    None,
    Silver,
    Gold,
}

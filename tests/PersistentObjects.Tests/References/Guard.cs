namespace PersistentObjects.Tests.References;

/// <summary>It does something of its own when what it watches is deleted.</summary>
[Persistent]
public partial class Guard
{
    public partial Target? Watched { get; set; }

    [NotPersistent]
    public Action? Hook { get; set; }

    partial void OnWatchedChanging(Target? oldValue, Target? newValue)
    {
        if (newValue is null) Hook?.Invoke();
    }
}

namespace PersistentObjects.Testing;

/// <summary>Holds syncs back until told to let them go on: what is written meanwhile is seen by nobody as durable.</summary>
/// <remarks>A sync that is not released for 30 seconds fails with a <see cref="TimeoutException"/>. Thread-safe.</remarks>
public sealed class SyncGate : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim _arrivals = new(0);
    readonly SemaphoreSlim _permits = new(0);
    volatile bool _isOpen;

    /// <summary>Returns once one more sync has been held back.</summary>
    /// <exception cref="TimeoutException">None was begun for 30 seconds.</exception>
    public void WaitForSync()
    {
        if (!_arrivals.Wait(Limit)) throw new TimeoutException("No sync was begun.");
    }

    /// <summary>Lets one sync go on, one that is held back or the next.</summary>
    public void ReleaseOne() => _permits.Release();

    /// <summary>Lets all syncs go on, now and later.</summary>
    public void Open()
    {
        _isOpen = true;
        _permits.Release();
    }

    /// <summary>Opens the gate, so that a test that has failed waits for nobody.</summary>
    public void Dispose() => Open();

    internal void Pass()
    {
        if (_isOpen) return;
        _arrivals.Release();
        if (!_permits.Wait(Limit)) throw new TimeoutException("The sync was held back and never released.");
        if (_isOpen) _permits.Release();
    }
}

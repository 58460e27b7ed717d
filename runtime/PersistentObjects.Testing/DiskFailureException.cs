namespace PersistentObjects.Testing;

/// <summary>A simulated operation failed: it had no effect, or only a part of it.</summary>
public sealed class DiskFailureException : SimulatedFaultException
{
    internal DiskFailureException(string what, long operation)
        : base($"{what} failed, as planned for I/O operation {operation}.", operation)
    {
    }
}

namespace PersistentObjects.Testing;

/// <summary>The simulated process was killed before it made the operation; the machine goes on.</summary>
public sealed class ProcessKilledException : SimulatedFaultException
{
    internal ProcessKilledException(long operation)
        : base($"The process was killed before I/O operation {operation}.", operation)
    {
    }
}

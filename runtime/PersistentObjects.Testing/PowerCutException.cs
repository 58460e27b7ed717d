namespace PersistentObjects.Testing;

/// <summary>The simulated power is off: the operation may or may not have had its effect.</summary>
public sealed class PowerCutException : SimulatedFaultException
{
    internal PowerCutException(long operation)
        : base($"The power was cut at I/O operation {operation}.", operation)
    {
    }
}

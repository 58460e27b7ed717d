namespace PersistentObjects.Testing;

/// <summary>The simulated power is off: the operation may or may not have had its effect.</summary>
sealed class PowerCutException(long operation)
    : IOException($"The power was cut at I/O operation {operation}.")
{
    /// <summary>The operation at which the power was cut.</summary>
    public long Operation { get; } = operation;
}

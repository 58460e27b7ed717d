namespace PersistentObjects.Testing;

/// <summary>What a <see cref="SimulatedDisk"/> throws when something goes wrong that its <see cref="FaultPlan"/> has planned.</summary>
public abstract class SimulatedFaultException : IOException
{
    private protected SimulatedFaultException(string message, long operation)
        : base(message) => Operation = operation;

    /// <summary>The number of the operation that was met.</summary>
    public long Operation { get; }

    /// <summary>
    /// Whether an exception, such as a <see cref="StoreFaultedException"/>, goes back to a simulated fault. A test expects
    /// these, and no others.
    /// </summary>
    /// <param name="exception">What was thrown.</param>
    public static bool IsCauseOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            SimulatedFaultException => true,
            AggregateException several => several.InnerExceptions.Any(IsCauseOf),
            _ => exception.InnerException is { } inner && IsCauseOf(inner),
        };
    }
}

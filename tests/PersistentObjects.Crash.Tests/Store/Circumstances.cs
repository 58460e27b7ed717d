namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Adds to a failure all that it takes to repeat it.</summary>
static class Circumstances
{
    public static void Describe(string circumstances, Action run) => Describe(() => circumstances, run);

    public static void Describe(Func<string> circumstances, Action run)
    {
        try
        {
            run();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(circumstances() + ": " + e.Message, e);
        }
    }
}

namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>Makes one call of the user's code on this thread throw: the n-th from now on.</summary>
static class Fuse
{
    [ThreadStatic]
    static int t_calls;

    [ThreadStatic]
    static bool t_takesMemory;

    /// <summary>Whether the call that was to throw has not come yet.</summary>
    public static bool IsWhole => t_calls > 0;

    public static void BlowAt(int call) => (t_calls, t_takesMemory) = (call, false);

    /// <summary>The call finds no memory any more.</summary>
    public static void RunOutOfMemoryAt(int call) => (t_calls, t_takesMemory) = (call, true);

    public static void Remove() => t_calls = 0;

    public static void Burn()
    {
        if (t_calls == 0 || --t_calls > 0) return;
        // The only OutOfMemoryException that programs may throw.
        throw t_takesMemory ? new InsufficientMemoryException() : new FuseBlownException();
    }
}

sealed class FuseBlownException : Exception;

namespace PersistentObjects.Crash.Tests.Fragile;

/// <summary>Makes one call of the user's code on this thread throw: the n-th from now on.</summary>
static class Fuse
{
    [ThreadStatic]
    static int t_calls;

    /// <summary>Whether the call that was to throw has not come yet.</summary>
    public static bool IsWhole => t_calls > 0;

    public static void BlowAt(int call) => t_calls = call;

    public static void Remove() => t_calls = 0;

    public static void Burn()
    {
        if (t_calls > 0 && --t_calls == 0) throw new FuseBlownException();
    }
}

sealed class FuseBlownException : Exception;

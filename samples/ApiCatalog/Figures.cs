namespace ApiCatalog;

/// <summary>How numbers are printed.</summary>
static class Figures
{
    public static string Bytes(long bytes) => $"{bytes / 1e6:N1} MB";

    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: >= 1 } => $"{time.TotalSeconds:N1} s",
        { TotalMilliseconds: >= 1 } => $"{time.TotalMilliseconds:N0} ms",
        _ => $"{time.TotalMicroseconds:N0} us",
    };
}

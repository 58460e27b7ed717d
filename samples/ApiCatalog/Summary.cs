using ApiCatalog.Model;

namespace ApiCatalog;

/// <summary>How large the catalogue is, and how long it took to come by it.</summary>
static class Summary
{
    public static void PrintImported(Catalog catalog, string dataDirectory, TimeSpan time)
    {
        var objects = catalog.Frameworks.Count + catalog.Assemblies.Count + catalog.Types.Count
            + catalog.Members.Count + catalog.Implementations.Count + catalog.Notes.Count;
        Screen.Line($"Imported [bold]{objects:N0} objects[/] in [bold]{Figures.Time(time)}[/] into {dataDirectory}");
        PrintSize(catalog, dataDirectory);
    }

    public static void PrintOpened(Catalog catalog, string dataDirectory)
    {
        var recovery = catalog.Recovery;
        Screen.Line($"Opened [bold]{recovery.Objects:N0} objects[/] in [bold]{Figures.Time(recovery.Duration)}[/] from {dataDirectory}");
        PrintSize(catalog, dataDirectory);
    }

    static void PrintSize(Catalog catalog, string dataDirectory)
    {
        var log = new DirectoryInfo(Path.Combine(dataDirectory, "log")).EnumerateFiles().Sum(file => file.Length);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        Screen.Line($"  {catalog.Assemblies.Count:N0} assemblies, {catalog.Types.Count:N0} types, {catalog.Members.Count:N0} members");
        Screen.Line($"  {Figures.Bytes(log)} of log files, {Figures.Bytes(memory)} of RAM");
    }
}

using ApiCatalog.Model;

namespace ApiCatalog;

/// <summary>How large the catalogue is, and how long it took to come by it.</summary>
static class Summary
{
    public static void PrintImported(Catalog catalog, string dataDirectory, TimeSpan time)
    {
        var objects = catalog.Frameworks.Count + catalog.Assemblies.Count + catalog.Types.Count
            + catalog.Members.Count + catalog.Notes.Count;
        Screen.Line($"Imported [bold]{objects:N0} objects[/] in [bold]{Figures.Time(time)}[/] into {dataDirectory}");
        PrintSize(catalog, dataDirectory);
    }

    public static void PrintOpened(Catalog catalog, string dataDirectory)
    {
        var recovery = catalog.Recovery;
        var time = Figures.Time(recovery.Duration);
        Screen.Line($"Opened [bold]{recovery.Objects:N0} objects[/] in [bold]{time}[/] from {dataDirectory}");
        PrintSize(catalog, dataDirectory);
    }

    static void PrintSize(Catalog catalog, string dataDirectory)
    {
        var log = new DirectoryInfo(Path.Combine(dataDirectory, "log")).EnumerateFiles().Sum(file => file.Length);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var (assemblies, types, members) = (catalog.Assemblies.Count, catalog.Types.Count, catalog.Members.Count);
        Screen.Line($"  {assemblies:N0} assemblies, {types:N0} types, {members:N0} members");
        Screen.Line($"  {Figures.Bytes(log)} of log files, {Figures.Bytes(memory)} of RAM");
    }
}

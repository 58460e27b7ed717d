using ApiCatalog;

Screen.Prepare();
try
{
    var commandLine = CommandLine.Parse(args);
    using var catalog = Startup.Open(commandLine);
    commandLine.Command.Run(catalog);
    return 0;
}
catch (Exception exception) when (
    exception is CatalogException or PersistentStoreException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

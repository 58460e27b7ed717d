using ApiCatalog.Model;

namespace ApiCatalog.Import;

/// <summary>
/// Takes assemblies into the catalogue, each in a transaction of its own: an assembly that is there is there with all
/// of its types and members, so that an import that was interrupted simply goes on with the others.
/// </summary>
sealed class Importer(Catalog catalog)
{
    public bool HasWork => catalog.Frameworks.Count is 0 || catalog.Frameworks.Any(framework => !framework.IsImported);

    /// <summary>All in one transaction: it must not look later as if the first one were the only one.</summary>
    public void Register(IEnumerable<Framework> frameworks) => catalog.Write(() =>
    {
        foreach (var framework in frameworks)
        {
            if (!catalog.Frameworks.ByDirectory.Contains(framework.Directory))
                catalog.Add(framework);
        }
    });

    /// <param name="progress">Is told how many files are done, of how many.</param>
    public void Run(Action<int, int> progress)
    {
        var frameworks = catalog.Frameworks.Where(framework => !framework.IsImported).ToList();
        var files = frameworks
            .SelectMany(
                framework => FrameworkDirectories.AssembliesIn(framework.Directory),
                (framework, path) => (Framework: framework, Path: path))
            .ToList();

        for (var done = 0; done < files.Count; done++)
        {
            progress(done, files.Count);
            Import(files[done].Framework, files[done].Path);
        }
        progress(files.Count, files.Count);

        catalog.Write(() =>
        {
            new TypeLinker(catalog).Run();
            foreach (var framework in frameworks)
                framework.IsImported = true;
        });
    }

    void Import(Framework framework, string path)
    {
        if (catalog.Assemblies.ByPath.Contains(path) || AssemblyReader.Read(framework, path) is not { } contents)
            return;

        catalog.Write(() =>
        {
            catalog.Add(contents.Assembly);
            foreach (var type in contents.Types)
                catalog.Add(type);
            foreach (var member in contents.Members)
                catalog.Add(member);
        });
    }
}

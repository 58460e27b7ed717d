namespace PersistentObjects.Generator.Parsing;

/// <summary>Where the pages of the diagnostics are found, those of <c>analyzers/rules</c>.</summary>
static class RulePages
{
    const string Address = "https://github.com/persistent-objects/persistent-objects/blob/main/analyzers/rules/";

    public static string For(string id) => $"{Address}{id}.md";
}

namespace PersistentObjects.Analyzers.Rules;

/// <summary>What rules are about, beside declarations.</summary>
static class Categories
{
    public const string Mutation = "PersistentObjects.Mutation";

    public const string Schema = "PersistentObjects.Schema";

    public const string Queries = "PersistentObjects.Queries";
}

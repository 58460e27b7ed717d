using PersistentObjects.Generator.Contract;

namespace PersistentObjects.Analyzers.Tests.Harness;

/// <summary>Sources that have been changed since their contract was written.</summary>
static class History
{
    /// <summary>The sources, with the contract of what they were before.</summary>
    public static string After(this string now, string before) => $"{now}\n// Before.cs\n{before}\n";

    /// <summary>The sources, with the text of a contract.</summary>
    public static string WithContract(this string now, string contract) => $"{now}\n// {ContractWords.FileName}\n{contract}";
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Analyzers.Contracts;
using PersistentObjects.Generator.Contract;

namespace PersistentObjects.CodeFixes.Contracts;

/// <summary>The contract of a project as an editor has it: an additional document.</summary>
static class ContractDocument
{
    /// <summary>The contract; null if there is none, or it can't be read.</summary>
    public static async Task<SchemaContract?> ReadAsync(Project project, CancellationToken cancellationToken) =>
        In(project) is { } document
            ? ContractReader.Read((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()).Contract
            : null;

    /// <summary>The solution with a changed contract, as a build would write it; unchanged if the contract can't be read.</summary>
    public static async Task<Solution> ChangeAsync(
        Solution solution, ProjectId project, Func<SchemaContract, SchemaContract> change, CancellationToken cancellationToken)
    {
        if (In(solution.GetProject(project)!) is not { } document)
        {
            return solution;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var before = text.ToString();
        if (ContractReader.Read(before).Contract is not { } contract)
        {
            return solution;
        }

        var after = ContractWriter.Write(change(contract));
        var lines = before.Contains("\r\n") ? after.Replace("\n", "\r\n") : after;
        return solution.WithAdditionalDocumentText(document.Id, SourceText.From(lines, text.Encoding, text.ChecksumAlgorithm));
    }

    static TextDocument? In(Project project) => project.AdditionalDocuments.FirstOrDefault(document => ContractFile.IsContract(document.FilePath));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace PersistentObjects.CodeFixes;

/// <summary>One way to put a diagnostic right.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">The same for the same way at another place, so that all can be fixed in one go.</param>
/// <param name="Apply">
/// Makes the change. It looks at the original trees only, through which the editor finds the nodes that others have
/// changed already, and does nothing where another edit has done it.
/// </param>
public sealed record Edit(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> Apply)
{
    /// <summary>
    /// What is to be changed in files that are no sources, or not there yet. It sees what other edits have done, since all run one
    /// after the other.
    /// </summary>
    public Func<Solution, CancellationToken, Task<Solution>>? Then { get; init; }
}

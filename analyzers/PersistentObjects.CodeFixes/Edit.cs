using Microsoft.CodeAnalysis.Editing;

namespace PersistentObjects.CodeFixes;

/// <summary>One way to put a diagnostic right.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Key">The same for the same way at another place, so that all can be fixed in one go.</param>
/// <param name="Apply">
/// Makes the change. It looks at the original trees only, through which the editor finds the nodes that others have
/// changed already, and does nothing where another edit has done it.
/// </param>
public sealed record Edit(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> Apply);

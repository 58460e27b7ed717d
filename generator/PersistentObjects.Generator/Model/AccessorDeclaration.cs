namespace PersistentObjects.Generator.Model;

/// <summary>An accessor as the user declared it.</summary>
/// <param name="Modifiers">For example <c>private protected</c>; empty when the accessor has none of its own.</param>
/// <param name="Keyword"><c>get</c>, <c>set</c> or <c>init</c>.</param>
sealed record AccessorDeclaration(string Modifiers, string Keyword)
{
    public string Text => Modifiers.Length == 0 ? Keyword : Modifiers + " " + Keyword;
}

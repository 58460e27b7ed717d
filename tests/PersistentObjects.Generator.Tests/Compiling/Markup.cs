using Microsoft.CodeAnalysis.Text;

namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>Source with one span between <c>[|</c> and <c>|]</c>.</summary>
sealed record Markup(string Source, TextSpan Span)
{
    const string Start = "[|";
    const string End = "|]";

    public static Markup Parse(string text)
    {
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal) - Start.Length;
        (start >= 0 && end >= start).ShouldBeTrue($"a span between {Start} and {End} is expected");
        return new Markup(text.Remove(end + Start.Length, End.Length).Remove(start, Start.Length), TextSpan.FromBounds(start, end));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PersistentObjects.Generator.Model;

/// <summary>A place in source, without the syntax tree that a <see cref="Location"/> would keep alive.</summary>
sealed record LocationInfo(string FilePath, TextSpan Span, LinePositionSpan LineSpan)
{
    public static LocationInfo? From(Location? location) =>
        location?.SourceTree is { } tree
            ? new LocationInfo(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public Location ToLocation() => Location.Create(FilePath, Span, LineSpan);
}

using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>The bounds of a range that are written as texts.</summary>
static class BoundTexts
{
    /// <summary>How the framework's type converter would read a bound of this type; null when it is none that is known here.</summary>
    public static BoundParsing? ParsingOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => BoundParsing.Text,
        SpecialType.System_Decimal or SpecialType.System_Double or SpecialType.System_Single => BoundParsing.Float,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => BoundParsing.Integer,
        SpecialType.System_DateTime => BoundParsing.Plain,
        _ when type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } => type.Name switch
        {
            "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" => BoundParsing.Plain,
            "Int128" or "UInt128" => BoundParsing.Integer,
            "Half" => BoundParsing.Float,
            _ => null,
        },
        _ => null,
    };

    /// <summary>How the first bound compares with the second one, null when one of them can't be read.</summary>
    public static int? Compare(ITypeSymbol type, string minimum, string maximum) =>
        (Read(type, minimum.Trim()), Read(type, maximum.Trim())) is ({ } low, { } high) ? low.CompareTo(high) : null;

    /// <summary>Whether a bound may be read differently, or not at all, in another culture.</summary>
    public static bool DependOnCulture(ITypeSymbol type, string bound) => ParsingOf(type) switch
    {
        BoundParsing.Float => bound.Contains('.') || bound.Contains(','),
        BoundParsing.Plain => type.Name != "TimeSpan" || bound.Contains('.'),
        _ => false,
    };

    static IComparable? Read(ITypeSymbol type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return ParsingOf(type) switch
        {
            // Strings are compared in the culture of the program.
            BoundParsing.Text => 0,
            BoundParsing.Integer => BigInteger.TryParse(text, NumberStyles.Integer, culture, out var number) ? number : null,
            BoundParsing.Float when type.SpecialType == SpecialType.System_Decimal =>
                decimal.TryParse(text, NumberStyles.Float, culture, out var number) ? number : null,
            BoundParsing.Float => double.TryParse(text, NumberStyles.Float, culture, out var number) ? number : null,
            _ when type.Name == "TimeSpan" => TimeSpan.TryParse(text, culture, out var time) ? time : null,
            _ when type.Name == "DateTimeOffset" => DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out var time) ? time : null,
            _ => DateTime.TryParse(text, culture, DateTimeStyles.NoCurrentDateDefault, out var time) ? time : null,
        };
    }
}

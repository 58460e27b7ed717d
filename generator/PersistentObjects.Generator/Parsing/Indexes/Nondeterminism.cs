using Microsoft.CodeAnalysis;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>
/// What is known to give another result at another time, by chance, in another culture or environment. An index over such a
/// value would go wrong without anybody changing the object.
/// </summary>
static class Nondeterminism
{
    static readonly HashSet<string> Clocks =
    [
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow", "System.TimeZoneInfo.Local",
    ];

    // What time it is there is asked of the machine's settings.
    static readonly HashSet<string> LocalTimes =
    [
        "System.DateTime.ToLocalTime", "System.DateTimeOffset.ToLocalTime", "System.DateTimeOffset.LocalDateTime",
    ];

    static readonly HashSet<string> ClockTypes = ["System.TimeProvider", "System.Diagnostics.Stopwatch"];

    static readonly HashSet<string> CultureMethods =
    [
        "System.String.ToLower", "System.String.ToUpper", "System.String.Compare", "System.String.CompareTo",
        "System.String.StartsWith", "System.String.EndsWith", "System.String.IndexOf", "System.String.LastIndexOf",
        "System.Char.ToLower", "System.Char.ToUpper",
    ];

    /// <summary>What continues "because it ...", or null.</summary>
    public static string? Describe(ISymbol member)
    {
        var type = FullName(member.ContainingType);
        var name = $"{type}.{member.Name}";
        return Clocks.Contains(name) || ClockTypes.Contains(type) ? $"asks the clock ('{DeclarationRules.Display(member)}')"
            : IsChance(type, member.Name) ? $"depends on chance ('{DeclarationRules.Display(member)}')"
            : IsHash(type, member) ? $"depends on a hash code, which is another one in each process ('{DeclarationRules.Display(member)}')"
            : LocalTimes.Contains(name) ? $"depends on the time zone of the machine ('{DeclarationRules.Display(member)}')"
            : type is "System.Environment" && member.Name != "NewLine" ? $"depends on the environment ('{DeclarationRules.Display(member)}')"
            : type is "System.Globalization.CultureInfo" && member.Name is "CurrentCulture" or "CurrentUICulture" || IsCultural(member, name)
                ? $"depends on the culture of the thread ('{DeclarationRules.Display(member)}'): use an overload that takes a StringComparison or a culture"
            : null;
    }

    /// <summary>Whether the text of a value depends on the culture of the thread.</summary>
    public static bool IsFormattedByCulture(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean)
        && type.TypeKind != TypeKind.Enum
        && !type.Is("System.Guid")
        && type.AllInterfaces.Any(candidate => candidate.Is("System.IFormattable"));

    static bool IsChance(string type, string member) =>
        type is "System.Random" or "System.Security.Cryptography.RandomNumberGenerator"
        || (type is "System.Guid" && member is "NewGuid" or "CreateVersion7");

    // Strings are hashed with a secret of the process, objects by where they are.
    static bool IsHash(string type, ISymbol member) =>
        type is "System.HashCode" or "System.Runtime.CompilerServices.RuntimeHelpers"
        || (member is IMethodSymbol { Name: "GetHashCode" } && type is "System.String" or "System.Object");

    static bool IsCultural(ISymbol member, string name)
    {
        if (member is not IMethodSymbol method)
        {
            return false;
        }

        var saysHow = method.Parameters.Any(parameter =>
            parameter.Type.Is("System.StringComparison")
            || parameter.Type.Is("System.Globalization.CultureInfo")
            || parameter.Type.Is("System.IFormatProvider"));
        if (saysHow)
        {
            return false;
        }

        // Of the searches in a string, those for a character compare characters.
        var comparesCharacters = method.ContainingType.SpecialType == SpecialType.System_String
            && method.Parameters.FirstOrDefault()?.Type.SpecialType == SpecialType.System_Char;
        return (CultureMethods.Contains(name) && !comparesCharacters)
            || (method is { Name: "Parse" or "TryParse", IsStatic: true, ContainingType: { IsValueType: true } parsed }
                && name.StartsWith("System.", StringComparison.Ordinal)
                && IsFormattedByCulture(parsed))
            || (method.Name is "ToString" && method.ContainingType is { } type && IsFormattedByCulture(type) && !type.IsMarkedPersistent());
    }

    static string FullName(INamedTypeSymbol? type) =>
        type is null ? "" : Identifiers.MetadataNamespace(type) is { Length: > 0 } space ? $"{space}.{type.Name}" : type.Name;
}

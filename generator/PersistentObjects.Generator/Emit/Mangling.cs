using System.Globalization;
using System.Text;

namespace PersistentObjects.Generator.Emit;

/// <summary>Makes identifiers and file names out of full names, without two names becoming one.</summary>
static class Mangling
{
    /// <summary>
    /// The name as an identifier, dots and pluses as underscores. A name that has other characters to replace, or
    /// underscores of its own (<c>A.B_C</c> and <c>A_B.C</c>), gets a hash of the whole name behind it.
    /// </summary>
    public static string Identifier(string fullName)
    {
        var isUnambiguous = fullName.All(character => character is '.' or '+' || char.IsLetterOrDigit(character));
        var text = new StringBuilder(fullName.Length);
        if (char.IsDigit(fullName[0]))
        {
            text.Append('_');
        }

        foreach (var character in fullName)
        {
            text.Append(char.IsLetterOrDigit(character) ? character : '_');
        }

        return isUnambiguous ? text.ToString() : text.Append('_').Append(Hash(fullName)).ToString();
    }

    /// <summary>The name with every character replaced that a compiler or file system might refuse.</summary>
    public static string HintName(string fullName) =>
        new([.. fullName.Select(character => character is '.' or '+' || char.IsLetterOrDigit(character) ? character : '_')]);

    /// <summary>A hash that is the same in every process (FNV-1a, 32 bits).</summary>
    public static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}

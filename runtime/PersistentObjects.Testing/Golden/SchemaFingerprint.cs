using System.Security.Cryptography;
using System.Text;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Testing;

/// <summary>
/// Says in a few characters what a store can hold: the same as long as neither the names of classes, base classes and properties
/// nor types change. The order of declarations and indexes don't count, since no stored byte depends on them.
/// </summary>
static class SchemaFingerprint
{
    const int Characters = 16;

    public static string Of(IEnumerable<PersistentClass> classes)
    {
        var text = new StringBuilder();
        foreach (var model in classes.OrderBy(model => model.Name, StringComparer.Ordinal))
        {
            text.Append(model.Create is null ? "abstract " : "").Append(model.Name).Append(" : ").Append(model.Base?.Name).Append('\n');
            foreach (var property in model.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                text.Append("  ").Append(property.Name).Append(": ").Append(property.TypeName).Append('\n');
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Characters];
    }
}

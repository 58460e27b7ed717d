using System.Reflection;
using System.Text;

namespace PersistentObjects.Shapes.Tests.Pictures;

/// <summary>
/// Everything that is in a store, as text: each object of each extent with all its readable properties. Made by
/// reflection, so that nothing that encodes or decodes values has a say in it.
/// </summary>
static class StorePicture
{
    public static string Of(PersistentStore store)
    {
        var picture = new StringBuilder();
        foreach (var extent in store.GetType().GetProperties().Where(IsExtent).OrderBy(extent => extent.Name, StringComparer.Ordinal))
        {
            var objects = (IEnumerable<PersistentObject>)extent.GetValue(store)!;
            picture.Append(extent.Name).AppendLine(":");
            foreach (var o in objects.OrderBy(o => o.Id)) picture.Append("  ").AppendLine(Of(o));
        }
        return picture.ToString();
    }

    static string Of(PersistentObject o)
    {
        var properties = o.GetType().GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Where(property => !property.IsDefined(typeof(NotPersistentAttribute)))
            // Explicit implementations show what another property holds already.
            .Where(property => !property.Name.Contains('.', StringComparison.Ordinal))
            .OrderBy(property => property.Name, StringComparer.Ordinal);
        var values = properties.Select(property => $"{property.Name} = {ValuePicture.Of(property.GetValue(o))}");
        return $"{ValuePicture.Of(o)} {{ {string.Join(", ", values)} }}";
    }

    static bool IsExtent(PropertyInfo property) =>
        property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Extent<>);
}

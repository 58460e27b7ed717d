using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>Names the generated class that lists an assembly's persistent classes.</summary>
/// <param name="classes">A class with a static property <c>Classes</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PersistentManifestAttribute(Type classes) : Attribute
{
    /// <summary>The class with the static property <c>Classes</c>.</summary>
    public Type Classes { get; } = classes;
}

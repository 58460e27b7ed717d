using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>What a <see cref="RetiredAttribute"/> says.</summary>
/// <param name="Name">The property's name, or the full name of a class.</param>
/// <param name="DropsData">Whether the data is given up.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RetiredName(string Name, bool DropsData);

using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>The parameter that tells the generated constructor, which recovery calls, from the user's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Recovery;

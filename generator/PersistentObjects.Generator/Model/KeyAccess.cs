namespace PersistentObjects.Generator.Model;

/// <summary>How generated code reads a property.</summary>
enum KeyAccess
{
    /// <summary>A persistent property of the class itself: its field, through the accessor that there is anyway.</summary>
    Field,

    /// <summary>A property that generated code can see.</summary>
    Getter,

    /// <summary>A computed property of the class that nobody outside can see: its getter, through an unsafe accessor.</summary>
    HiddenGetter,
}

namespace PersistentObjects.Generator.Model;

/// <summary>
/// What an invalid declaration is given beside bodies, so that one mistake does not lead to errors elsewhere.
/// </summary>
enum StubKind
{
    /// <summary>Nothing.</summary>
    Bare,

    /// <summary>A class that gets the base class it would have had, since extents and stores ask for it.</summary>
    PersistentObject,

    /// <summary>A store that gets a constructor, since its base class has none without arguments.</summary>
    Store,
}

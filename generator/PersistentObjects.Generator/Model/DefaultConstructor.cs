namespace PersistentObjects.Generator.Model;

/// <summary>
/// Which parameterless constructor the generator adds. The recovery constructor takes away the implicit one, so a class
/// that declares no constructor is given what it would have had.
/// </summary>
enum DefaultConstructor
{
    /// <summary>The class declares a constructor itself.</summary>
    None,

    /// <summary>As the compiler would have added it.</summary>
    Plain,

    /// <summary>The base class's one sets required members, so this one must say the same.</summary>
    SetsRequiredMembers,
}

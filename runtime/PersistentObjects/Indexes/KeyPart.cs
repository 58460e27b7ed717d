namespace PersistentObjects.Indexes;

/// <summary>How much of a key a bound is about.</summary>
enum KeyPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>The first component of a composite key.</summary>
    First,

    /// <summary>As many characters of a string, the last component of a composite key, as the bound has.</summary>
    Beginning,
}

namespace PersistentObjects.Collections;

/// <summary>An entry of a set: its key, and nothing besides. A stored one stays.</summary>
readonly struct SetEntry<T> : ITrieEntry<T, T>
{
    public static T KeyOf(in T entry) => entry;

    public static T Replace(in T stored, in T entry) => stored;

    public static bool AreSame(in T first, in T second) => true;
}

namespace PersistentObjects.Objects;

/// <summary>How many objects of a class there are, as of the published version.</summary>
/// <remarks>
/// The publisher counts before it publishes, and a transaction becomes visible in one store, that of the version. So there
/// are two numbers, which take turns: that of the newest version which changed it, and that of the one before. A reader
/// asks for the number at the published version, and asks again when that has moved meanwhile.
/// </remarks>
sealed class PublishedCount
{
    Number _first;
    Number _second = new() { Version = -1 };

    /// <summary>The number at a version that was the published one before the call and still is afterwards.</summary>
    internal long At(long version)
    {
        var first = Volatile.Read(ref _first.Version);
        var second = Volatile.Read(ref _second.Version);
        var useFirst = second > version || (first <= version && first > second);
        return Volatile.Read(ref useFirst ? ref _first.Count : ref _second.Count);
    }

    /// <summary>The publisher, before it publishes the version.</summary>
    internal void Add(int change, long version)
    {
        var firstIsNewer = _first.Version > _second.Version;
        ref var newer = ref firstIsNewer ? ref _first : ref _second;
        if (newer.Version == version)
        {
            newer.Count += change;
            return;
        }
        ref var older = ref firstIsNewer ? ref _second : ref _first;
        var count = newer.Count + change;
        // A reader that meets what is written here must see that a version was published since the older number counted.
        Volatile.WriteBarrier();
        Volatile.Write(ref older.Version, version);
        Volatile.Write(ref older.Count, count);
    }

    /// <summary>Recovery: the number at the version that is recovered.</summary>
    internal void Recovered(long count) => _first.Count = count;

    struct Number
    {
        internal long Version;
        internal long Count;
    }
}

using System.Runtime.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <content>Types that are made of others.</content>
sealed partial class TranscoderBuilder
{
    // By identity: a structure that contains itself is met again when it has been begun.
    readonly Dictionary<(StoredType.Structure, StoredType.Structure), StructureConversion> _structures = new(new ByIdentity());

    ElementsConversion? BuildElements(StoredType from, StoredType to, StoredType declared)
        => Build(from, to) is { } element ? new ElementsConversion(element, declared.Layout) : null;

    KeyedConversion? BuildKeyed(StoredType from, StoredType key, ByteConversion? value, StoredType to, StoredType declaredKey)
    {
        if (Build(key, declaredKey) is not { } keys) return null;
        // A collection that changes has the default comparer.
        var allowsComparers = key.Layout == "string" && !ReferenceEquals(from, _storedContent);
        var keepsComparers = !ReferenceEquals(to, _content);
        _refuses |= allowsComparers && !keepsComparers;
        _hasKeys = true;
        return new KeyedConversion(keys, value, allowsComparers, keepsComparers, to.Layout);
    }

    SuccessiveConversion? BuildTuple(StoredType.Tuple from, StoredType.Tuple to)
    {
        if (from.Elements.Count != to.Elements.Count) return null;
        var parts = new ByteConversion[from.Elements.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (Build(from.Elements[i], to.Elements[i]) is not { } part) return null;
            parts[i] = part;
        }
        return new SuccessiveConversion(parts);
    }

    /// <summary>Members by their names. One that is gone would be lost; one that is new is null or zero.</summary>
    StructureConversion? BuildStructure(StoredType.Structure from, StoredType.Structure to)
    {
        if (!AreNamesFine(from.Name, to.Name)) return null;
        if (_structures.TryGetValue((from, to), out var begun))
        {
            begun.IsRecursive = true;
            return begun;
        }
        var made = _structures[(from, to)] = new StructureConversion();
        // For each of today's members the step that makes it, and the steps in the order of the stored members.
        var places = Enumerable.Repeat(-1, to.Members.Count).ToArray();
        var steps = new List<ByteConversion>();
        foreach (var (name, type) in from.Members)
        {
            var place = IndexOf(to, name);
            if (place < 0 || Build(type, to.Members[place].Type) is not { } member) return null;
            places[place] = steps.Count;
            steps.Add(member);
        }
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0) continue;
            if (AddedValues.Of(to.Members[i].Type) is not { } added) return null;
            // Right behind the one before it, lest all of them have to be moved.
            places[i] = i == 0 ? 0 : places[i - 1] + 1;
            for (var other = 0; other < places.Length; other++)
            {
                if (other != i && places[other] >= places[i]) places[other]++;
            }
            steps.Insert(places[i], new AddedConversion(added));
        }
        var isInOrder = places.Select((place, i) => place == i).All(isThere => isThere);
        ChangesBytes |= !isInOrder || steps.Count > from.Members.Count;
        made.Complete([.. steps], isInOrder ? null : places);
        return made;
    }

    static int IndexOf(StoredType.Structure structure, string member)
    {
        for (var i = 0; i < structure.Members.Count; i++)
        {
            if (structure.Members[i].Name == member) return i;
        }
        return -1;
    }

    sealed class ByIdentity : IEqualityComparer<(StoredType.Structure, StoredType.Structure)>
    {
        public bool Equals((StoredType.Structure, StoredType.Structure) x, (StoredType.Structure, StoredType.Structure) y)
            => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((StoredType.Structure, StoredType.Structure) pair)
            => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Item1), RuntimeHelpers.GetHashCode(pair.Item2));
    }
}

using System.Text;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>A key that several objects have.</summary>
readonly record struct SharedKey(object? Key, IReadOnlyList<PersistentObject> Holders);

/// <summary>Names the objects that were stored before an index became unique, and share a key of it.</summary>
static class StoredViolations
{
    const int MostKeys = 10;
    const int MostHolders = 5;

    /// <param name="indexes">The indexes.</param>
    /// <param name="behind">A sentence that says which migrations have left it so; empty for none.</param>
    /// <exception cref="UniqueViolationException">There are some.</exception>
    internal static void Refuse(IEnumerable<ObjectIndex> indexes, string behind)
    {
        var text = new StringBuilder();
        (ObjectIndex Index, SharedKey Shared)? first = null;
        foreach (var index in indexes)
        {
            if (!index.HadViolations) continue;
            var shared = index.FindSharedKeys().OrderBy(key => key.Holders[0].IdValue).ToList();
            if (shared.Count == 0) continue;
            first ??= (index, shared[0]);
            text.Append(NameOf(index)).Append(" must be unique, and among the stored objects ");
            text.AppendJoin(", ", shared.Take(MostKeys).Select(Describe));
            if (shared.Count > MostKeys) text.Append(", and so are ").Append(shared.Count - MostKeys).Append(" further values");
            text.Append('.').Append(behind).Append(' ');
        }
        if (first is not var (violated, offending)) return;
        text.Append("It was made unique after they were written; the store was not opened and nothing was changed. ");
        text.Append("Give them other values in a [Migration], or with the program that wrote them.");
        throw new UniqueViolationException(text.ToString(), violated.Definition.Owner!.Name, violated.KeyName, offending.Key, offending.Holders[0]);
    }

    static string NameOf(ObjectIndex index) => $"{index.Definition.Owner!.Name}.{index.KeyName}";

    static string Describe(SharedKey shared)
        => $"{KeyText.Of(shared.Key)} is the value of {string.Join(", ", shared.Holders.Take(MostHolders).Select(ObjectNames.Short))}"
            + (shared.Holders.Count > MostHolders ? $" and {shared.Holders.Count - MostHolders} more" : "");
}

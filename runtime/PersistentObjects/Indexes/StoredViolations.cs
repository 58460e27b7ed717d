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

    /// <exception cref="UniqueViolationException">There are some.</exception>
    internal static void Refuse(IEnumerable<ObjectIndex> indexes)
    {
        var text = new StringBuilder();
        (ObjectIndex Index, SharedKey Shared)? first = null;
        foreach (var index in indexes)
        {
            if (!index.HadViolations) continue;
            var count = 0;
            foreach (var shared in index.FindSharedKeys())
            {
                first ??= (index, shared);
                if (count == 0) text.Append(NameOf(index)).Append(" must be unique, and among the stored objects ");
                if (count < MostKeys) Describe(text.Append(count == 0 ? "" : ", "), shared);
                count++;
            }
            if (count > MostKeys) text.Append(", and so are ").Append(count - MostKeys).Append(" further values");
            if (count > 0) text.Append(". ");
        }
        if (first is not var (violated, offending)) return;
        text.Append("It was made unique after they were written; the store was not opened and nothing was changed. ");
        text.Append("Give them other values in a [Migration], or with the program that wrote them.");
        throw new UniqueViolationException(text.ToString(), violated.Definition.Owner!.Name, violated.KeyName, offending.Key, offending.Holders[0]);
    }

    static string NameOf(ObjectIndex index) => $"{index.Definition.Owner!.Name}.{index.KeyName}";

    static void Describe(StringBuilder text, in SharedKey shared)
    {
        text.Append(KeyText.Of(shared.Key)).Append(" is the value of ");
        text.AppendJoin(", ", shared.Holders.Take(MostHolders).Select(ObjectNames.Short));
        if (shared.Holders.Count > MostHolders) text.Append(" and ").Append(shared.Holders.Count - MostHolders).Append(" more");
    }
}

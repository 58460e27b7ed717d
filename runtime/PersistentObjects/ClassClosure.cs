using PersistentObjects.CompilerServices;

namespace PersistentObjects;

/// <summary>Finds the classes of a store: those of its extents, what they reach, and their subclasses, to a fixpoint.</summary>
static class ClassClosure
{
    internal static IReadOnlyCollection<PersistentClass> Of(PersistentClass[] extents, PersistentClass[][] manifests)
    {
        var known = new HashSet<PersistentClass>();
        var open = new Stack<PersistentClass>(extents);
        for (; ; )
        {
            while (open.TryPop(out var model))
            {
                if (!known.Add(model)) continue;
                if (model.Base is not null) open.Push(model.Base);
                foreach (var reached in model.Reachable) open.Push(reached);
            }
            foreach (var model in manifests.SelectMany(manifest => manifest))
            {
                // Not the nearest alone: generic classes are in no manifest.
                if (!known.Contains(model) && model.Ancestors.Any(known.Contains)) open.Push(model);
            }
            if (open.Count == 0) return known;
        }
    }
}

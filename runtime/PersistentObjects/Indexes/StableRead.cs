using System.Diagnostics.CodeAnalysis;
using PersistentObjects.Objects;

namespace PersistentObjects.Indexes;

/// <summary>
/// Lets a function read several properties of an object as of one version: from a node, which never changes, or from
/// the fields of a settled object, if that stayed settled and its stamp the same. What the function returned or threw
/// counts only then.
/// </summary>
ref struct StableRead(PersistentObject o, View view)
{
    long _stamp;
    bool _fromFields;

    /// <summary>Where to read now; false when the object does not exist in the view.</summary>
    internal bool Next([NotNullWhen(true)] out PersistentObject? values)
    {
        for (; ; Thread.SpinWait(1))
        {
            _stamp = Volatile.Read(ref o.Stamp);
            if (Volatile.Read(ref o.Sidecar) is { } head)
            {
                _fromFields = false;
                values = Visibility.NodeAt(head, view)?.Values;
                return values is not null;
            }
            if ((_stamp & 1) != 0) continue;
            _fromFields = true;
            values = o;
            return true;
        }
    }

    /// <summary>Whether all that was read since belongs to the version that the view sees.</summary>
    internal readonly bool IsValid()
    {
        if (!_fromFields) return true;
        Volatile.ReadBarrier();
        TestHooks.At(HookPoint.FieldLoaded);
        return Volatile.Read(ref o.Sidecar) is null && Volatile.Read(ref o.Stamp) == _stamp;
    }
}

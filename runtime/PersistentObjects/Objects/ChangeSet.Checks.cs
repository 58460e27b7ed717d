using PersistentObjects.Checks;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Objects;

/// <content>Calls of the user's checks and hooks.</content>
/// <remarks>
/// Rules of values are asked before anything is changed, by the setter without any lock and by <see cref="Additions"/>; a hook when the
/// old value is known; the checks of whole objects when the body has ended.
/// </remarks>
sealed partial class ChangeSet
{
    // Deep enough for hooks that set further properties, and far from the end of the stack.
    const int MaxHookDepth = 64;

    int _hookDepth;
    bool _isChecking;

    /// <summary>Counts the changes, so that a hook which has thrown is known to have changed something or nothing.</summary>
    long _edits;

    /// <summary>Checks all objects that are added or changed, now that the body has ended.</summary>
    /// <exception cref="ObjectValidationException">Some break rules; it has the failures of all.</exception>
    internal void CheckObjects()
    {
        if (!heap.Classes.HasChecks || IsEmpty) return;
        var failures = new FailureList();
        _isChecking = true;
        try
        {
            // Nothing changes meanwhile, so the list does not move.
            foreach (var (o, draft) in Changes)
            {
                if (!draft.Deleted) o.Home!.Checks?.Run(o, draft.Values!, failures);
            }
        }
        finally
        {
            _isChecking = false;
        }
        // A check has changed something, or tried to, and swallowed the exception.
        if (Doom is { } refused) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(refused);
        failures.ThrowIfAny();
    }

    /// <summary>Whatever changes or adds an object comes by here first.</summary>
    void NoteEdit(PersistentObject o)
    {
        if (_isChecking)
        {
            throw Doom ??= new InvalidOperationException(
                $"{ObjectNames.Short(o)} was changed, added or deleted by a check at the end of a write transaction, when the others may have been checked already. "
                + "A check only reads: make the change in the body, or in an On…Changing method.");
        }
        _edits++;
    }

    /// <summary>Calls the hook of a property whose value will change. It may change whatever it likes, other properties of the object too.</summary>
    void CallHook<T>(PersistentObject o, PersistentProperty<T> property, T value)
    {
        var current = Current(o, property);
        if (property.Codec.Same(current, value)) return;
        if (_hookDepth == MaxHookDepth)
        {
            throw new InvalidOperationException(
                $"On{property.Name}Changing of {ObjectNames.Short(o)} was called inside {MaxHookDepth} calls of such methods: it sets the property that it is called for, directly or not.");
        }
        var edits = _edits;
        _hookDepth++;
        try
        {
            property.Changing!(o, current, value);
        }
        catch (Exception e) when (_edits != edits)
        {
            // What it had changed must not stay without the change that it was called for.
            Doom ??= e;
            throw;
        }
        finally
        {
            _hookDepth--;
        }
    }
}

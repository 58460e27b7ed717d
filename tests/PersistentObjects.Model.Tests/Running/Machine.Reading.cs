using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;

namespace PersistentObjects.Model.Tests.Running;

/// <content>Scopes, views, and enumerations that are under way.</content>
sealed partial class Machine
{
    const int MostViews = 3;

    readonly List<OpenedView> _views = [];
    readonly List<OpenedEnumeration> _enumerations = [];

    // What the scopes show that the thread is in, the innermost on top.
    readonly Stack<World> _scopes = new();

    void Read(Step step)
    {
        // A scope inside another one joins it.
        using var scope = _archive.BeginRead();
        RunInScope(step, Visible);
    }

    void EnterView(Step step)
    {
        if (_views.Count == 0) return;
        var view = _views[step.A % _views.Count];
        using var scope = view.View.Enter();
        RunInScope(step, view.World);
    }

    void RunInScope(Step step, World world)
    {
        _scopes.Push(world);
        try
        {
            RunAll(step.Body);
        }
        finally
        {
            _scopes.Pop();
        }
    }

    void OpenView()
    {
        if (_views.Count == MostViews) return;
        var view = new OpenedView(_archive.OpenView(), Visible);
        _views.Add(view);
    }

    /// <summary>Also one that the thread is in, which goes on seeing it.</summary>
    void CloseView(Step step)
    {
        if (_views.Count == 0) return;
        var view = _views[step.A % _views.Count];
        _views.Remove(view);
        view.View.Dispose();
    }

    /// <summary>
    /// Begins to go over what the thread sees: its scope, which it may leave before the end, its transaction, or what is published.
    /// </summary>
    void OpenEnumeration(Step step)
    {
        if (_enumerations.Count == MostViews) return;
        var (name, objects, order) = Enumerations.All[step.A % Enumerations.All.Length];
        OpenedEnumeration enumeration = IsWriting
            ? new EnumerationOfDrafts(objects(_archive).GetEnumerator(), name, order, _world)
            : new EnumerationOfOneMoment(objects(_archive).GetEnumerator(), name, order(Visible));
        // It is of the moment at which it begins, which is that of the first step.
        if (enumeration.MoveNext(_world)) _enumerations.Add(enumeration);
        else enumeration.Dispose();
    }

    void MoveEnumerations()
    {
        foreach (var enumeration in _enumerations.ToList())
        {
            if (!enumeration.MoveNext(_world)) Close(enumeration);
        }
    }

    void EndEnumerationsOfTransaction()
    {
        foreach (var enumeration in _enumerations.OfType<EnumerationOfDrafts>().ToList())
        {
            enumeration.RequireEnd();
            Close(enumeration);
        }
    }

    void Close(OpenedEnumeration enumeration)
    {
        enumeration.Dispose();
        _enumerations.Remove(enumeration);
    }

    void CloseReaders()
    {
        foreach (var enumeration in _enumerations) enumeration.Dispose();
        foreach (var view in _views) view.View.Dispose();
        _enumerations.Clear();
        _views.Clear();
    }
}

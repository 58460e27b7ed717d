using PersistentObjects.Model.Tests.Checks;
using PersistentObjects.Model.Tests.Domain;
using PersistentObjects.Model.Tests.Model;
using PersistentObjects.Model.Tests.Programs;
using PersistentObjects.Testing;

namespace PersistentObjects.Model.Tests.Running;

/// <summary>Runs a program on a store and on the model, and compares them after each step.</summary>
/// <remarks>
/// After a step all objects, extents, counts and versions are compared, and a few of the indexes in turn: for the thread as it
/// stands there, and in one of the open views. After every tenth step and at the end it is all indexes, in all views. So what
/// an index has lost is found some steps later, unless the program has put it back by then; shrinking makes the distance small.
/// Before a restart, when nothing is open, the candidates of the indexes are counted.
/// </remarks>
sealed partial class Machine : IDisposable
{
    const int StepsBetweenThoroughChecks = 10;

    readonly Dictionary<long, PersistentObject> _objects = [];

    // The newest world: of the write transaction when there is one.
    World _world = World.Empty;
    int _steps;
    int _choice;

    Machine(Durability durability)
    {
        _disk = new SimulatedDisk();
        _durability = durability;
        _archive = Open();
        _history.Add(0, _world);
    }

    /// <summary>What reads of this thread show now.</summary>
    World Visible => !IsWriting && _scopes.TryPeek(out var scope) ? scope : _world;

    public static void Run(ModelProgram program, Durability durability)
    {
        using var machine = new Machine(durability);
        foreach (var step in program.Steps) machine.Run(step);
        machine.Compare(isThorough: true);
        machine.RunToTheEnd();
    }

    public void Dispose()
    {
        CloseReaders();
        _archive.Dispose();
    }

    void Run(Step step)
    {
        switch (step.Act)
        {
            case Act.AddDocument: AddDocument(step, new Document()); break;
            case Act.AddMemo: AddDocument(step, new Memo()); break;
            case Act.AddFolder: AddFolder(step); break;
            case Act.AddBoth: AddBoth(step); break;
            case Act.AddAgain: AddAgain(step); break;
            case Act.Set: Set(step); break;
            case Act.SetFolder: SetFolder(step); break;
            case Act.SetSame: SetSame(step); break;
            case Act.RenameFolder: RenameFolder(step); break;
            case Act.Delete: Delete(step); break;
            case Act.DeleteFolder: DeleteFolder(step); break;
            case Act.Swap: Swap(step); break;
            case Act.Require: Require(step); break;
            case Act.Abort: Abort(); break;
            case Act.OpenEnumeration: OpenEnumeration(step); break;
            case Act.Write or Act.BeginWrite or Act.BeginWriteOnly or Act.WriteAsync: Transact(step); break;
            // In a transaction there are no scopes and no waits.
            case var _ when IsWriting: break;
            case Act.Read: Read(step); break;
            case Act.OpenView: OpenView(); break;
            case Act.EnterView: EnterView(step); break;
            case Act.CloseView: CloseView(step); break;
            case Act.Flush: Flush(); break;
            case Act.Restart: Restart(step); break;
        }
        MoveEnumerations();
        Compare(++_steps % StepsBetweenThoroughChecks == 0);
    }

    void RunAll(Step[] steps)
    {
        foreach (var step in steps) Run(step);
    }

    void Compare(bool isThorough)
    {
        _choice++;
        Compare(Visible, isThorough);
        if (IsWriting || _views.Count == 0) return;
        if (isThorough)
        {
            foreach (var view in _views) CompareIn(view, true);
        }
        else CompareIn(_views[_choice % _views.Count], false);
    }

    void CompareIn(OpenedView view, bool isThorough)
    {
        using (view.View.Enter()) Compare(view.World, isThorough);
    }

    void Compare(World world, bool isThorough)
        => WorldCheck.Check(new Sight(_archive, world, _objects) { IsDraft = IsWriting, IsThorough = isThorough, Choice = _choice });

    static TException Expect<TException>(Action act, string why)
        where TException : Exception
    {
        try
        {
            act();
        }
        catch (TException e)
        {
            return e;
        }
        throw new ModelMismatchException($"No {typeof(TException).Name}, though {why}");
    }
}

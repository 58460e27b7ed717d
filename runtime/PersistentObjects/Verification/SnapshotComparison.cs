using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;
using PersistentObjects.Snapshots;

namespace PersistentObjects.Verification;

/// <summary>Compares what a snapshot holds with what the log gives up to its version.</summary>
/// <remarks>
/// The log does not know the values of properties that were added later, which a snapshot has from their initializers, nor of those
/// that were converted since. Of each object, what both know must be the same, and the version of its last change.
/// <para>
/// The log may have given out schema numbers behind that version, for a transaction that a crash has taken. A snapshot that was
/// taken afterwards knows them, and they can be compared only when the log has been read on.
/// </para>
/// </remarks>
sealed class SnapshotComparison(StoredSnapshot snapshot, StoredState state, StoredClasses classes, Findings findings)
{
    // One that was taken of another state differs in everything.
    const int MostFindings = 20;

    const string Advice
        = "Please report it with a copy of the directory: one of the two is not what was committed. Moving the snapshot away makes the store believe its log.";

    IReadOnlyList<StoredClass> _leftBehind = [];
    long _differences;
    long _offset;

    internal void Run(CancellationToken cancellationToken)
    {
        CompareClasses();
        _offset = snapshot.Reader.Header.Detail;
        if (snapshot.Directory.Objects != state.Objects) Differ($"{snapshot.Directory.Objects} objects, and {state.Objects} by the log");
        if (snapshot.Directory.PageCount < state.PageCount) Differ($"{snapshot.Directory.PageCount} pages, and {state.PageCount} by the log");
        foreach (var (id, classNumber) in snapshot.Directory.Ghosts)
        {
            if (state.IsLive(id) || !state.IsKnown(id)) Differ($"object {id} as a deleted one of '{snapshot.Directory.Class(classNumber).Description.Name}', which it is not by the log");
        }
        foreach (var block in snapshot.Directory.Blocks.Where(block => block.Kind == BlockKind.Objects))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _offset = block.Offset;
            snapshot.Reader.ReadObjects(snapshot.Directory, block, null, Compare);
        }
        if (_differences > MostFindings) findings.Damage(FindingKind.SnapshotDisagrees, snapshot.Reader.Path, 0, $"{_differences - MostFindings} further differences.", Advice);
    }

    /// <summary>The log has been read up to the transaction behind the snapshot's version, or to its end.</summary>
    internal void CompareLeftBehind()
    {
        if (classes.LastNumber < snapshot.Directory.Schema.LastNumber) DifferInNumbers();
        else if (!_leftBehind.All(known => classes.Find(known.Number) is { } stored && stored.SaysTheSameAs(known))) DifferInDescriptions();
    }

    void CompareClasses()
    {
        var stored = snapshot.Directory.Schema;
        if (stored.LastNumber < classes.LastNumber) DifferInNumbers();
        // It may say more than the log up to its version, which had one that a crash has left without its transaction.
        if (!classes.History.Reader.IsCoveredBy(stored.History.Reader))
        {
            Differ($"programs of schema version {stored.History.Reader.OldestReader} and later as readers of what version {stored.History.Reader.WriterVersion} wrote, "
                + $"and {classes.History.Reader.OldestReader} and {classes.History.Reader.WriterVersion} by the log");
        }
        if (!stored.History.Migrations.SequenceEqual(classes.History.Migrations))
        {
            Differ($"the migrations {string.Join(", ", stored.History.Migrations)} as those that have run, and {string.Join(", ", classes.History.Migrations)} by the log");
        }
        _leftBehind = [.. stored.Latest.Where(known => known.Number > classes.LastNumber)];
        var ofSnapshot = stored.Latest.Except(_leftBehind).ToList();
        var ofLog = classes.Latest.Where(known => _leftBehind.All(later => later.Name != known.Name)).ToList();
        var same = ofSnapshot.Count == ofLog.Count && ofSnapshot.Zip(ofLog).All(pair
            => pair.First.Number == pair.Second.Number && pair.First.SaysTheSameAs(pair.Second));
        if (!same) DifferInDescriptions();
    }

    void DifferInNumbers() => Differ($"schema number {snapshot.Directory.Schema.LastNumber} as the last one, and {classes.LastNumber} by the log");

    void DifferInDescriptions() => Differ("other descriptions of classes than the log");

    void Compare(SnapshotClass c, long id, long version, ref RecordReader reader)
    {
        var layout = Layout(c);
        var start = reader.Position;
        foreach (var type in layout.Types) StoredValueReader.Silent.Read(ref reader, type);
        if (!state.IsLive(id)) Differ($"object {id} of '{layout.ClassName}', which does not exist by the log");
        else if (state.PageOf(id)!.ClassName is var className && !classes.IsSame(className, layout.ClassName) && !layout.Description.FormerNames.Contains(className)) Differ($"object {id} as one of '{layout.ClassName}', and as one of '{className}' by the log");
        else if (state.Find(id) is { } o) Compare(id, layout, version, reader.Between(start, reader.Position), o);
    }

    void Compare(long id, StoredLayout layout, long version, ReadOnlySpan<byte> bytes, StoredObject o)
    {
        if (version != o.Version) Differ($"object {id} of '{layout.ClassName}' as last changed at version {version}, and at {o.Version} by the log");
        o = o.Whole(StoredValueReader.Silent);
        if (bytes.SequenceEqual(o.Values) && SameNames(layout, o.Layout)) return;
        var (here, there) = (layout.Split(StoredValueReader.Silent, bytes, o.Changed), o.Split(StoredValueReader.Silent));
        for (var i = 0; i < o.Layout.Types.Length; i++)
        {
            var name = o.Layout.Description.Properties[i].Name;
            var index = IndexOf(layout, name);
            // The program that took the snapshot may have given the property up, or another type, and the log need not know.
            if (index < 0 || layout.Description.Properties[index].TypeName != o.Layout.Description.Properties[i].TypeName) continue;
            var isSame = bytes[here[index]..here[index + 1]].SequenceEqual(o.Values.AsSpan(there[i]..there[i + 1]))
                || (o.Layout.Types[i].HasBlobs
                    && StoredBlobs.WithoutContent(bytes[here[index]..here[index + 1]], layout.Types[index]).AsSpan()
                        .SequenceEqual(StoredBlobs.WithoutContent(o.Values.AsSpan(there[i]..there[i + 1]), o.Layout.Types[i])));
            if (!isSame) Differ($"another value of {layout.ClassName}.{name} of object {id} than the log");
        }
    }

    static int IndexOf(StoredLayout layout, string name)
    {
        var index = layout.IndexOf(name);
        for (var i = 0; i < layout.Types.Length && index < 0; i++)
        {
            if (layout.Description.Properties[i].IsOrWas(name)) index = i;
        }
        return index;
    }

    static bool SameNames(StoredLayout a, StoredLayout b)
        => ReferenceEquals(a, b) || a.Description.Properties.Select(p => p.Name).SequenceEqual(b.Description.Properties.Select(p => p.Name));

    readonly Dictionary<int, StoredLayout> _layouts = [];

    StoredLayout Layout(SnapshotClass c)
    {
        if (!_layouts.TryGetValue(c.Description.Number, out var layout)) _layouts.Add(c.Description.Number, layout = new StoredLayout(c.Description));
        return layout;
    }

    void Differ(string description)
    {
        _differences++;
        if (_differences <= MostFindings) findings.Damage(FindingKind.SnapshotDisagrees, snapshot.Reader.Path, _offset, $"The snapshot holds {description}.", Advice);
    }
}

using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Serialization;

/// <summary>Elements in their order. The default array has bytes of its own.</summary>
sealed class ImmutableArrayCodec<T>(ValueCodec<T> element) : ValueCodec<ImmutableArray<T>>($"array<{element.TypeName}>")
{
    public override bool HasReferences => element.HasReferences;

    public override void Write(RecordWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
        {
            writer.WriteByte(0);
            return;
        }
        Elements.WriteCount(writer, value.Length);
        var start = writer.Length;
        foreach (var item in value) element.Write(writer, item);
        Elements.RequireBytes(writer, start, value.Length, TypeName);
    }

    public override ImmutableArray<T> Read(ref RecordReader reader)
    {
        if (!reader.TryReadLength(out var count)) return default;
        // All empty arrays are one, so that records that hold one stay equal.
        if (count == 0) return [];
        var items = Elements.ListFor<T>(count);
        for (; count > 0; count--) items.Add(element.Read(ref reader));
        return [.. items];
    }

    public override bool Same(ImmutableArray<T> a, ImmutableArray<T> b)
    {
        if (a == b) return true;
        if (a.IsDefault || b.IsDefault || a.Length != b.Length) return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!element.Same(a[i], b[i])) return false;
        }
        return true;
    }

    public override void AddReferences(ImmutableArray<T> value, ICollection<PersistentObject> references)
    {
        if (value.IsDefault || !HasReferences) return;
        foreach (var item in value) element.AddReferences(item, references);
    }
}

/// <summary>Elements in the order in which the sequence enumerates them.</summary>
abstract class SequenceCodec<TSequence, T>(ValueCodec<T> element, string mark) : ValueCodec<TSequence?>($"list<{element.TypeName}>{mark}")
    where TSequence : class, IEnumerable<T>
{
    public override bool HasReferences => element.HasReferences;

    public override void Write(RecordWriter writer, TSequence? value)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }
        // Queues and stacks do not know how many elements they have.
        var count = value.Count();
        Elements.WriteCount(writer, count);
        var start = writer.Length;
        foreach (var item in value) element.Write(writer, item);
        Elements.RequireBytes(writer, start, count, TypeName);
    }

    public override TSequence? Read(ref RecordReader reader)
    {
        if (!reader.TryReadLength(out var count)) return null;
        var items = Elements.ListFor<T>(count);
        for (; count > 0; count--) items.Add(element.Read(ref reader));
        return Build(items);
    }

    public override bool Same(TSequence? a, TSequence? b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (a is null || b is null) return false;
        using var first = a.GetEnumerator();
        using var second = b.GetEnumerator();
        while (first.MoveNext())
        {
            if (!second.MoveNext() || !element.Same(first.Current, second.Current)) return false;
        }
        return !second.MoveNext();
    }

    public override void AddReferences(TSequence? value, ICollection<PersistentObject> references)
    {
        if (value is null || !HasReferences) return;
        foreach (var item in value) element.AddReferences(item, references);
    }

    protected abstract TSequence Build(List<T> items);
}

sealed class ImmutableListCodec<T>(ValueCodec<T> element, string mark) : SequenceCodec<ImmutableList<T>, T>(element, mark)
{
    public override bool Same(ImmutableList<T>? a, ImmutableList<T>? b) => a?.Count == b?.Count && base.Same(a, b);

    protected override ImmutableList<T> Build(List<T> items) => [.. items];
}

sealed class ImmutableQueueCodec<T>(ValueCodec<T> element, string mark) : SequenceCodec<ImmutableQueue<T>, T>(element, mark)
{
    protected override ImmutableQueue<T> Build(List<T> items) => [.. items];
}

/// <summary>The top of the stack comes first.</summary>
sealed class ImmutableStackCodec<T>(ValueCodec<T> element, string mark) : SequenceCodec<ImmutableStack<T>, T>(element, mark)
{
    protected override ImmutableStack<T> Build(List<T> items)
    {
        var stack = ImmutableStack<T>.Empty;
        for (var i = items.Count - 1; i >= 0; i--) stack = stack.Push(items[i]);
        return stack;
    }
}

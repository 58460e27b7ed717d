using System.Collections;

namespace PersistentObjects;

/// <content>The interfaces as far as they are not what everybody uses.</content>
public sealed partial class PersistentList<T>
{
    bool ICollection<T>.IsReadOnly => false;

    bool IList.IsReadOnly => false;

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    object? IList.this[int index]
    {
        get => this[index];
        set => this[index] = Typed(value);
    }

    int IList.Add(object? value)
    {
        Add(Typed(value));
        return Count - 1;
    }

    bool IList.Contains(object? value) => IsItem(value) && Contains((T)value!);

    int IList.IndexOf(object? value) => IsItem(value) ? IndexOf((T)value!) : -1;

    void IList.Insert(int index, object? value) => Insert(index, Typed(value));

    void IList.Remove(object? value)
    {
        if (IsItem(value)) Remove((T)value!);
    }

    void ICollection.CopyTo(Array array, int index)
    {
        ArgumentNullException.ThrowIfNull(array);
        ((ICollection)ToArray()).CopyTo(array, index);
    }

    static bool IsItem(object? value) => value is T || (value is null && default(T) is null);

    static T Typed(object? value) => IsItem(value)
        ? (T)value!
        : throw new ArgumentException($"The value '{value}' is not of type '{typeof(T)}', of which the elements of this list are.", nameof(value));
}

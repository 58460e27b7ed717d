using PersistentObjects.Evolution;
using PersistentObjects.Schema;

namespace PersistentObjects;

/// <summary>
/// A structure, record or tuple as it was stored, whose type the program may not have any more; also an entry of a dictionary, with
/// the members <c>Key</c> and <c>Value</c>. The elements of a tuple are <c>Item1</c>, <c>Item2</c> and so on.
/// </summary>
/// <example>
/// <code>
/// var money = retired.Get&lt;RetiredRecord&gt;(order, "Price");
/// order.Total = money.Get&lt;decimal&gt;("Amount");
/// </code>
/// </example>
/// <remarks>Immutable; any thread may read it, at any time.</remarks>
public sealed class RetiredRecord
{
    const string Key = "Key";
    const string Value = "Value";

    readonly IReadOnlyList<StoredMember> _members;
    readonly object?[] _values;

    internal RetiredRecord(string typeName, IReadOnlyList<StoredMember> members, object?[] values)
    {
        TypeName = typeName;
        _members = members;
        _values = values;
    }

    /// <summary>The full name of the type, as it was called when the value was stored; of a tuple or an entry the types of its parts.</summary>
    public string TypeName { get; }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Members => _members.Select(member => member.Name);

    internal bool IsEntry => _members is [{ Name: Key }, { Name: Value }];

    /// <summary>The value of a member.</summary>
    /// <typeparam name="T">The type that it was stored with, or one that holds all of its values, as <see cref="RetiredData"/> says.</typeparam>
    /// <param name="member">The name of the member when the value was stored.</param>
    /// <returns>The value; null when there is none and the type has a null.</returns>
    /// <exception cref="ArgumentException">There is no such member.</exception>
    /// <exception cref="InvalidCastException">Its value is none of that type.</exception>
    public T? Get<T>(string member)
        => TryGet<T>(member, out var value) ? value : throw new ArgumentException($"{TypeName} was stored with {Listed()}, and without '{member}'.", nameof(member));

    /// <summary>Whether there is a member of that name, and its value: for types that had not always the same members.</summary>
    /// <typeparam name="T">As in <see cref="Get"/>.</typeparam>
    /// <param name="member">The name of the member when the value was stored.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidCastException">Its value is none of that type.</exception>
    public bool TryGet<T>(string member, out T? value)
    {
        ArgumentNullException.ThrowIfNull(member);
        for (var i = 0; i < _values.Length; i++)
        {
            if (_members[i].Name != member) continue;
            value = RetiredValue.To<T>(_values[i], _members[i].Type, (TypeName, member));
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The type and its members, for logs and debuggers.</summary>
    public override string ToString() => $"{TypeName} {{ {string.Join(", ", _members.Zip(_values, (member, value) => $"{member.Name} = {value ?? "null"}"))} }}";

    internal KeyValuePair<object, object?> ToPair() => new(_values[0]!, _values[1]); // A dictionary has no key that is null.

    internal static StoredType EntryOf(StoredType.Map map)
        => new StoredType.Structure(IsRecord: false, new StoredName($"({map.Key.Layout}, {map.Value.Layout})"), [new StoredMember(Key, map.Key), new StoredMember(Value, map.Value)]);

    internal static IReadOnlyList<StoredMember> MembersOf(StoredType.Tuple tuple)
        => [.. tuple.Elements.Select((element, i) => new StoredMember($"Item{i + 1}", element))];

    string Listed() => _members.Count == 0 ? "no members" : string.Join(", ", _members.Select(member => $"'{member.Name}'"));
}

using PersistentObjects.CompilerServices;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Schema;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Snapshots;

/// <summary>Whatever differs changes the hash, and nothing else does.</summary>
public class StateHashSensitivityTests
{
    static IEnumerable<string> Names => ValueCases.All.Select(type => type.Name);

    /// <summary>Every change from one sample to another one, of every type that a property may have.</summary>
    [TestCaseSource(nameof(Names))]
    public void A_change_of_a_value_changes_it_exactly_when_the_bytes_are_others(string name)
    {
        var type = ValueCases.All.Single(type => type.Name == name);
        using var store = ValueStore.InMemory();
        store.Add(new AllValues());
        var values = store.Add(new AllValues());
        store.Add(new AllValues());
        var hashes = new List<string>();
        for (var i = 0; i < type.Count; i++)
        {
            type.Set(values, i);
            hashes.Add(store.ComputeStateHash());
            for (var j = 0; j <= i; j++) (hashes[j] == hashes[i]).ShouldBe(type.Encode(i).AsSpan().SequenceEqual(type.Encode(j)), $"samples {i} and {j}");
        }
    }

    [Test]
    public void Names_of_classes_and_properties_and_ids_count()
    {
        string[] hashes =
        [
            Hash([Row.Class("T", Row.SmallNumber("A"))], adds: 1),
            Hash([Row.Class("U", Row.SmallNumber("A"))], adds: 1),
            Hash([Row.Class("T", Row.SmallNumber("B"))], adds: 1),
            Hash([Row.Class("T", Row.SmallNumber("A"), Row.Text("B"))], adds: 1),
            Hash([Row.Class("T", Row.SmallNumber("A"))], adds: 2),
            Hash([Row.Class("T", Row.SmallNumber("A"))], adds: 2, deletes: 1),
            Hash([Row.Class("T")], adds: 1),
            Hash([Row.Class("T")], adds: 0),
        ];
        hashes.Distinct().Count().ShouldBe(hashes.Length);
    }

    [Test]
    public void Neither_the_order_of_declaration_nor_base_classes_nor_classes_without_objects_count()
    {
        var hash = Hash([Row.Class("T", Row.SmallNumber("A"), Row.Text("B"))], adds: 3);
        Hash([Row.Class("T", Row.Text("B"), Row.SmallNumber("A"))], adds: 3).ShouldBe(hash);
        Hash([Row.Class("T", Row.NullableText("B"), Row.SmallNumber("A"))], adds: 3).ShouldBe(hash);
        Hash([Row.Class("T", Row.SmallNumber("A"), Row.Text("B")), DerivedRow.Class("S", null, Row.Number("C"))], adds: 3).ShouldBe(hash);
        Hash([Row.Class("T", Row.SmallNumber("A"), Row.Text("B"))], adds: 5, deletes: 2, last: true).ShouldBe(hash);
    }

    static string Hash(PersistentClass[] classes, int adds, int deletes = 0, bool last = false)
    {
        using var store = RowStore.Open(new SimulatedDisk(), classes);
        var rows = Enumerable.Range(0, adds).Select(_ => store.Add(new Row())).ToList();
        if (last) rows.Reverse();
        foreach (var row in rows.Take(deletes)) store.Delete(row);
        return store.ComputeStateHash();
    }
}

using FsCheck;
using FsCheck.Fluent;
using PersistentObjects.Testing;
using PersistentObjects.Tests.Serialization;

namespace PersistentObjects.Tests.Store;

public class ValuePropertyTests
{
    const ulong Seed = 5_318_008;

    /// <summary>What FsCheck makes up for one object.</summary>
    public record Values(
        string? Text, long Int64, double Double, decimal Decimal, Guid Guid, DateTime DateTime, DateTimeOffset DateTimeOffset, int? Optional,
        UInt64Enum Enum, char Char);

    [Test]
    public void Whatever_is_stored_is_read_again_bit_by_bit()
    {
        var property = Prop.ForAll<Values[]>(written =>
        {
            var disk = new SimulatedDisk();
            using (var store = Open(disk))
            {
                foreach (var (i, values) in written.Index())
                {
                    if (i % 2 == 0) store.Add(Fill(new AllValues(), values));
                    else Fill(store.Add(new AllValues()), values);
                }
                ShouldHold(store, written);
            }
            using (var store = Open(disk)) ShouldHold(store, written);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(30).WithReplay(Seed, 1), property);
    }

    static ValueStore Open(SimulatedDisk disk) => ValueStore.Open(new StoreOptions { Storage = disk, SegmentSizeBytes = 8192 });

    static AllValues Fill(AllValues target, Values values)
    {
        target.OptionalText = values.Text;
        target.Int64 = values.Int64;
        target.Double = values.Double;
        target.Decimal = values.Decimal;
        target.Guid = values.Guid;
        target.DateTime = values.DateTime;
        target.DateTimeOffset = values.DateTimeOffset;
        target.OptionalInt32 = values.Optional;
        target.UInt64Enum = values.Enum;
        target.Char = values.Char;
        return target;
    }

    static void ShouldHold(ValueStore store, Values[] written)
    {
        store.Values.Count.ShouldBe(written.Length);
        foreach (var (i, values) in store.Values.Index())
        {
            var expected = Fill(new AllValues(), written[i]);
            foreach (var type in ValueCases.All) type.Get(values).ShouldBe(type.Get(expected), type.Name);
        }
    }
}

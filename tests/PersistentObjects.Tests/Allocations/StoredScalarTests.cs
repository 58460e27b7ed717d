using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
using PersistentObjects.Serialization;

namespace PersistentObjects.Tests.Allocations;

/// <summary>Verification passes over all values of a store.</summary>
public class StoredScalarTests
{
    // What a program has of these is an object, or has an array inside, and is made to see whether it can be.
    static readonly string[] Made = ["bigint", "uri", "version"];

    public static IEnumerable<string> Passed => StoredTypeNames.All.Except(Made).Where(name => name != StoredTypeNames.Blob);

    [TestCaseSource(nameof(Passed))]
    public void Passing_over_a_value_allocates_nothing(string type)
    {
        // Enough zeros for any of the others.
        byte[] bytes = type is "string" or "bytes" ? Text(type) : new byte[16];
        var skip = StoredScalars.Of(type).Skip;
        AllocationMeter.LeastBytes(() =>
        {
            var reader = new RecordReader(bytes);
            skip(ref reader);
        }).ShouldBe(0);
    }

    static byte[] Text(string type)
    {
        var writer = new RecordWriter();
        if (type == "string") ValueCodecs.String.Write(writer, "a text of some length");
        else ValueCodecs.ReadOnlyMemory.Write(writer, new byte[20]);
        return writer.Written.ToArray();
    }
}

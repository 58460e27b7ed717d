using System.Collections.Immutable;

namespace PersistentObjects.MicroBenchmarks.Domain;

[Persistent]
public partial class WithElements
{
    [Index]
    public partial ImmutableArray<int> Keys { get; set; } = [];
}

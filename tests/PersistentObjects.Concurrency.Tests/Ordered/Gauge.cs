using PersistentObjects.CompilerServices;

namespace PersistentObjects.Concurrency.Tests.Ordered;

/// <summary>A class as the generator would write it: a level that is ordered, a number that is unique, a group with levels.</summary>
sealed class Gauge : PersistentObject, IPersistentClass<Gauge>
{
    static readonly PersistentProperty<int> LevelProperty = new("Level", ValueCodecs.Int32, static o => ref ((Gauge)o)._level);
    static readonly PersistentProperty<long> NumberProperty = new("Number", ValueCodecs.Int64, static o => ref ((Gauge)o)._number);

    internal static readonly OrderedIndexDefinition<int> ByLevel = new("ByLevel", LevelProperty);
    internal static readonly UniqueOrderedIndexDefinition<long> ByNumber = new("ByNumber", NumberProperty);
    internal static readonly OrderedCompositeIndexDefinition<long, int> ByGroupLevel = new(
        "ByGroupLevel",
        KeySource<(long First, int Last)>.Computed(
            "(Group, Level)",
            static (PersistentObject o, out (long First, int Last) key) =>
            {
                key = (((Gauge)o).Group, ((Gauge)o).Level);
                return true;
            },
            [NumberProperty, LevelProperty]),
        KeyComparison.Composite<long, int>(null, null));

    static readonly PersistentClass Class = new(
        "PersistentObjects.Concurrency.Tests.Ordered.Gauge",
        typeof(Gauge),
        null,
        static () => new Gauge(),
        [LevelProperty, NumberProperty],
        [ByLevel, ByNumber, ByGroupLevel],
        null);

    int _level;
    long _number;

    static PersistentClass IPersistentClass<Gauge>.Model => Class;

    internal int Level
    {
        get
        {
            var value = Volatile.Read(ref _level);
            return Fields.IsSettled(this) ? value : LevelProperty.ReadVersion(this);
        }
        set
        {
            if (Fields.IsDetached(this)) _level = value;
            else LevelProperty.Set(this, value);
        }
    }

    internal long Number
    {
        get
        {
            var value = Volatile.Read(ref _number);
            return Fields.IsSettled(this) ? value : NumberProperty.ReadVersion(this);
        }
        set
        {
            if (Fields.IsDetached(this)) _number = value;
            else NumberProperty.Set(this, value);
        }
    }

    internal long Group => Number % 3;

    public override string ToString() => $"gauge {IdValue}";
}

namespace PersistentObjects.MicroBenchmarks.Domain;

/// <summary>An object without indexes: a property of a machine word, one that is wider, and text.</summary>
[Persistent]
public partial class Parcel
{
    public partial long Weight { get; set; }

    public partial Guid Code { get; set; }

    public partial string Address { get; set; } = "";
}

/// <summary>The same without persistence.</summary>
public sealed class PlainParcel
{
    public long Weight { get; set; }

    public Guid Code { get; set; }
}

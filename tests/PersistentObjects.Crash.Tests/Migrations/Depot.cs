namespace PersistentObjects.Crash.Tests.Migrations;

[Persistent]
public sealed partial class Parcel
{
    public partial int Number { get; set; }

    public partial long Weight { get; set; }

    public partial string? Note { get; set; }

    public partial PersistentBlob? Label { get; set; }
}

/// <summary>The store of the program before.</summary>
[SchemaVersion(1)]
public sealed partial class OldDepot : PersistentStore
{
    public partial Extent<Parcel> Parcels { get; }
}

/// <summary>The store of the program with migrations. Each of them would show if it ran twice.</summary>
[SchemaVersion(2)]
public sealed partial class Depot : PersistentStore
{
    const int LabelLength = 3000;

    public partial Extent<Parcel> Parcels { get; }

    [Migration("1 heavier")]
    void MakeHeavier()
    {
        foreach (var parcel in Parcels) parcel.Weight++;
    }

    [Migration("2 packed")]
    void Pack()
    {
        foreach (var parcel in Parcels) parcel.Weight *= 2;
        Delete(Parcels.First());
        // Of heavy parcels more than one part of a transaction takes.
        var first = Parcels.First();
        first.Note = new string('n', (int)first.Weight);
        Parcels.Last().Label = CreateBlob(new MemoryStream(new byte[LabelLength]));
        Add(new Parcel { Number = Parcels.Last().Number + 1, Weight = 1000 });
    }

    /// <summary>Says what there is, as long as all of it can be read.</summary>
    public string Describe()
    {
        foreach (var parcel in Parcels) (parcel.Label?.ReadAllBytes().Length ?? LabelLength).ShouldBe(LabelLength);
        return string.Join(" ", Parcels.Select(parcel => $"{parcel.Number}:{parcel.Weight}:{parcel.Note?.Length}:{parcel.Label?.Length}"));
    }
}

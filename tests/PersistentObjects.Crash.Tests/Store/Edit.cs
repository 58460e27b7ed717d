using PersistentObjects.Crash.Tests.Domain;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A change that is made twice: in the model and in the store.</summary>
abstract record Edit
{
    public abstract World Apply(World world);

    public abstract void Apply(Bank bank);
}

/// <summary>Sets the properties in which two states of an object differ.</summary>
sealed record Assign(ItemState Before, ItemState After) : Edit
{
    public override World Apply(World world) => world.With(world.Items[Before.Serial].Changed(Before, After));

    public override void Apply(Bank bank)
    {
        var item = bank.Items.BySerial[Before.Serial];
        if (After.Code != Before.Code) item.Code = After.Code;
        if (After.Grade != Before.Grade) item.Grade = After.Grade;
        if (After.Note != Before.Note) item.Note = After.Note;
        if (After.Partner != Before.Partner) item.Partner = After.Partner == 0 ? null : bank.Items.BySerial[After.Partner];
        if (After.Balance != Before.Balance) ((Account)item).Balance = After.Balance;
        if (After.Limit != Before.Limit) ((Account)item).Limit = After.Limit;
        if (After.Token != Before.Token) ((Customer)item).Token = After.Token;
    }
}

/// <summary>Adds objects, whose partners may be among them, also in cycles.</summary>
sealed record AddGraph(params IReadOnlyList<ItemState> Items) : Edit
{
    public override World Apply(World world) => Items.Aggregate(world, (current, item) => current.With(item));

    public override void Apply(Bank bank)
    {
        var created = Items.ToDictionary(item => item.Serial, item => item.Create());
        foreach (var item in Items)
        {
            if (item.Partner == 0) continue;
            created[item.Serial].Partner = created.GetValueOrDefault(item.Partner) ?? bank.Items.BySerial[item.Partner];
        }
        foreach (var item in created.Values)
        {
            // Those that an earlier one reaches have been added with it.
            if (item.Id.Value == 0) bank.Add(item);
        }
    }
}

/// <summary>Makes a detached object somebody's partner, by which it is added.</summary>
sealed record Adopt(int Referrer, ItemState Added) : Edit
{
    public override World Apply(World world) => world.With(Added).With(world.Items[Referrer] with { Partner = Added.Serial });

    public override void Apply(Bank bank) => bank.Items.BySerial[Referrer].Partner = Added.Create();
}

/// <summary>Deletes an object; whoever refers to it has no partner any more.</summary>
sealed record Remove(int Serial) : Edit
{
    public override World Apply(World world) => world.Without(Serial);

    public override void Apply(Bank bank) => bank.Delete(bank.Items.BySerial[Serial]);
}

using PersistentObjects.Crash.Tests.Domain;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>All that can be read of one object.</summary>
sealed record ItemState(bool IsCustomer, int Serial, string Code)
{
    public Grade Grade { get; init; }

    public string? Note { get; init; }

    /// <summary>The partner's serial, 0 for none.</summary>
    public int Partner { get; init; }

    public long Balance { get; init; }

    public decimal Limit { get; init; }

    public Guid? Token { get; init; }

    /// <summary>The commit version of the last change.</summary>
    public long Version { get; init; }

    /// <summary>Makes a detached object of this state, without its partner.</summary>
    public Item Create()
    {
        Item item = IsCustomer
            ? new Customer(Serial, Code) { Token = Token }
            : new Account(Serial, Code) { Balance = Balance, Limit = Limit };
        item.Grade = Grade;
        item.Note = Note;
        return item;
    }

    /// <summary>This state with what differs between two others.</summary>
    public ItemState Changed(ItemState before, ItemState after) => this with
    {
        Code = after.Code != before.Code ? after.Code : Code,
        Grade = after.Grade != before.Grade ? after.Grade : Grade,
        Note = after.Note != before.Note ? after.Note : Note,
        Partner = after.Partner != before.Partner ? after.Partner : Partner,
        Balance = after.Balance != before.Balance ? after.Balance : Balance,
        Limit = after.Limit != before.Limit ? after.Limit : Limit,
        Token = after.Token != before.Token ? after.Token : Token,
    };

    /// <summary>Reads an object.</summary>
    public static ItemState Read(Item item)
    {
        var state = new ItemState(item is Customer, item.Serial, item.Code)
        {
            Grade = item.Grade,
            Note = item.Note,
            Partner = item.Partner?.Serial ?? 0,
            Version = item.Version,
        };
        return item is Account account
            ? state with { Balance = account.Balance, Limit = account.Limit }
            : state with { Token = ((Customer)item).Token };
    }
}

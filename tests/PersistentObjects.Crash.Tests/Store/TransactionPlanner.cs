using PersistentObjects.Crash.Tests.Domain;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>Thinks of the next transaction, by chance and from what there is.</summary>
sealed class TransactionPlanner(Random random)
{
    const int FewItems = 5;
    const int ManyItems = 14;

    int _serial;

    /// <summary>A planner that makes other choices from here on.</summary>
    public TransactionPlanner Fork(Random other) => new(other) { _serial = _serial };

    /// <summary>The next transaction on a store that is as <paramref name="world"/> says.</summary>
    public PlannedTransaction Next(World world)
    {
        var planned = Choose(world);
        // A transaction that can be made in one way can be made in others.
        if (planned.Manner != Manner.Write) return planned;
        return random.Next(10) switch
        {
            0 => planned with { Manner = Manner.Thrown },
            1 or 2 => planned with { Manner = Manner.WriteAsync },
            _ => planned,
        };
    }

    /// <summary>The next transaction that can be carried out in this manner.</summary>
    public PlannedTransaction Next(World world, Manner manner)
    {
        while (true)
        {
            var planned = Choose(world);
            if (planned.Commits) return planned with { Manner = manner };
        }
    }

    /// <summary>Adds so many bytes that the transaction is written in parts.</summary>
    public PlannedTransaction NextLarge(World world)
    {
        var items = Enumerable.Range(0, random.Next(7, 10))
            .Select(_ => NewItem() with { Note = new string((char)('a' + random.Next(26)), 290_000) })
            .ToList();
        var removed = world.Items.Values.Where(item => item.Note?.Length > 1000).Select(item => new Remove(item.Serial));
        return new PlannedTransaction(Manner.Write, [new AddGraph(items), .. removed]);
    }

    PlannedTransaction Choose(World world)
    {
        var items = world.Items.Values.ToList();
        if (items.Count < FewItems) return Add(items);
        if (items.Count > ManyItems) return new PlannedTransaction(Manner.Alone, new Remove(Any(items).Serial));
        return random.Next(13) switch
        {
            0 => Add(items),
            1 => new PlannedTransaction(random.Next(2) == 0 ? Manner.Alone : Manner.Write, new Remove(Any(items).Serial)),
            2 => SwapCodes(items),
            3 => SetAndSetBack(items),
            4 => ViolatingOrReferring(items),
            5 => new PlannedTransaction(random.Next(2) == 0 ? Manner.Alone : Manner.Write, new Adopt(Any(items).Serial, NewItem())),
            6 or 7 => Transfer(items),
            8 => ComeAndGo(items),
            _ => new PlannedTransaction(Manner.Alone, Change(Any(items), items)),
        };
    }

    PlannedTransaction Add(List<ItemState> items)
    {
        var (first, second, third) = (NewItem(), NewItem(), NewItem());
        return random.Next(4) switch
        {
            0 => new(Manner.Alone, new AddGraph(first with { Partner = first.Serial })),
            1 => new(Manner.Write, new AddGraph(first with { Partner = second.Serial }, second with { Partner = third.Serial }, third with { Partner = first.Serial })),
            2 when items.Count > 0 => new(Manner.Write, new AddGraph(first with { Partner = Any(items).Serial }, second), Change(first, items)),
            _ => new(Manner.Alone, new AddGraph(first)),
        };
    }

    /// <summary>Moves money between some accounts; the sum of all balances stays what it was.</summary>
    PlannedTransaction Transfer(List<ItemState> items)
    {
        var accounts = items.Where(item => !item.IsCustomer).ToArray();
        if (accounts.Length < 2) return Add(items);
        random.Shuffle(accounts);
        var edits = new List<Edit>();
        var moved = 0L;
        var payers = random.Next(1, accounts.Length);
        for (var i = 0; i < payers; i++)
        {
            var amount = random.Next(1, 100);
            edits.Add(new Assign(accounts[i], accounts[i] with { Balance = accounts[i].Balance - amount }));
            moved += amount;
        }
        var receiver = accounts[^1];
        edits.Add(new Assign(receiver, receiver with { Balance = receiver.Balance + moved }));
        return new PlannedTransaction(Manner.Write, edits);
    }

    PlannedTransaction SwapCodes(List<ItemState> items)
    {
        var (one, other) = AnyTwo(items);
        return new PlannedTransaction(Manner.Write, new Assign(one, one with { Code = other.Code }), new Assign(other, other with { Code = one.Code }));
    }

    /// <summary>One object is changed and is as before when the body ends; another one may have changed.</summary>
    PlannedTransaction SetAndSetBack(List<ItemState> items)
    {
        var (one, other) = AnyTwo(items);
        var changed = one with { Grade = one.Grade == Grade.Gold ? Grade.None : Grade.Gold, Note = "for a moment" };
        List<Edit> edits = [new Assign(one, changed), new Assign(changed, one)];
        if (random.Next(2) == 0) edits.Insert(1, Change(other, items));
        return new PlannedTransaction(Manner.Write, edits);
    }

    /// <summary>The id of an object that is deleted by the transaction that added it is taken all the same.</summary>
    PlannedTransaction ComeAndGo(List<ItemState> items)
    {
        var added = NewItem();
        List<Edit> edits = [new AddGraph(added), new Remove(added.Serial)];
        if (random.Next(2) == 0) edits.Insert(1, Change(Any(items), items));
        return new PlannedTransaction(Manner.Write, edits);
    }

    /// <summary>Refused because of two objects with one code; or one that loses its reference, since what it refers to is deleted.</summary>
    PlannedTransaction ViolatingOrReferring(List<ItemState> items)
    {
        var (one, other) = AnyTwo(items);
        return random.Next(2) == 0
            ? new PlannedTransaction(Manner.Violating, new AddGraph(NewItem()), new Assign(one, one with { Code = other.Code }))
            : new PlannedTransaction(Manner.Write, new AddGraph(NewItem() with { Partner = other.Serial }), new Remove(other.Serial));
    }

    Assign Change(ItemState item, List<ItemState> items)
    {
        var kind = random.Next(6);
        return new Assign(item, kind switch
        {
            0 => item with { Grade = (Grade)random.Next(3) },
            1 or 5 => item with { Note = random.Next(8) == 0 ? null : new string('n', random.Next(3000)) },
            2 => item with { Partner = random.Next(3) == 0 ? 0 : Any(items).Serial },
            _ when item.IsCustomer => item with { Token = NextGuid() },
            3 => item with { Limit = new decimal(random.Next(), 0, 0, false, 2) },
            _ => item with { Balance = random.Next() },
        });
    }

    ItemState NewItem()
    {
        var item = new ItemState(random.Next(3) == 0, ++_serial, $"code {_serial}")
        {
            Grade = (Grade)random.Next(3),
            Note = new string((char)(0xE0 + random.Next(26)), random.Next(400, 700)),
        };
        return item.IsCustomer ? item with { Token = NextGuid() } : item with { Balance = 1000 };
    }

    Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    ItemState Any(List<ItemState> items) => items[random.Next(items.Count)];

    (ItemState One, ItemState Other) AnyTwo(List<ItemState> items)
    {
        var one = random.Next(items.Count);
        var other = random.Next(items.Count - 1);
        return (items[one], items[other < one ? other : other + 1]);
    }
}

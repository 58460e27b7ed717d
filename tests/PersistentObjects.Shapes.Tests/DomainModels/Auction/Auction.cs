using System.Collections.Immutable;
using PersistentObjects;

namespace Auctioning;

public enum LotState
{
    Announced,
    Open,
    Sold,
    Withdrawn,
}

public interface IOffer
{
    decimal Amount { get; }

    DateTimeOffset At { get; }
}

/// <summary>What somebody offered. Compared by amount, the earlier one first among equals.</summary>
public sealed record Bid(Bidder By, decimal Amount, DateTimeOffset At) : IOffer, IComparable<Bid>
{
    public int CompareTo(Bid? other) =>
        other is null ? 1 : Amount != other.Amount ? Amount.CompareTo(other.Amount) : other.At.CompareTo(At);
}

public class BidRefusedException(string message) : Exception(message);

[Persistent]
public sealed partial class Bidder
{
    public Bidder(int paddle) => Paddle = paddle > 0 ? paddle : throw new ArgumentOutOfRangeException(nameof(paddle));

    [Unique]
    public partial int Paddle { get; init; }

    public partial decimal? Limit { get; set; }

    public partial string? Name { get; set; }
}

[Persistent]
public partial class Lot
{
    public Lot(int number, string title, decimal startingPrice)
    {
        Number = number;
        Title = title;
        StartingPrice = startingPrice;
    }

    [Unique]
    public partial int Number { get; protected init; }

    public partial string Title { get; set; }

    public partial decimal StartingPrice { get; protected set; }

    [Index]
    public partial LotState State { get; protected set; } = LotState.Announced;

    /// <summary>The highest on top.</summary>
    public partial ImmutableStack<Bid> Bids { get; private set; } = [];

    [Index]
    public partial Bidder? Winner { get; private set; }

    public partial (TimeOnly Opens, TimeSpan? Length) Schedule { get; set; } = (new TimeOnly(10, 0), null);

    public Bid? Highest => Bids.IsEmpty ? null : Bids.Peek();

    public virtual decimal Step => Math.Max(1, decimal.Round((Highest?.Amount ?? StartingPrice) / 20));

    public void Open() => State = State == LotState.Announced ? LotState.Open : throw new InvalidOperationException($"Lot {Number} is {State}.");

    public void Offer(Bid bid)
    {
        if (State != LotState.Open) throw new BidRefusedException($"Lot {Number} is {State}.");
        if (bid.Amount > bid.By.Limit) throw new BidRefusedException($"Paddle {bid.By.Paddle} is over its limit.");
        if (bid.Amount < (Highest is { } highest ? highest.Amount + Step : StartingPrice)) throw new BidRefusedException("Too little.");
        Bids = Bids.Push(bid);
    }

    public virtual void Hammer()
    {
        Winner = Highest?.By;
        State = Winner is null ? LotState.Withdrawn : LotState.Sold;
    }
}

/// <summary>A lot that is not sold below a price that nobody is told.</summary>
[Persistent]
public sealed partial class ReservedLot : Lot
{
    public ReservedLot(int number, string title, decimal startingPrice, decimal reserve)
        : base(number, title, startingPrice) => Reserve = reserve;

    partial decimal Reserve { get; set; }

    public override decimal Step => 2 * base.Step;

    public override void Hammer()
    {
        if (Highest?.Amount >= Reserve) base.Hammer();
        else State = LotState.Withdrawn;
    }
}

public sealed partial class AuctionHouse : PersistentStore
{
    public partial Extent<Bidder> Bidders { get; }

    public partial Extent<Lot> Lots { get; }

    public partial Extent<ReservedLot> ReservedLots { get; }

    public void Hammer(Lot lot) => Write(lot.Hammer);
}

using System.Collections.Immutable;
using PersistentObjects;

namespace Gaming;

public enum Item : int
{
    Lamp = 100,
    Rope = 200,
    Key = 300,
}

/// <summary>A place in the world; a plain struct with public fields, as game code has them.</summary>
public readonly struct Vector3(float x, float y, float z) : IEquatable<Vector3>
{
    public readonly float X = x, Y = y, Z = z;

    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public bool Equals(Vector3 other) => X.Equals(other.X) && Y.Equals(other.Y) && Z.Equals(other.Z);

    public override bool Equals(object? obj) => obj is Vector3 other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(X, Y, Z);
}

public record struct Inventory(ImmutableDictionary<Item, byte> Items, double Gold)
{
    public static Inventory Empty => new(ImmutableDictionary<Item, byte>.Empty, 0);

    public readonly Inventory With(Item item) => this with { Items = Items.SetItem(item, (byte)(Items.GetValueOrDefault(item) + 1)) };
}

/// <summary>A thing of the world that has a key of some kind, which is not necessarily a number.</summary>
[Persistent]
public abstract partial class Entity<TKey>
    where TKey : notnull
{
    protected Entity(TKey key) => Key = key;

    [Unique]
    public partial TKey Key { get; private init; }

    public partial DateTime LastSeenUtc { get; set; }
}

[Persistent]
public partial class Player : Entity<string>
{
    public Player(string nickname)
        : base(nickname)
    {
    }

    public partial Vector3 Position { get; private set; }

    public partial Inventory Inventory { get; set; } = Inventory.Empty;

    public partial UInt128 Score { get; private set; }

    [Index]
    public partial Guild? Guild { get; set; }

    public void Walk(float x, float y, float z) => Position += new Vector3(x, y, z);

    public void Win(UInt128 points) => Score = checked(Score + points);

    public void Take(Item item) => Inventory = Inventory.With(item);
}

[Persistent]
public sealed partial class Guild : Entity<(string Realm, ushort Number)>
{
    public Guild(string realm, ushort number, Player leader)
        : base((realm, number)) => Leader = leader;

    public partial Player Leader { get; set; }
}

[Persistent]
public sealed partial class Match
{
    public Match(params ImmutableArray<Player> players) => Players = players;

    public partial ImmutableArray<Player> Players { get; private set; }

    /// <summary>Who did what when, since the match began.</summary>
    public partial ImmutableQueue<(TimeSpan At, Player By, Vector3 Where)> Moves { get; private set; } = [];

    [Index]
    public partial Player? Winner { get; private set; }

    public void Move(TimeSpan at, Player by, Vector3 where) =>
        Moves = Winner is null ? Moves.Enqueue((at, by, where)) : throw new InvalidOperationException("The match is over.");

    public void Finish(Player winner)
    {
        Winner = winner;
        winner.Win((UInt128)Moves.Count() << 100);
    }
}

public sealed partial class Game : PersistentStore
{
    public partial Extent<Player> Players { get; }

    public partial Extent<Guild> Guilds { get; }

    public partial Extent<Match> Matches { get; }

    public IEnumerable<Player> Leaderboard => Players.OrderByDescending(player => player.Score);
}

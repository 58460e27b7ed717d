using System.Collections.Immutable;
using PersistentObjects;

namespace Playing;

[Flags]
public enum Genres : ulong
{
    None = 0,
    Classical = 1,
    Jazz = 2,
    Electronic = 4,
    Unclassified = 1UL << 63,
}

public sealed record Credit(Artist Artist, string Role)
{
    public override string ToString() => $"{Artist.Name} ({Role})";
}

[Persistent]
public partial class Artist
{
    public Artist(string name) => Name = name;

    [Index]
    public partial string Name { get; set; }

    public partial ImmutableList<Artist> MemberOf { get; set; } = [];
}

[Persistent]
public partial class Album
{
    public Album(string title, Artist by) => (Title, By) = (title, by);

    public partial string Title { get; set; }

    [Index]
    public partial Artist By { get; set; }

    public partial DateOnly? Released { get; set; }

    public partial Uri? Cover { get; set; }

    /// <summary>Side and number to track.</summary>
    public partial ImmutableSortedDictionary<(char Side, byte Number), Track> Tracks { get; private set; } =
        ImmutableSortedDictionary<(char Side, byte Number), Track>.Empty;

    public TimeSpan Length => Tracks.Values.Aggregate(TimeSpan.Zero, (sum, track) => sum + track.Length);

    public void Put(char side, byte number, Track track) => Tracks = Tracks.Add((side, number), track);
}

[Persistent]
public sealed partial class Track
{
    public Track(string title, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        (Title, Length) = (title, length);
    }

    public partial string Title { get; set; }

    public partial TimeSpan Length { get; private init; }

    [Index]
    public partial Genres Genres { get; set; }

    public partial ImmutableArray<Credit> Credits { get; set; } = [];

    public partial float Gain { get; set; } = -0.0f;

    public partial uint Plays { get; private set; }

    public void Played() => Plays = checked(Plays + 1);
}

[Persistent]
public partial class Playlist
{
    [Unique]
    public required partial string Name { get; set; }

    public partial ImmutableList<Track> Tracks { get; private set; } = [];

    public partial int Position { get; private set; } = -1;

    public Track? Current => Position >= 0 ? Tracks[Position] : null;

    public void Append(params IEnumerable<Track> tracks) => Tracks = Tracks.AddRange(tracks);

    public Track Next()
    {
        if (Position + 1 == Tracks.Count) throw new InvalidOperationException($"{Name} is at its end.");
        Position++;
        Current!.Played();
        return Current;
    }
}

public sealed partial class MusicLibrary : PersistentStore
{
    public partial Extent<Artist> Artists { get; }

    public partial Extent<Album> Albums { get; }

    public partial Extent<Track> Tracks { get; }

    public partial Extent<Playlist> Playlists { get; }

    public void Skip(Playlist playlist) => Write(() => playlist.Next());
}

using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PersistentObjects;

namespace Polling;

public sealed record Option(string Text)
{
    public Rune? Emoji { get; init; }
}

/// <summary>What somebody chose, in the order of preference. Equal when the order is.</summary>
public readonly struct Ballot : IEquatable<Ballot>
{
    public Ballot(params ImmutableArray<int> ranking) => Ranking = ranking;

    public ImmutableArray<int> Ranking { get; init; }

    public bool IsEmpty => Ranking.IsDefaultOrEmpty;

    public static bool operator ==(Ballot a, Ballot b) => a.Equals(b);

    public static bool operator !=(Ballot a, Ballot b) => !a.Equals(b);

    public bool Equals(Ballot other) => Ranking.AsSpan().SequenceEqual(other.Ranking.AsSpan());

    public override bool Equals(object? obj) => obj is Ballot other && Equals(other);

    public override int GetHashCode() => IsEmpty ? 0 : Ranking[0];
}

public abstract partial class Surveys
{
    [Persistent]
    public partial class Poll
    {
        public Poll(string question, params Option[] options)
        {
            if (options.Length < 2) throw new ArgumentException("A poll needs a choice.", nameof(options));
            (Question, Options) = (question, [.. options]);
        }

        [Index]
        public partial string Question { get; private set; }

        public partial ImmutableArray<Option> Options { get; private set; }

        public partial DateTimeOffset? ClosesAt { get; set; }

        /// <summary>A sum that only all votes together open.</summary>
        public partial BigInteger Seal { get; internal set; } = BigInteger.One;

        public partial (int Winner, ImmutableSortedDictionary<int, int> Counts)? Result { get; private set; }

        public void Close(IEnumerable<Vote> votes)
        {
            var counts = votes.Where(vote => !vote.Ballot.IsEmpty)
                .CountBy(vote => vote.Ballot.Ranking[0])
                .ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Value);
            Result = (counts.IsEmpty ? -1 : counts.MaxBy(entry => entry.Value).Key, counts);
        }
    }

    [Persistent]
    public sealed partial class Vote
    {
        public Vote(Poll poll, string voter, Ballot ballot)
        {
            if (poll.Result is not null) throw new InvalidOperationException("The poll is closed.");
            (Key, Ballot) = ((poll, voter), ballot);
        }

        /// <summary>Nobody votes twice in a poll.</summary>
        [Unique]
        public partial (Poll Poll, string Voter) Key { get; private init; }

        [Index]
        public partial Ballot Ballot { get; set; }
    }
}

public sealed partial class PollStore : PersistentStore
{
    public partial Extent<Surveys.Poll> Polls { get; }

    public partial Extent<Surveys.Vote> Votes { get; }

    public void Vote(Surveys.Poll poll, string voter, params int[] ranking) => Write(() =>
    {
        poll.Seal *= 1_000_003 + voter.Length;
        if (Votes.ByKey.TryGet((poll, voter), out var earlier)) earlier.Ballot = new Ballot([.. ranking]);
        else Add(new Surveys.Vote(poll, voter, new Ballot([.. ranking])));
    });
}

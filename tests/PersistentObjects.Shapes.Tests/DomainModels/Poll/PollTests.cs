using System.Text;
using Polling;

namespace PersistentObjects.Shapes.Tests.DomainModels.Poll;

sealed class PollTests
{
    const string Question = "Where to?";

    [Test]
    public void A_poll_survives_restarts() => Restarts.Survive(
        PollStore.Open,
        polls =>
        {
            var poll = polls.Add(new Surveys.Poll(Question, new("Sea") { Emoji = new Rune(0x1F30A) }, new("Hills"), new("Home") { Emoji = new Rune('h') }));
            polls.Vote(poll, "ann", 0, 1);
            polls.Vote(poll, "bob", 1);
            polls.Vote(poll, "eve");
        },
        polls =>
        {
            var poll = polls.Polls.ByQuestion[Question].Single();
            poll.Options[0].Emoji!.Value.Value.ShouldBe(0x1F30A);
            polls.Votes.ByKey[(poll, "ann")].Ballot.Ranking.ShouldBe([0, 1]);
            polls.Votes.ByBallot.Count(new Ballot(0, 1)).ShouldBe(1);
            for (var i = 0; i < 20; i++) polls.Vote(poll, "eve", 1, 0, 2);
            polls.Votes.Count.ShouldBe(3, "nobody votes twice");
            Should.Throw<UniqueViolationException>(() => polls.Add(new Surveys.Vote(poll, "eve", default)));
        },
        polls =>
        {
            var poll = polls.Polls.Single();
            poll.Seal.ShouldBe(System.Numerics.BigInteger.Pow(1_000_006, 23));
            polls.Votes.ByBallot.Count(new Ballot(1, 0, 2)).ShouldBe(1);
            polls.Write(() => poll.Close(polls.Votes));
            Should.Throw<InvalidOperationException>(() => polls.Vote(poll, "zoe", 2));
            poll.Seal.ShouldBe(System.Numerics.BigInteger.Pow(1_000_006, 23), "all or nothing");
        },
        polls =>
        {
            var (winner, counts) = polls.Polls.Single().Result!.Value;
            (winner, counts[0], counts[1]).ShouldBe((1, 1, 2));
            polls.Add(new Surveys.Poll("When?", new("Now"), new("Later")) { ClosesAt = DateTimeOffset.MaxValue });
        });
}

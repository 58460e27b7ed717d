using Gaming;

namespace PersistentObjects.Shapes.Tests.DomainModels.Game;

sealed class GameTests
{
    [Test]
    public void A_game_survives_restarts() => Restarts.Survive(
        Gaming.Game.Open,
        game =>
        {
            var ann = game.Add(new Player("ann") { LastSeenUtc = DateTime.MaxValue });
            ann.Walk(1, float.NaN, -0.0f);
            ann.Take(Item.Rope);
            ann.Take(Item.Rope);
            ann.Take((Item)(-5));
            ann.Guild = new Guild("north", 7, ann);
            game.Add(new Player("bob"));
        },
        game =>
        {
            var (ann, bob) = (game.Players.ByKey["ann"], game.Players.ByKey["bob"]);
            float.IsNaN(ann.Position.Y).ShouldBeTrue();
            ann.Inventory.Items[Item.Rope].ShouldBe((byte)2);
            var guild = game.Guilds.ByKey[("north", 7)];
            (guild.Leader == ann, ann.Guild == guild).ShouldBe((true, true));
            bob.Guild = guild;
            var match = game.Add(new Match(ann, bob));
            match.Move(TimeSpan.FromSeconds(1), bob, new Vector3(0, 0, float.MaxValue));
            match.Move(TimeSpan.FromSeconds(2), ann, default);
            game.Write(() => match.Finish(bob));
        },
        game =>
        {
            var bob = game.Players.ByKey["bob"];
            game.Leaderboard.First().ShouldBeSameAs(bob);
            bob.Score.ShouldBe((UInt128)2 << 100);
            var match = game.Matches.ByWinner[bob].Single();
            match.Moves.Select(move => move.By.Key).ShouldBe(["bob", "ann"]);
            Should.Throw<InvalidOperationException>(() => match.Move(default, bob, default));
            Should.Throw<OverflowException>(() => bob.Win(UInt128.MaxValue));
            game.Players.ByGuild.Count(bob.Guild).ShouldBe(2);
            bob.Inventory = default;
        },
        game =>
        {
            game.Players.ByKey["bob"].Inventory.Items.ShouldBeNull();
            game.Players.ByKey["bob"].Inventory = Inventory.Empty with { Gold = double.Epsilon };
        });
}

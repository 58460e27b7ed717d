using System.Collections.Frozen;
using Features;

namespace PersistentObjects.Shapes.Tests.DomainModels.FeatureFlags;

sealed class FeatureFlagsTests
{
    static readonly Visitor Ann = new("ann", new Version(2, 1), ["beta", "staff"]);

    [Test]
    public void Feature_flags_survive_restarts() => Restarts.Survive(
        FlagStore.Open,
        flags =>
        {
            var search = new Toggle("search") { Rules = [new([new("group", Comparison.Contains, "beta")], Half.Epsilon)] };
            flags.Add(new Toggle("typo-search")
            {
                Rules = [new([]) { Since = new Version(2, 0, 0, 1) }],
                Requires = new[] { search }.ToFrozenSet<Flag>(),
                Documentation = new Uri("https://docs.example/typo"),
            });
            flags.Add(new Variants("color", "red", "blue")
            {
                Fixed = new Dictionary<string, int> { ["BOB"] = 1, ["eve"] = 0 }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            });
        },
        flags =>
        {
            flags.Toggles.ByKey["typo-search"].IsOn(Ann).ShouldBeTrue();
            flags.Toggles.ByKey["typo-search"].IsOn(Ann with { Client = new Version(2, 0) }).ShouldBeFalse();
            flags.Toggles.ByKey["search"].IsOn(Ann with { Groups = [] }).ShouldBeFalse();
            var color = (Variants)flags.Flags.ByKey["color"];
            color.Choose(Ann with { Id = "Bob" }).ShouldBe("blue", "the comparer is kept");
            color.Choose(Ann).ShouldBe("red");
            color.Rules = [new([new("client", Comparison.AtLeast, "2.1"), new("id", Comparison.Equals, "ann")], (Half)0.5)];
            flags.Toggles.ByKey["search"].Forced = false;
        },
        flags =>
        {
            flags.Toggles.ByKey["typo-search"].IsOn(Ann).ShouldBeFalse();
            ((Variants)flags.Flags.ByKey["color"]).Choose(Ann).ShouldBe("blue");
            flags.Flags.ByKey["color"].IsArchived = true;
            flags.Toggles.ByKey["typo-search"].Requires = [];
        },
        flags =>
        {
            flags.Flags.ByIsArchived[true].Single().Type.ShouldBe("variants");
            flags.Delete(flags.Flags.ByKey["search"]);
            flags.Toggles.ByKey["typo-search"].IsOn(Ann).ShouldBeTrue();
        });
}

namespace PersistentObjects.Tests.Collections.Properties;

/// <summary>What a shelf should hold: the framework's own collections.</summary>
sealed class ShelfModel
{
    public List<string?> Titles { get; private init; } = [];

    public List<long> Numbers { get; private init; } = [];

    public List<Volume> Volumes { get; private init; } = [];

    public HashSet<string> Labels { get; private init; } = [];

    public HashSet<decimal> Sizes { get; private init; } = [];

    public Dictionary<string, decimal> Prices { get; private init; } = [];

    public ShelfModel Copy() => new()
    {
        Titles = [.. Titles],
        Numbers = [.. Numbers],
        Volumes = [.. Volumes],
        Labels = [.. Labels],
        Sizes = [.. Sizes],
        Prices = new(Prices),
    };

    public void ShouldBe(Shelf shelf, string when)
    {
        shelf.Titles.SequenceEqual(Titles).ShouldBeTrue(when);
        shelf.Numbers.ShouldBe(Numbers, ignoreOrder: false, when);
        shelf.Volumes.Select(volume => volume.Title).SequenceEqual(Volumes.Select(volume => volume.Title)).ShouldBeTrue(when);
        shelf.Labels.Order(StringComparer.Ordinal).ShouldBe(Labels.Order(StringComparer.Ordinal), ignoreOrder: false, when);
        // As text, since 1.0 and 1.00 are equal: the one that came first stays.
        shelf.Sizes.Select(Text).Order(StringComparer.Ordinal).ShouldBe(Sizes.Select(Text).Order(StringComparer.Ordinal), ignoreOrder: false, when);
        shelf.Prices.OrderBy(entry => entry.Key, StringComparer.Ordinal).ShouldBe(Prices.OrderBy(entry => entry.Key, StringComparer.Ordinal), ignoreOrder: false, when);
        shelf.TitleCount.ShouldBe(Titles.Count, when);
    }

    static string Text(decimal size) => size.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

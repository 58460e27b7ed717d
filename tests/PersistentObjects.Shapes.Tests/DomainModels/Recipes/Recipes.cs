using System.Collections.Immutable;
using PersistentObjects;

namespace Cooking;

public enum Unit : byte
{
    Piece,
    Gram,
    Millilitre,
    Pinch,
}

/// <summary>How much of something; no amount at all means "to taste".</summary>
public record struct Quantity(double? Amount, Unit Unit)
{
    public static Quantity operator *(Quantity quantity, double factor) => quantity with { Amount = quantity.Amount * factor };

    public readonly override string ToString() => Amount is null ? "to taste" : FormattableString.Invariant($"{Amount} {Unit}");
}

/// <summary>Something to do, perhaps in steps of its own.</summary>
public sealed record Step(string Text, params ImmutableArray<Step> Substeps)
{
    public TimeSpan? Duration { get; init; }

    public int Count => 1 + Substeps.Sum(step => step.Count);

    public bool Equals(Step? other) =>
        other is not null && (Text, Duration) == (other.Text, other.Duration) && Substeps.SequenceEqual(other.Substeps);

    public override int GetHashCode() => HashCode.Combine(Text, Duration, Substeps.Length);
}

/// <summary>Where a recipe is from. A page in a book or a page of the web, or neither.</summary>
public sealed record Source(string? Book = null, int? Page = null, Uri? Url = null)
{
    public static readonly Source Grandmother = new("Grandmother's");
}

[Persistent]
public partial class Food
{
    public required partial string Name { get; init; }

    public partial ImmutableHashSet<string> Allergens { get; set; } = [];

    public override bool Equals(object? obj) => obj is Food other && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

[Persistent]
public partial class Recipe
{
    [Unique]
    public required partial string Name { get; set; }

    public partial (int Portions, ImmutableArray<(Food Food, Quantity Quantity)> List) Ingredients { get; private set; } = (4, []);

    public partial Step? Preparation { get; set; }

    public partial Source Source { get; set; } = Source.Grandmother;

    public partial ImmutableStack<string> Notes { get; private set; } = [];

    [Index]
    public partial byte? Stars { get; private set; }

    [NotPersistent]
    public bool IsOpenInKitchen { get; set; }

    public IEnumerable<string> Allergens => Ingredients.List.SelectMany(entry => entry.Food.Allergens).Distinct();

    public void Add(Food food, double? amount, Unit unit = Unit.Gram) =>
        Ingredients = Ingredients with { List = Ingredients.List.Add((food, new Quantity(amount, unit))) };

    public void ScaleTo(int portions)
    {
        var factor = (double)portions / Ingredients.Portions;
        Ingredients = (portions, [.. Ingredients.List.Select(entry => (entry.Food, entry.Quantity * factor))]);
    }

    public void Note(string text) => Notes = Notes.Push(text);

    public void Rate(byte stars) => Stars = stars <= 5 ? stars : throw new ArgumentOutOfRangeException(nameof(stars));
}

public sealed partial class RecipeBook : PersistentStore
{
    public partial Extent<Food> Foods { get; }

    public partial Extent<Recipe> Recipes { get; }
}

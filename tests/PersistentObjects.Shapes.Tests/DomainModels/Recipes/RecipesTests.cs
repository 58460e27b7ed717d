using Cooking;

namespace PersistentObjects.Shapes.Tests.DomainModels.Recipes;

sealed class RecipesTests
{
    static readonly Step Preparation = new(
        "Bake",
        new Step("Mix", new Step("Weigh"), new Step("Stir") { Duration = TimeSpan.FromMinutes(3) }),
        new Step("Wait") { Duration = TimeSpan.FromHours(1) });

    [Test]
    public void A_recipe_book_survives_restarts() => Restarts.Survive(
        RecipeBook.Open,
        book =>
        {
            var flour = book.Add(new Food { Name = "Flour", Allergens = ["gluten"] });
            var bread = book.Add(new Recipe { Name = "Bread", Preparation = Preparation, IsOpenInKitchen = true });
            bread.Add(flour, 500);
            bread.Add(new Food { Name = "Salt" }, null, Unit.Pinch);
            bread.Note("first");
            bread.Note("second");
            bread.Source.ShouldBeSameAs(Source.Grandmother);
        },
        book =>
        {
            var bread = book.Recipes.ByName["Bread"];
            bread.Preparation.ShouldBe(Preparation);
            bread.Preparation!.Count.ShouldBe(5);
            bread.Source.ShouldBe(Source.Grandmother);
            bread.Notes.AsEnumerable().ShouldBe(["second", "first"]);
            bread.Allergens.ShouldBe(["gluten"]);
            bread.IsOpenInKitchen.ShouldBeFalse("it is not stored");
            bread.ScaleTo(6);
            bread.Rate(4);
            bread.Source = new Source(Url: new Uri("../bread?x=ü", UriKind.Relative));
        },
        book =>
        {
            var bread = book.Recipes.ByStars[4].Single();
            bread.Ingredients.List.Select(entry => entry.Quantity.ToString()).ShouldBe(["750 Gram", "to taste"]);
            bread.Source.Url!.IsAbsoluteUri.ShouldBeFalse();
            Should.Throw<ArgumentOutOfRangeException>(() => bread.Rate(6));
            book.Write(() => (bread.Preparation, bread.Source) = (null, new Source("Baking", 77)));
            book.Foods.Single(food => food.Name == "Salt").Allergens = ["celery", "CELERY"];
        },
        book => book.Recipes.ByName["Bread"].Preparation = new Step("Buy") { Substeps = [] });
}

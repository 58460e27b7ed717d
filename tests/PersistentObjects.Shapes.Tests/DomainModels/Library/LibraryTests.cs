using Lending;

namespace PersistentObjects.Shapes.Tests.DomainModels.Library;

sealed class LibraryTests
{
    static readonly Isbn Number = Isbn.Parse("978-3-16-148410-0");
    static readonly DateOnly Today = new(2026, 4, 1);

    [Test]
    public void A_library_survives_restarts() => Restarts.Survive(
        Lending.Library.Open,
        library =>
        {
            var title = library.Add(new Title(Number, "On rivers", "A. Brook", "C. Creek") { FirstPublished = -44 });
            for (var number = 1; number <= 4; number++) library.Add(new Copy(title, number));
            var ann = library.Add(new Reader(7, "Ann"));
            library.Add(new Student(8, "Bob")).Wishes = [title];
            library.Lend(library.Copies.ByNumber[1], ann, Today).Renew();
            library.Lend(library.Copies.ByNumber[2], ann, Today);
        },
        library =>
        {
            var ann = library.Readers.ByCard[7];
            var title = library.Titles.ByIsbn[Isbn.Parse("9783161484100")];
            library.Copies.ByTitle[title].Where(copy => copy.IsAvailable).Select(copy => copy.Number).ShouldBe([3, 4]);
            Should.Throw<InvalidOperationException>(() => library.Lend(library.Copies.ByNumber[3], ann, Today));
            (library.Loans.Count, library.Copies.ByNumber[3].IsAvailable).ShouldBe((2, true), "all or nothing");
            library.Return(library.Copies.ByNumber[2], Today.AddDays(32));
            ann.Fines.ShouldBe(1.00m);
            library.Lend(library.Copies.ByNumber[4], library.Readers.ByCard[8], Today).Due.ShouldBe(Today.AddDays(90));
        },
        library =>
        {
            var bob = (Student)library.Readers.ByCard[8];
            bob.Wishes.Peek().ShouldBeSameAs(library.Titles.Single());
            bob.Wishes = bob.Wishes.Dequeue();
            library.Loans.ByReader[bob].Single().Copy.Condition = Condition.Lost;
            library.Copies.ByNumber[1].Loan!.Renewals.ShouldBe((byte)1);
        });

    [Test]
    public void A_record_with_a_private_constructor_comes_back_as_it_was()
    {
        Should.Throw<FormatException>(() => Isbn.Parse("978-3-16-148410-1"));
        using var library = Lending.Library.InMemory();
        library.Add(new Title(Number, "On rivers"));
        library.Titles.ByIsbn.Contains(Number).ShouldBeTrue();
    }
}

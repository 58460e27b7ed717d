namespace PersistentObjects.Tests.Objects;

public class MemberNameTests
{
    [Test]
    public void A_class_may_have_members_named_like_ours()
    {
        using var store = TicketStore.InMemory();
        var ticket = store.Add(new Ticket { Id = 77, Version = "draft", IsDeleted = true });
        (ticket.Id, ticket.Version, ticket.IsDeleted).ShouldBe((77, "draft", true));
        store.Tickets.ById[77].ShouldBeSameAs(ticket);

        PersistentObject any = ticket;
        (any.Id, any.Version, any.IsDeleted).ShouldBe((new ObjectId(1), 1, false));
        store.Tickets.Find(any.Id).ShouldBeSameAs(ticket);
    }

    [Test]
    public void A_class_may_print_itself() => new Ticket { Id = 5 }.ToString().ShouldBe("ticket 5");
}

namespace PersistentObjects.Tests.Objects;

public sealed partial class TicketStore : PersistentStore
{
    public partial Extent<Ticket> Tickets { get; }
}

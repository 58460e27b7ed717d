namespace PersistentObjects.Tests.Checks;

public sealed partial class FormStore : PersistentStore
{
    public partial Extent<Form> Forms { get; }
    public partial Extent<Meeting> Meetings { get; }
    public partial Extent<Project> Projects { get; }
    public partial Extent<Sign> Signs { get; }
}

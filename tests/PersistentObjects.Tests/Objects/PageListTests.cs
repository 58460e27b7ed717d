using PersistentObjects.Objects;

namespace PersistentObjects.Tests.Objects;

public class PageListTests
{
    [Test]
    public void Removed_pages_leave_gaps_until_these_are_half_of_the_list()
    {
        var (list, pages) = Filled(8);
        foreach (var page in pages[..4]) list.Remove(page);
        list.Count.ShouldBe(8);
        list.Remove(pages[4]);
        list.Snapshot().ShouldBe(pages[5..]);
    }

    [Test]
    public void A_snapshot_holds_the_pages_that_were_there_whatever_becomes_of_the_list()
    {
        var (list, pages) = Filled(8);
        var snapshot = list.Snapshot();
        foreach (var page in pages[..5]) list.Remove(page);
        list.Truncate(2);
        list.Add(pages[0]);
        snapshot.Count.ShouldBe(8);
        snapshot.Skip(5).ShouldBe(pages[5..]);
    }

    [Test]
    public void Truncating_drops_pages_from_the_end()
    {
        var (list, pages) = Filled(5);
        list.Truncate(3);
        list.Snapshot().ShouldBe(pages[..3]);
        list[3].ShouldBeNull();
        list[-1].ShouldBeNull();
        list[int.MaxValue].ShouldBeNull();
    }

    static (PageList List, ExtentPage[] Pages) Filled(int count)
    {
        ExtentPage[] pages = [.. Enumerable.Range(0, count).Select(number => new ExtentPage(null!, number))];
        var list = new PageList();
        foreach (var page in pages) list.Add(page);
        return (list, pages);
    }
}

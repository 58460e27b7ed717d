using PersistentObjects.Tests.Store;

namespace PersistentObjects.Tests.Objects;

public class DescriptionTests : BankFixture
{
    [Test]
    public void An_object_prints_its_class_its_id_and_its_values()
        => Bank.Add(new Invoice { Number = 7, Total = 1.50m, Payer = new Customer() }).ToString()
            .ShouldBe("Invoice#1 { Number = 7, Urgent = False, Payer = Customer#256, Total = 1.50 }");

    [Test]
    public void A_detached_object_says_so()
    {
        var letter = new Letter { Text = "Dear \"you\"" };
        letter.ToString().ShouldBe("Letter (detached) { Number = 0, Urgent = False, Text = \"Dear \"you\"\" }");
        new Invoice { Payer = new Customer() }.ToString().ShouldContain("Payer = Customer (detached)");
    }

    [Test]
    public void A_text_shows_what_is_published()
    {
        var letter = Bank.Add(new Letter { Text = "old" });
        Bank.Write(() =>
        {
            letter.Text = "new";
            letter.ToString().ShouldContain("\"old\"");
        });
        letter.ToString().ShouldContain("\"new\"");
    }

    [Test]
    public void A_deleted_object_prints_without_an_exception()
    {
        var letter = Bank.Add(new Letter());
        Bank.Delete(letter);
        letter.ToString().ShouldStartWith("Letter#1");
    }

    [Test]
    public void An_object_with_a_cycle_prints()
    {
        var ann = new Customer { Name = "Ann" };
        ann.Partner = ann;
        Bank.Add(ann).ToString().ShouldBe("Customer#1 { Name = \"Ann\", Partner = Customer#1, Main = null }");
    }
}

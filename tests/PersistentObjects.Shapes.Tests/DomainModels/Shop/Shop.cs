using System.Collections.Immutable;
using PersistentObjects;

namespace Shopping;

public enum OrderStatus
{
    Open,
    Paid,
    Shipped,
    Cancelled,
}

public enum Currency : ushort
{
    Eur = 978,
    Usd = 840,
}

public readonly record struct Money(decimal Amount, Currency Currency)
{
    public static Money Zero => new(0, Currency.Eur);

    public static Money operator +(Money a, Money b) =>
        a.Currency == b.Currency
            ? a with { Amount = a.Amount + b.Amount }
            : throw new InvalidOperationException($"{a.Currency} and {b.Currency} don't add up.");

    public static Money operator *(int count, Money money) => money with { Amount = count * money.Amount };
}

public sealed record Address(string Street, string City, string? PostCode = null)
{
    public string Country { get; init; } = "DE";
}

public sealed record OrderLine(Product Product, int Count, Money Price)
{
    public Money Total => Count * Price;
}

[Persistent]
public partial class Product
{
    public Product(string sku, string name) => (Sku, Name) = (sku, name);

    [Unique]
    public partial string Sku { get; private set; }

    public partial string Name { get; set; }

    public partial Money Price { get; set; } = Money.Zero;

    public partial ImmutableArray<string> Tags { get; set; } = [];

    public partial int InStock { get; private set; }

    public void Receive(int count) => InStock += count > 0 ? count : throw new ArgumentOutOfRangeException(nameof(count));

    public void Take(int count) =>
        InStock = InStock >= count ? InStock - count : throw new InvalidOperationException($"{Name} is sold out.");
}

[Persistent]
public partial class Customer
{
    public Customer(string email) => Email = email;

    [Unique]
    public partial string Email { get; set; }

    public partial Address? BillingAddress { get; set; }

    public partial ImmutableArray<Address> ShippingAddresses { get; set; } = [];

    public override string ToString() => Email;
}

[Persistent]
public sealed partial class BusinessCustomer : Customer
{
    public BusinessCustomer(string email, string vatNumber)
        : base(email) => VatNumber = vatNumber;

    [Unique]
    public partial string VatNumber { get; set; }

    public partial TimeSpan PaymentTerm { get; set; } = TimeSpan.FromDays(30);
}

[Persistent]
public partial class Order
{
    public Order(Customer customer, DateTimeOffset placed) => (Customer, Placed) = (customer, placed);

    [Index]
    public partial Customer Customer { get; init; }

    public partial DateTimeOffset Placed { get; init; }

    [Index]
    public partial OrderStatus Status { get; private set; }

    public partial ImmutableArray<OrderLine> Lines { get; private set; } = [];

    public partial (string Carrier, string? TrackingNumber)? Shipment { get; private set; }

    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    public void Add(Product product, int count)
    {
        if (Status != OrderStatus.Open) throw new InvalidOperationException("A paid order does not change.");
        product.Take(count);
        Lines = Lines.Add(new OrderLine(product, count, product.Price));
    }

    public void Pay() => Status = OrderStatus.Paid;

    public void Ship(string carrier, string? trackingNumber = null)
    {
        Shipment = (carrier, trackingNumber);
        Status = OrderStatus.Shipped;
    }
}

public sealed partial class Shop : PersistentStore
{
    public partial Extent<Product> Products { get; }

    public partial Extent<Customer> Customers { get; }

    public partial Extent<Order> Orders { get; }
}

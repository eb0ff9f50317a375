using OutlookCrm.Insights.Baskets;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Prices;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Orders on several lines, of which the first alone says when and who.</summary>
public sealed class OrderLinesTests
{
    private const string Header = "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,"
        + "Lineitem quantity,Lineitem name,Lineitem price,Id,Lineitem discount";

    private const string Orders = $"""
        {Header}
        #1001,a@one.example,paid,2026-07-03 11:02:00 +0200,ZAR,760.00,50.00,99.13,810.00,0.00,2026-07-03 11:01:13 +0200,2,Red,330.00,50,0.00
        #1001,a@one.example,,,,,,,,,,1,Corkscrew,100.00,,0.00
        #1002,,paid,2026-07-05 09:00:00 +0200,ZAR,95.00,0.00,12.39,95.00,5.00,2026-07-04 23:30:00 +0200,1,Corkscrew,100.00,51,5.00
        #1003,b@two.example,paid,2026-07-06 09:00:00 +0200,ZAR,430.00,0,56.09,430.00,0,2026-07-06 08:00:00 +0200,1,Red,330.00,52,
        #1003,,,,,,,,,,,1,Corkscrew,100.00,,
        """;

    [Fact]
    public void Each_line_of_Shopifys_comes_to_its_own_price_on_its_orders_day()
    {
        var read = OrderFile.Read(Orders);

        Assert.Empty(read.Faults);
        Assert.Equal(
            ["a@one.example 07-03 660 #1001 Red", "a@one.example 07-03 100 #1001 Corkscrew", " 07-04 95 #1002 Corkscrew",
                "b@two.example 07-06 330 #1003 Red", "b@two.example 07-06 100 #1003 Corkscrew"],
            read.Lines.Select(line => FormattableString.Invariant(
                $"{line.Customer} {line.Day:MM-dd} {line.Amount:0.##} {line.Order} {line.Product}")));
    }

    [Fact]
    public void Prices_and_baskets_read_the_same_file()
    {
        var (prices, baskets) = (SaleFile.Read(Orders), BasketFile.Read(Orders));

        Assert.Empty(prices.Faults.Concat(baskets.Faults));
        Assert.Equal([660m, 100, 95, 330, 100], prices.Lines.Select(line => line.Amount));
        Assert.Equal(["#1001", "#1001", "#1002", "#1003", "#1003"], baskets.Lines.Select(line => line.Order));
    }

    /// <summary>Which of two days counts is asked; a column that is called the date alone answers.</summary>
    [Theory]
    [InlineData("customer,order date,invoice date,amount\nA,2026-01-02,2026-02-03,5", true)]
    [InlineData("customer;Bestelldatum;Rechnungsdatum;amount\nA;2026-01-02;2026-02-03;5", true)]
    [InlineData("customer;rendelés dátuma;számla kelte;amount\nA;2026-01-02;2026-02-03;5", true)]
    [InlineData("customer;Data facturii;Data comenzii;amount\nA;2026-01-02;2026-02-03;5", true)]
    [InlineData("customer;date de commande;date de facture;amount\nA;2026-01-02;2026-02-03;5", true)]
    [InlineData("customer;Invoice_Date;OrderDate;amount\nA;2026-01-02;2026-02-03;5", true)]
    [InlineData("customer,date,invoice date,amount\nA,2026-01-02,2026-02-03,5", false)]
    [InlineData("customer,order date,due date,amount\nA,2026-01-02,2026-02-03,5", false)]
    [InlineData("customer,invoice date,paid at,amount\nA,2026-01-02,2026-02-03,5", false)]
    public void Which_of_two_days_counts_is_asked(string file, bool isAsked)
    {
        var faults = OrderFile.Read(file).Faults;

        Assert.Equal(isAsked ? 1 : 0, faults.Count);
        Assert.All(faults, fault => Assert.Contains("days of orders and of invoices", fault.Fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("order,customer,date,quantity,price\n1,Anna,2026-01-02,1,5\n1,,,2,5", null)]
    [InlineData("order,customer,date,quantity,price\n1,Anna,2026-01-02,1,5\n1,Anna,,2,5", null)]
    [InlineData("order,customer,date,amount\n1,Anna,2026-01-02,5\n1,,,7\n2,Ben,2026-01-03,9\n2,,,4", null)]
    [InlineData("order,customer,date,amount\n1,Anna,2026-01-02,5\n2,,,7", 3)]
    [InlineData("order,customer,date,amount\n1,Anna,2026-01-02,5\n1,Ben,,7", 3)]
    [InlineData("order,customer,date,amount\n1,Anna,2026-01-02,5\n1,,,", 3)]
    [InlineData("order,customer,date,amount\n1,Anna,,5\n1,,2026-01-02,7", 2)]
    [InlineData("customer,date,amount\nAnna,2026-01-02,5\n,,7", 3)]
    public void A_further_line_says_what_it_leaves_out_or_is_a_fault(string file, int? line)
    {
        var read = OrderFile.Read(file);

        Assert.Equal(line, read.Faults.Count == 0 ? null : read.Faults[0].Line);
        Assert.All(read.Lines, one => Assert.NotEqual("", one.Customer));
    }
}

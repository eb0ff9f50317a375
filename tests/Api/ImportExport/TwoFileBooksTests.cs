using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Customers and invoices that come in two files join, in either order, by the tax number or by the name.</summary>
public sealed class TwoFileBooksTests(Company company)
{
    private readonly string _u = Guid.NewGuid().ToString("N")[..8];

    [Theory]
    [InlineData("Acme {0} Ltd,,office@{0}.example,,", "Acme {0} Ltd,,", "1")]
    [InlineData("Acme {0} Ltd,,office@{0}.example,,", "ACME  {0} ltd,,", "1")]
    [InlineData("Acme {0} Ltd,,office@{0}.example,,GR", "Acme {0} Ltd,,GR", "1")]
    [InlineData("Acme {0} Ltd,,office@{0}.example,EL09{0},GR", "Other {0} SA,EL09{0},GR", "1")]
    [InlineData("Acme {0} Ltd,,,EL09{0},GR", "Acme {0} Ltd,EL09{0},GR", "1")]
    [InlineData("Acme {0} Ltd,,office@{0}.example,,GR", "Acme {0} Ltd,,RO", "0")]
    [InlineData("Acme {0} Ltd,,office@{0}.example,,", "Acme {0} Kft,,", "1 more")]
    [InlineData("Acme {0} Ltd,,a@{0}.example,,\nAcme {0} Ltd,,b@{0}.example,,", "Acme {0} Ltd,,", "1")]
    public async Task Invoices_join_the_customers_who_were_imported_before(string customers, string buyer, string joined)
    {
        await company.ImportAsync(Customers(customers));
        var invoices = await company.ImportAsync(Invoices(buyer));

        Assert.Equal((joined[..1], joined.Length > 1 ? "1" : "0"), (Count(invoices, "salesAdded"), Count(invoices, "customersAdded")));
    }

    [Theory]
    [InlineData("Acme {0} Ltd,,", "Acme {0} Ltd,,office@{0}.example,,")]
    [InlineData("ACME {0} LTD,,", "Acme {0} Ltd,,office@{0}.example,,")]
    [InlineData("Acme {0} Ltd,EL09{0},GR", "Acme {0} Hellas,,office@{0}.example,EL09{0},GR")]
    [InlineData("Acme {0} Ltd,EL09{0},GR", "Acme {0} Ltd,,office@{0}.example,EL 09{0},Greece")]
    [InlineData("Acme {0} Ltd,,", "Acme {0} Ltd,,office@{0}.example,EL09{0},GR")]
    public async Task Customers_join_the_buyers_of_invoices_that_were_imported_before(string buyer, string customers)
    {
        await company.ImportAsync(Invoices(buyer));
        var import = await company.ImportAsync(Customers(customers));
        Assert.Equal(("0", "1", ""), (Count(import, "customersAdded"), Count(import, "customersChanged"), Rejected(import)));
        var again = await company.ImportAsync(Customers(customers));
        var more = await company.ImportAsync(Invoices(buyer, "2"));
        Assert.Equal(("1", "1", "0"), (Count(again, "customersKnown"), Count(more, "salesAdded"), Count(more, "customersAdded")));
    }

    [Fact]
    public async Task Whoever_wants_another_customer_of_the_name_gets_another()
    {
        await company.ImportAsync(Customers("Acme {0} Ltd,,office@{0}.example,,"));
        var invoices = await company.ImportAsync(System.Text.Encoding.UTF8.GetBytes(Invoices("Acme {0} Ltd,,")), new { addAnyway = true });

        Assert.Equal("1", Count(invoices, "customersAdded"));
    }

    private string Customers(string rows) => "Company,Name,Email,VAT number,Country\n" + string.Format(null, rows, _u) + "\n";

    private string Invoices(string buyer, string number = "1") =>
        "Invoice number,Date,Due date,Currency,Total,Customer,VAT number,Country\n"
        + $"{_u}-{number},2026-10-01,,EUR,10.50,{string.Format(null, buyer, _u)}\n";
}

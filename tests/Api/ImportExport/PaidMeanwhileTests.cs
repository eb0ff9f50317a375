using System.Text;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A later file of the same program says what is open by now, and payments of a file count once.</summary>
public sealed class PaidMeanwhileTests(Company company)
{
    private const string Header = "Invoice Number,Invoice Date,Due Date,Customer,Email,Currency,Total";

    private readonly string _u = Guid.NewGuid().ToString("N")[..8];

    [Theory]
    [InlineData(",Status", ",Sent", ",Paid", 100, 0)]
    [InlineData(",Amount Paid,Amount Due", ",60,40", ",100,0", 40, 0)]
    [InlineData(",Amount Paid", ",0", ",25.5", 100, 74.5)]
    [InlineData(",Balance", ",100", ",10", 100, 10)]
    [InlineData(",Amount Paid,Amount Due", ",100,0", ",60,40", 0, 40)]
    public async Task The_open_amount_is_taken_from_the_later_file_and_can_be_taken_back(
        string column, string first, string second, decimal before, decimal after)
    {
        var row = $"\nX1{_u},2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,100";
        await company.ImportAsync($"{Header}{column}{row}{first}\n");
        Assert.Equal(before, await OwedAsync());
        var later = await company.ImportAsync($"{Header}{column}{row}{second}\n");
        Assert.Equal(("1", "0", ""), (Count(later, "salesSettled"), Count(later, "salesAdded"), Rejected(later)));
        Assert.Equal(after, await OwedAsync());

        var again = await company.ImportAsync($"{Header}{column}{row}{second}\n");
        Assert.Equal(("0", "1", ""), (Count(again, "salesSettled"), Count(again, "salesUnchanged"), Rejected(again)));
        await company.UndoImportAsync(again);
        Assert.Equal(after, await OwedAsync());
        await company.UndoImportAsync(later);
        Assert.Equal(before, await OwedAsync());
    }

    [Fact]
    public async Task Something_else_that_differs_is_still_told()
    {
        await company.ImportAsync($"{Header},Status\nX1{_u},2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,100,Sent\n");
        var later = await company.ImportAsync($"{Header},Status\nX1{_u},2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,90,Paid\n");

        Assert.Equal("2 number-with-other-content", Rejected(later));
        Assert.Equal(100, await OwedAsync());
    }

    [Fact]
    public async Task Payments_of_the_same_file_or_of_a_later_one_are_those_that_the_invoice_states()
    {
        await company.ImportAsync($"{Header},Amount Paid,Amount Due\n{_u}T,2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,100,60,40\n");
        await company.ImportAsync("Payment Date,Customer Email,Amount,Currency,Invoice Number\n"
            + $"2026-10-10,te{_u}@x.example,60,EUR,{_u}T\n");
        await company.ImportAsync("Date,Transaction Type,Num,Name,Due Date,Amount,Open Balance,Currency\n"
            + $"10/15/2026,Invoice,{_u}1,Te {_u},11/14/2026,1200.00,200.00,USD\n"
            + $"10/16/2026,Credit Memo,{_u}2,Te {_u},,-100.00,-100.00,USD\n"
            + $"10/17/2026,Payment,{_u}3,Te {_u},,-1000.00,0.00,USD\n");

        Assert.Equal((40, 100), (await OwedAsync(), await OwedAsync("USD")));
    }

    [Theory]
    [InlineData("X,0", "X,100", "update paid-meanwhile")]
    [InlineData("X,60", "2026-10-10,60,X", "create among-paid")]
    [InlineData("X,60", "2026-10-10,60,", "create among-paid")]
    [InlineData("X,0", "2026-10-10,60,X", "create -")]
    [InlineData("X,60", "2026-10-10,60,Y", "create unknown-invoice")]
    public async Task The_dry_run_says_what_cannot_be_told_for_sure(string stored, string said, string planned)
    {
        await company.ImportAsync(File(stored));
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(File(said))), "file", "books.csv" },
        };
        using var answer = await company.Maria.PostAsync("/api/imports/dry-run", form);
        var record = (await answer.ReadAsync(200)).GetProperty("records")[0];
        Assert.Equal(planned, $"{record.Text("action")} {record.Text("note") ?? "-"}");

        var import = await company.ImportAsync(File(said));
        Assert.Equal(planned.EndsWith("unknown-invoice", StringComparison.Ordinal) ? 1 : 0,
            int.Parse(Count(import, "paymentsOfUnknownInvoice"), null));
    }

    [Fact]
    public async Task Documents_that_wait_for_a_rate_are_counted()
    {
        var import = await company.ImportAsync($"{Header}\n1{_u},2026-10-01,,Te {_u},te{_u}@x.example,AUD,100\n"
            + $"2{_u},2026-10-01,,Te {_u},te{_u}@x.example,EUR,100\n");

        Assert.Equal(("2", "1"), (Count(import, "salesAdded"), Count(import, "salesWithoutRate")));
    }

    private string File(string said) => said.Split(',') is var parts && parts.Length == 3
        ? "Payment Date,Customer Email,Amount,Currency,Invoice Number\n"
            + $"{parts[0]},te{_u}@x.example,{parts[1]},EUR,{(parts[2].Length > 0 ? parts[2] + _u : "")}\n"
        : $"{Header},Amount Paid\n{parts[0]}{_u},2026-10-01,2026-10-31,Te {_u},te{_u}@x.example,EUR,100,{parts[1]}\n";

    private async Task<decimal> OwedAsync(string currency = "EUR")
    {
        var people = (await company.CardAsync($"te{_u}@x.example")).GetProperty("people");
        using var answer = await company.Reza.GetAsync($"/api/customers/{people[0].Text("customer", "id")}/payments");
        return (await answer.ReadAsync(200)).GetProperty("balances").EnumerateArray()
            .Single(balance => balance.Text("currency") == currency).GetProperty("balance").GetDecimal();
    }
}

using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Orders that were cancelled or paid back count by file as they do by the shop's message.</summary>
public sealed class CancelledOrderTests(Company company)
{
    [Theory]
    [InlineData("Cancelled at", "2026-10-02 10:00:00 +0200", "not-a-sale")]
    [InlineData("canceled_at", "2026-10-02T10:00:00Z", "not-a-sale")]
    [InlineData("Cancelled", "yes", "not-a-sale")]
    [InlineData("Ημερομηνία ακύρωσης", "02/10/2026", "not-a-sale")]
    [InlineData("Cancelled at", "", null)]
    [InlineData("Cancelled", "no", null)]
    [InlineData("Cancelled at", "0000-00-00", null)]
    [InlineData("Cancelled", "0", null)]
    public async Task An_order_with_a_day_of_cancellation_is_cancelled(string header, string value, string? code)
    {
        var file = $"Order number;Order date;Email;Status;{header};Total\nC-1;2026-10-01;c@duna.example;paid;{value};50,00\n";
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "books.csv" } };
        using var planned = await company.Maria.PostAsync("/api/imports/dry-run", form);

        Assert.Equal(code, (await planned.ReadAsync(200)).GetProperty("records")[0].Text("code"));
    }

    [Theory]
    [InlineData("refunded", null, "shopify-orders", "order 10, return 10")]
    [InlineData("Refunded", null, "woocommerce-orders", "order 10, return 10")]
    [InlineData("wc-refunded", null, "woocommerce-orders", "order 10, return 10")]
    [InlineData("rambursată", null, "csv-orders", "order 10, return 10")]
    [InlineData("refunded", "4", "shopify-orders", "order 10, return 4")]
    [InlineData("partially_refunded", "4", "shopify-orders", "order 10, return 4")]
    [InlineData("partially_refunded", null, "csv-orders", "order 10")]
    [InlineData("completed", "4", "woocommerce-orders", "order 10")]
    [InlineData("cancelled", null, "woocommerce-orders", "")]
    public void An_order_that_was_paid_back_whole_is_returned_whole(string status, string? refunded, string format, string documents)
    {
        var order = new ImportedOrder("A-1", new DateOnly(2026, 11, 1), Party.Nobody, "EUR", status, null, null, 0, null, 10,
            refunded is null ? null : 4, null, null, null, null, []);
        var (made, _) = SaleMapping.Of(order, format, "EUR", Guid.NewGuid(), new DoneBy(Guid.Empty, "Maria", default));

        Assert.Equal(documents, string.Join(", ", made.Select(one => $"{one.Kind.ToString().ToLowerInvariant()} {one.Total:0}")));
    }
}

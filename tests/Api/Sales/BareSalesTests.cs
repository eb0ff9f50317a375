using OutlookCrm.Money;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Sales;

public sealed class BareSalesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_document_is_read_as_it_is_but_for_its_lines(int lines)
    {
        var by = new DoneBy(Guid.NewGuid(), "Mária \"7\"", DateTimeOffset.UnixEpoch);
        var document = new SaleDocument(Guid.NewGuid(), SaleKind.CreditNote, "A-1\n", "EL 09", new(2026, 11, 30), new(2026, 12, 30), "EUR",
            12.50m, null, 10.00m, "Shop", "O-1", "A-0", true, new HomeRate("HUF", 400.5m, new(2026, 11, 29)), Math.Max(0, lines),
            lines < 0 ? null : [.. Enumerable.Range(0, lines).Select(i =>
                new SaleLine(i % 2 == 0 ? null : Guid.NewGuid(), "lines", $"\"lines\":[{i}]", 1.5m, null, 2, 0, 3))],
            "a note", Guid.NewGuid(), by, by);
        var (key, content) = SaleRows.Of(document)[0];
        var row = new Row(key, "1", content);

        Assert.Equal(SaleRows.Read(row) with { Lines = null }, BareSales.Read(row));
        Assert.Equal(document with { Lines = null }, BareSales.Read(row));
    }
}

using OutlookCrm.ImportExport.Records;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Of a line, quantity times price less discount is the amount.</summary>
public sealed class LineDiscountTests
{
    private const string Start = "Invoice Number,Invoice Date,Customer,Currency,Item,Quantity,Unit price";

    [Theory]
    [InlineData("Discount %,Line total,Total", "10,360,360", 40, 360)]
    [InlineData("Discount %,Total", "10,360", 40, 360)]
    [InlineData("Discount Percentage,Line total,Total", "10,360,360", 40, 360)]
    [InlineData("Discount,Line total,Total", "10%,360,360", 40, 360)]
    [InlineData("Discount,Total", "10%,360", 40, 360)]
    [InlineData("Discount Amount,Line total,Total", "40,360,360", 40, 360)]
    [InlineData("Discount Amount,Line total,Total", "-40,360,360", 40, 360)]
    [InlineData("Line discount,Line total,Total", "40,360,360", 40, 360)]
    [InlineData("Line discount,Line total,Total", "40,400,360", 40, 360)]
    [InlineData("Line discount,Total", "40,360", 40, 360)]
    [InlineData("Kedvezmény %,Total", "\"12,5 %\",350", 50, 350)]
    [InlineData("Έκπτωση %,Total", "10,360", 40, 360)]
    [InlineData("Rabatt,Line total,Total", "40,360,360", 40, 360)]
    [InlineData("Line discount,Line total,Total", "0,400,400", 0, 400)]
    [InlineData("Discount Amount,Total", "40,360", 0, 400)]
    public void A_line_keeps_its_discount(string columns, string values, int discount, int amount)
    {
        var invoice = ReadText.Invoice($"{Start},{columns}\nA1,2026-10-01,Sa,EUR,Lamp,4,100,{values}\n");

        var line = Assert.Single(invoice.Lines);
        Assert.Equal((discount, amount, 100m), (line.Discount, line.Amount, line.UnitPrice));
        Assert.Equal(amount, (line.Quantity * line.UnitPrice) - line.Discount);
    }

    [Fact]
    public void A_line_whose_amount_is_something_else_has_the_amount_that_is_stated()
    {
        var line = Assert.Single(ReadText.Invoice(
            $"{Start},Line discount,Line total,Total\nA1,2026-10-01,Sa,EUR,Lamp,4,100,40,446.4,446.4\n").Lines);

        Assert.Equal((0m, 446.4m), (line.Discount, line.Amount));
    }

    [Fact]
    public void Xero_writes_percent()
    {
        var line = Assert.Single(ReadText.Invoice("ContactName,InvoiceNumber,InvoiceDate,Description,Quantity,UnitAmount,Discount,"
            + "LineAmount,Total,Currency\nSa,X1,01/10/2026,Lamp,4,100.00,10,360.00,360.00,EUR\n").Lines);

        Assert.Equal((40m, 360m), (line.Discount, line.Amount));
    }

    [Theory]
    [InlineData("RINV/1", "", "-20", "1,20", -1, -20)]
    [InlineData("RINV/1", "", "-20", "-1,20", -1, -20)]
    [InlineData("A1", "Credit note", "20", "1,20", 1, 20)]
    [InlineData("A1", "Credit note", "20", "-1,20", 1, 20)]
    [InlineData("A1", "Credit note", "-20", "1,20", -1, -20)]
    [InlineData("A1", "Invoice", "20", "1,20", 1, 20)]
    public void What_came_back_has_the_sign_of_its_document(string number, string type, string total, string line, int quantity, int amount)
    {
        var invoice = ReadText.Invoice("Invoice Number,Invoice Date,Customer,Currency,Type,Total,Item,Quantity,Unit price\n"
            + $"{number},2026-10-01,Sa,EUR,{type},{total},Lamp,{line}\n");

        Assert.Equal((quantity, amount), (Assert.Single(invoice.Lines).Quantity, invoice.Lines[0].Amount));
    }

    [Fact]
    public void A_discount_of_goods_that_came_back_is_in_their_price()
    {
        var line = Assert.Single(ReadText.Invoice($"{Start},Discount %,Total\nRINV/1,2026-10-01,Sa,EUR,Lamp,4,100,10,-360\n").Lines);

        Assert.Equal((-4m, 90m, 0m, -360m), (line.Quantity, line.UnitPrice, line.Discount, line.Amount));
    }

    [Theory]
    [InlineData("__1,A1,Sa,10,Lamp,1,10", "__2,,Sb,5,Chair,1,5", ",,,,Desk,1,7", "A1:Lamp", "3 Number  missing")]
    [InlineData("__1,A1,Sa,10,Lamp,1,10", "__2,,Sa,5,Chair,1,5", "__3,A3,Sa,5,Desk,1,5", "A1:Lamp A3:Desk", "3 Number  missing")]
    [InlineData("__1,A1,Sa,10,Lamp,1,10", ",,,,Chair,1,5", ",,,,Desk,1,7", "A1:Lamp+Chair+Desk", "")]
    [InlineData("__1,A1,Sa,10,Lamp,1,10", "__1,,Sa,10,Chair,1,5", "__1,,Sa,10,Desk,1,7", "A1:Lamp+Chair+Desk", "")]
    [InlineData("__2,,Sb,5,Chair,1,5", ",,,,Desk,1,7", "__1,A1,Sa,10,Lamp,1,10", "A1:Lamp", "2 Number  missing")]
    public void A_row_of_another_document_without_a_number_is_no_line_of_the_document_above(
        string first, string second, string third, string expected, string faults)
    {
        var read = ReadText.Of("External ID,Number,Partner,Total,Invoice lines/Product,Invoice lines/Quantity,Invoice lines/Unit Price,"
            + $"Invoice/Bill Date\n{first},2026-10-01\n{second},2026-10-01\n{third},2026-10-01\n");

        Assert.Equal(expected, string.Join(' ', read.Records.Cast<InvoiceDocument>().Select(invoice =>
            $"{invoice.Number}:{string.Join('+', invoice.Lines.Select(line => line.Name))}")));
        Assert.Equal(faults, string.Join(',', read.Faults));
    }
}

using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Portfolio;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Names, days and amounts as more programs and more countries write them.</summary>
public sealed class FileValuesElsewhereTests
{
    [Theory]
    [InlineData("14 марта 2026")]
    [InlineData("14 мар. 2026 г.")]
    [InlineData("Sat, 14 Mar 2026")]
    [InlineData("Saturday, March 14, 2026")]
    [InlineData("Sa, 14.03.2026")]
    [InlineData("Sat Mar 14 2026 08:26:00 GMT+0100 (CET)")]
    [InlineData("14MAR2026")]
    [InlineData("14Mar26")]
    [InlineData("2026-03-14Z")]
    [InlineData("2026-03-14+01:00")]
    [InlineData("20260314T082600Z")]
    [InlineData("20260314082600")]
    public void One_day_however_a_program_writes_it(string day) =>
        Assert.Equal(new(2026, 3, 14), Assert.Single(Lines($"customer;date;amount\nA;{day};1\n")).Day);

    [Theory]
    [InlineData(",50", 0.5)]
    [InlineData("-,5", -0.5)]
    [InlineData("1.234,50 TL", 1234.5)]
    [InlineData("Rp 5.000,00", 5000)]
    [InlineData("5,00 руб.", 5)]
    [InlineData("5,00 ₽", 5)]
    [InlineData("R$ 5,00", 5)]
    public void One_amount_however_a_program_writes_it(string amount, double expected) =>
        Assert.Equal((decimal)expected, Lines($"customer;date;amount\nA;2026-02-02;{amount}\nB;2026-02-02;0,50\n")[0].Amount);

    [Theory]
    [InlineData(".5", 0.5)]
    [InlineData("\"1,23,456.78\"", 123456.78)]
    [InlineData("Rs. 12.50", 12.5)]
    [InlineData("A$12.50", 12.5)]
    public void Between_commas_decimals_have_a_point(string amount, double expected) =>
        Assert.Equal((decimal)expected, Assert.Single(Lines($"customer,date,amount\nA,2026-02-02,{amount}\n")).Amount);

    [Theory]
    [InlineData(".")]
    [InlineData("\"1,2,345.00\"")]
    [InlineData("5.00 CR")]
    public void What_is_no_amount_is_refused(string amount) =>
        Assert.Contains("is no number", OrderFile.Read($"customer,date,amount\nA,2026-02-02,{amount}\n").Faults[0].Fault,
            StringComparison.Ordinal);

    [Fact]
    public void A_tab_within_a_name_is_a_space() => Assert.Single(
        Lines("customer;date;amount\n\"Nord\tSüd\";2026-01-05;1\nNord Süd;2026-02-05;1\n").Select(line => line.Customer).Distinct());

    private static IReadOnlyList<PurchaseLine> Lines(string file)
    {
        var read = OrderFile.Read(file);
        Assert.Empty(read.Faults);
        return read.Lines;
    }
}

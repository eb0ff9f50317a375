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
    [InlineData("Saturday 14 March 2026")]
    [InlineData("Sat 14 Mar 2026 08:26")]
    [InlineData("Saturday, 14th March 2026")]
    [InlineData("Saturday March 14, 2026")]
    [InlineData("Fri, Mar 14, 2026")]
    [InlineData("Samstag 14. März 2026")]
    [InlineData("Samstag, den 14. März 2026")]
    [InlineData("samedi 14 mars 2026")]
    [InlineData("Σάββατο 14 Μαρτίου 2026")]
    [InlineData("ΣΑΒΒΑΤΟ, 14 ΜΑΡΤΙΟΥ 2026")]
    [InlineData("sâmbătă 14 martie 2026")]
    [InlineData("Saterdag 14 Maart 2026")]
    [InlineData("2026. március 14., szombat")]
    [InlineData("2026. március 14. (szombat)")]
    [InlineData("2026. március 14. szombat 8:26")]
    [InlineData("شنبه ۱۴ مارس ۲۰۲۶")]
    [InlineData("سه\u200cشنبه ۱۴ مارس ۲۰۲۶")]
    [InlineData("Sat 14/03/2026")]
    [InlineData("2026年3月14日")]
    [InlineData("2026年03月14日 08:26")]
    [InlineData("2026년 3월 14일")]
    [InlineData("2026-03-14 07:05 GMT+2")]
    [InlineData("2026-03-14 07:05:00+02")]
    [InlineData("2026-03-14 07:05 UTC-3")]
    [InlineData("2026-03-14 07:05 (UTC+02:00)")]
    [InlineData("14.03.2026 7:05 ب.ظ")]
    [InlineData("2026-03-14 7:05 ق.ظ.")]
    [InlineData("۲۰۲۶/۰۳/۱۴ ۷:۰۵ بعدازظهر")]
    [InlineData("14.03.2026 7:05 ΜΜ")]
    [InlineData("14.03.2026 7:05 du.")]
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
    [InlineData("kr 100,00", 100)]
    [InlineData("50,00 kr.", 50)]
    [InlineData("-1.234,50 kr", -1234.5)]
    [InlineData("Kr. 5,00", 5)]
    [InlineData("1.5E+3", 1500)]
    [InlineData("-2,5e+4", -25000)]
    [InlineData("3E-1", 0.3)]
    [InlineData("=\"100.00\"", 100)]
    [InlineData("=\"1.234,50\"", 1234.5)]
    [InlineData("\"=\"\"12,50\"\"\"", 12.5)]
    [InlineData("(-100,00)", -100)]
    [InlineData("(100,00-)", -100)]
    [InlineData("(−100,00)", -100)]
    [InlineData("(-€ 100,00)", -100)]
    [InlineData("(€ -100,00)", -100)]
    [InlineData("(-1.234,50 Ft)", -1234.5)]
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

    [Theory]
    [InlineData("Saturnday 14 March 2026", "has no date that is understood;")]
    [InlineData("before 14 March 2026", "has no date that is understood;")]
    [InlineData("due 14.03.2026", "has no date that is understood;")]
    [InlineData("2026年13月14日", "has no date that is understood;")]
    [InlineData("2026-03-14 07:05 GMT+25", "(GMT+25 behind its time is not understood)")]
    [InlineData("2026-03-14 07:05 Uhr (ca. 8)", "(Uhr (ca. 8) behind its time is not understood)")]
    [InlineData("14.03.2026 7:05:30 xy.z.", "(xy.z. behind its time is not understood)")]
    [InlineData("2026-03-14 27:05 GMT+2", "(27:05 is no time)")]
    [InlineData("2026-03-14 07:65", "(07:65 is no time)")]
    public void What_is_no_day_is_refused_with_the_true_reason(string day, string fault) =>
        Assert.Contains(fault, OrderFile.Read($"customer;date;amount\nA;{day};1\n").Faults[0].Fault, StringComparison.Ordinal);

    /// <summary>Both lines are named, as for days.</summary>
    [Theory]
    [InlineData("1.234,50;1,234.50;1.500", 4,
        "1.500 may be 1500 or 1.5, and its column has both marks: 1.234,50 (line 2), 1,234.50 (line 3)")]
    [InlineData("1,500;1,234.50;12,5", 2, "1,234.50 (line 3), 12,5 (line 4)")]
    [InlineData("10.-;5,50;7.25;1.500", 5, "5,50 (line 3), 7.25 (line 4)")]
    [InlineData("0,50;0.50;2,500", 4, "0,50 (line 2), 0.50 (line 3)")]
    [InlineData("1.234.567;1,234,567;2.500", 4, "1.234.567 (line 2), 1,234,567 (line 3)")]
    [InlineData("€ 12,50;€ 12.50;€ 2.500", 4, "€ 12,50 (line 2), € 12.50 (line 3)")]
    public void A_column_with_both_marks_is_refused_where_it_matters(string amounts, int line, string fault)
    {
        var told = OrderFile.Read("customer;date;amount\n"
            + string.Concat(amounts.Split(';').Select(amount => $"A;2026-02-02;{amount}\n"))).Faults[0];

        Assert.Equal(line, told.Line);
        Assert.Contains(fault, told.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("¥12,000;¥500", 12500)]
    [InlineData("¥500;¥12.000", 12500)]
    [InlineData("JPY 12,000;JPY 1,234,567", 1246567)]
    [InlineData("12.000 ₫;1.500 ₫", 13500)]
    [InlineData("₩1,500;₩2,500", 4000)]
    [InlineData("12,000 تومان;500 تومان", 12500)]
    [InlineData("12,000 円;500 円", 12500)]
    public void A_currency_without_decimals_has_only_thousands(string amounts, double sum) =>
        Assert.Equal((decimal)sum, Lines("customer;date;amount\n"
            + string.Concat(amounts.Split(';').Select(amount => $"A;2026-02-02;{amount}\n"))).Sum(line => line.Amount));

    private static IReadOnlyList<PurchaseLine> Lines(string file)
    {
        var read = OrderFile.Read(file);
        Assert.Empty(read.Faults);
        return read.Lines;
    }
}

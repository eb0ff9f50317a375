using System.Text;
using System.Text.Json;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Names, days, amounts and headers as programs write them.</summary>
public sealed class FileValueTests
{
    [Theory]
    [InlineData("ivy.ross@mail.example", "IVY.ROSS@MAIL.EXAMPLE", true)]
    [InlineData("Anna  Berg", " anna berg", true)]
    [InlineData("Anna\u00A0Berg", "Anna Berg", true)]
    [InlineData("Andre\u0301", "Andr\u00E9", true)]
    [InlineData("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδόπουλος", true)]
    [InlineData("Ştefan", "Ștefan", true)]
    [InlineData("علي", "علی", true)]
    [InlineData("کتاب\u200Cخانه", "کتابخانه", true)]
    [InlineData("STRASSE", "Straße", true)]
    [InlineData("ＡＢＣ", "abc", true)]
    [InlineData("O’Brien", "O'Brien", true)]
    [InlineData("\u200FAnna", "Anna", true)]
    [InlineData("Kovács", "Kovacs", false)]
    [InlineData("Anna", "Ana", false)]
    [InlineData("A1", "A 1", false)]
    [InlineData("0015g00000AbCdE", "0015g00000ABCdE", false)]
    [InlineData("cus_NffrFeUfNV2Hib", "cus_NffrFeUfNV2HiB", false)]
    [InlineData("0015g00000AbCdEIAU", "0015g00000ABCdEIAU", false)]
    [InlineData("a0BKY000000xYzA", "a0BKY000000xYzB", false)]
    [InlineData("a0BKY000000xYzA", "a0BKY000000xyzA", false)]
    [InlineData("acct_1032D82eZvKYlo2C", "acct_1032D82eZvKYlo2c", false)]
    [InlineData("MEGASTORE2024XY", "megastore2024xy", true)]
    [InlineData("HAUS24STUTTGART", "Haus24Stuttgart", true)]
    [InlineData("Baumarkt24Hamburg1", "BAUMARKT24HAMBURG1", true)]
    [InlineData("24SEVENMARKET01", "24SevenMarket01", true)]
    [InlineData("shop_Stuttgart2024", "SHOP_STUTTGART2024", true)]
    [InlineData("Nord_Stuttgart2024Mitte", "NORD_STUTTGART2024MITTE", true)]
    [InlineData("A & B", "A&B", true)]
    [InlineData("A &B", "A& B", true)]
    [InlineData("Kovács ＆ Fia", "kovács&fia", true)]
    [InlineData("A - B", "A-B", true)]
    [InlineData("Nord \u2014 Süd", "Nord-Süd", true)]
    [InlineData("Nord \u2212 Süd", "Nord \u2013 Süd", true)]
    [InlineData("A - B", "A B", false)]
    [InlineData("A & B", "A B", false)]
    [InlineData("Shop ۱۲", "Shop 12", true)]
    [InlineData("Shop ١٢", "Shop ۱۲", true)]
    [InlineData("Shop ۱۲", "Shop 13", false)]
    [InlineData("O`Brien", "O'Brien", true)]
    [InlineData("O\u00B4Brien", "O'Brien", true)]
    [InlineData("O\u2032Brien", "O\u02BBBrien", true)]
    [InlineData("O\uFF07Brien", "O\u201BBrien", true)]
    [InlineData("O'Brien", "OBrien", false)]
    public void Names_are_compared_as_people_mean_them_and_kept_as_typed(string one, string other, bool isSame)
    {
        var lines = Lines($"customer,date,amount\n{one},2026-01-05,1\n{other},2026-02-05,1\n");

        Assert.Equal(one.Trim(), lines[0].Customer);
        Assert.Equal(isSame ? 1 : 2, lines.Select(line => line.Customer).Distinct().Count());
    }

    [Theory]
    [InlineData("2026-03-14 11:05:22 +0200")]
    [InlineData("2026-03-14T08:26:00Z")]
    [InlineData("2026-03-14T08:26:00.123+02:00")]
    [InlineData("2026-03-14 08:26")]
    [InlineData("2026/3/14")]
    [InlineData("2026.03.14.")]
    [InlineData("2026. 3. 14.")]
    [InlineData("20260314")]
    [InlineData("14.3.2026")]
    [InlineData("14.03.2026 8:26")]
    [InlineData("14/3/2026")]
    [InlineData("3/14/2026 8:26:00 AM")]
    [InlineData("14-03-2026")]
    [InlineData("14 Mar 2026")]
    [InlineData("March 14, 2026")]
    [InlineData("14-Mar-2026")]
    [InlineData("۲۰۲۶/۰۳/۱۴")]
    [InlineData("14 Μαρτίου 2026")]
    [InlineData("14 ΜΑΡΤΙΟΥ 2026")]
    [InlineData("14 Μάρτιος 2026")]
    [InlineData("14 Μαρ 2026")]
    [InlineData("14 martie 2026")]
    [InlineData("14-mar.-2026")]
    [InlineData("2026. március 14.")]
    [InlineData("2026. márc. 14. 8:26")]
    [InlineData("2026-Mar-14")]
    [InlineData("14. März 2026")]
    [InlineData("14 Mrz 2026")]
    [InlineData("14 mars 2026")]
    [InlineData("14 de marzo de 2026")]
    [InlineData("14 Maart 2026")]
    [InlineData("14 Mrt. 2026")]
    [InlineData("۱۴ مارس ۲۰۲۶")]
    [InlineData("14th March 2026")]
    [InlineData("March 14th, 2026")]
    [InlineData("14/Mar/2026")]
    [InlineData("14-Mar-26")]
    [InlineData("14 März 26")]
    [InlineData("2026-03-14 24:00")]
    [InlineData("2026-03-14 23:59:60Z")]
    public void One_day_however_a_program_writes_it(string day) =>
        Assert.Equal(new(2026, 3, 14), Assert.Single(Lines($"customer;date;amount\nA;{day};1\n")).Day);

    [Theory]
    [InlineData("01/02/2026;13/02/2026", "2026-02-01")]
    [InlineData("01/02/2026;02/13/2026", "2026-01-02")]
    [InlineData("1-2-2026;31-1-2026", "2026-02-01")]
    [InlineData("05/05/2026;06/06/2026", "2026-05-05")]
    [InlineData("2026-02-01;13/02/2026", "2026-02-01")]
    public void A_column_decides_whether_its_days_or_its_months_stand_first(string days, string first) =>
        Assert.Equal(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
            Lines("customer,date,amount\n" + string.Concat(days.Split(';').Select(day => $"A,{day},1\n")))[0].Day);

    [Theory]
    [InlineData("01/02/2026;03/04/2026", 2, "01/02/2026 may be 1 February 2026 or 2 January 2026, and no date of its column tells which")]
    [InlineData("2026-01-05;01/02/2026", 3, "may be 1 February 2026 or 2 January 2026")]
    [InlineData("13/02/2026;02/13/2026", 3, "The day stands first in 13/02/2026 (line 2) and the month in 02/13/2026 (line 3)")]
    [InlineData("1404/09/08", 2, "of the Persian calendar")]
    [InlineData("45992", 2, "45992 is how a spreadsheet counts 2025-12-01")]
    [InlineData("0/0/00", 2, "has no date that is understood")]
    [InlineData("16/6/26", 2, "has no date that is understood")]
    [InlineData("30.02.2026", 2, "has no date that is understood")]
    public void A_day_that_can_be_read_two_ways_or_not_at_all_is_refused(string days, int line, string fault)
    {
        var faults = OrderFile.Read("customer,date,amount\n" + string.Concat(days.Split(';').Select(day => $"A,{day},1\n"))).Faults;

        Assert.Equal(line, faults[0].Line);
        Assert.Contains(fault, faults[0].Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("€1.200,00", 1200)]
    [InlineData("−100,00", -100)]
    [InlineData("50,00 €", 50)]
    [InlineData("1 234,50 Ft", 1234.5)]
    [InlineData("1\u00A0234,50\u00A0lei", 1234.5)]
    [InlineData("R 1 234,50", 1234.5)]
    [InlineData("EUR 12,50", 12.5)]
    [InlineData("(100,00)", -100)]
    [InlineData("100,00-", -100)]
    [InlineData("-€5,00", -5)]
    [InlineData("€ -5,00", -5)]
    [InlineData("+5,00", 5)]
    [InlineData("'12,00", 12)]
    [InlineData("1'234,50", 1234.5)]
    [InlineData("۱۲۳,۵۰", 123.5)]
    [InlineData("12,3333333333333", 12.3333333333333)]
    [InlineData("Fr. 1'234,50", 1234.5)]
    [InlineData("лв. 5,00", 5)]
    [InlineData("1,5E+03", 1500)]
    [InlineData("1,25E-02", 0.0125)]
    [InlineData("0,1", 0.1)]
    public void One_amount_however_a_program_writes_it(string amount, double expected) =>
        Assert.Equal((decimal)expected, Lines($"customer;date;amount\nA;2026-02-02;{amount}\nB;2026-02-02;0,50\n")[0].Amount);

    [Theory]
    [InlineData("120,-;80,-", 200)]
    [InlineData("€ 120,-;80,50", 200.5)]
    [InlineData("10.-;5.50", 15.5)]
    [InlineData("99,-;1.234,50", 1333.5)]
    [InlineData("10,–;5,50", 15.5)]
    [InlineData("10,--;5,50", 15.5)]
    [InlineData("CHF 10.--;5.50", 15.5)]
    [InlineData("10.— CHF;5.50", 15.5)]
    [InlineData("Fr. 1'250.–;5.50", 1255.5)]
    [InlineData("1.234,-;1.500", 2734)]
    [InlineData("1,234.-;1,500", 2734)]
    [InlineData("120,-€;0,50", 120.5)]
    [InlineData("120 ,-;0,50", 120.5)]
    [InlineData("10.-;5,50", 15.5)]
    [InlineData("1.234,-;0.50", 1234.5)]
    [InlineData("-120,-;80,50", -39.5)]
    [InlineData("(120,-);80,50", -39.5)]
    [InlineData("120-;80,50", -39.5)]
    [InlineData("120,50-;80,50", -40)]
    [InlineData("120,00 -;80,50", -39.5)]
    [InlineData("€ 120.50-;80.50", -40)]
    public void A_dash_in_place_of_the_cents_is_no_minus(string amounts, double sum) =>
        Assert.Equal((decimal)sum, Lines("customer;date;amount\n"
            + string.Concat(amounts.Split(';').Select(amount => $"A;2026-02-02;{amount}\n"))).Sum(line => line.Amount));

    [Fact]
    public void A_dash_in_place_of_the_cents_is_read_between_commas() =>
        Assert.Equal(1354, Lines("customer,date,amount\nA,2026-02-02,\"120,-\"\nA,2026-02-02,\"1.234,-\"\n").Sum(line => line.Amount));

    [Theory]
    [InlineData("12.3333333333333", 12.3333333333333)]
    [InlineData("1.5E+03", 1500)]
    [InlineData("\"1,200.50\"", 1200.5)]
    [InlineData("$1200.50", 1200.5)]
    public void Between_commas_decimals_have_a_point(string amount, double expected) =>
        Assert.Equal((decimal)expected, Assert.Single(Lines($"customer,date,amount\nA,2026-02-02,{amount}\n")).Amount);

    [Theory]
    [InlineData("12 pieces")]
    [InlineData("1.2.3")]
    [InlineData("--5")]
    [InlineData("5-3")]
    [InlineData("€")]
    [InlineData("12abc")]
    [InlineData("10.---")]
    [InlineData("10.-5")]
    [InlineData("1.2.-")]
    [InlineData("120:-")]
    public void What_is_no_amount_is_refused(string amount) =>
        Assert.Contains("is no number", OrderFile.Read($"customer,date,amount\nA,2026-02-02,{amount}\n").Faults[0].Fault,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", "7,84,Lamp,2,2026-02-02,5.50,A,GR")]
    [InlineData("invoice_number;customer_name;posting_date;net_amount;stock_code;quantity", "7;A;2026-02-02;11,00;84;2")]
    [InlineData("Αρ. Παραστατικού;Ημερομηνία;Πελάτης;Καθαρή Αξία;ΦΠΑ;Κωδικός είδους;Ποσότητα", "7;2/2/2026;A;11,00;2,64;84;2")]
    [InlineData("Számlaszám;Számla kelte;Vevő neve;Nettó érték;Cikkszám;Mennyiség", "7;2026.02.02.;A;11,00;84;2")]
    [InlineData("Nr factură;Data facturii;Client;Valoare netă;Cod produs;Cantitate", "7;02.02.2026;A;11,00;84;2")]
    [InlineData("شماره فاکتور;تاریخ;مشتری;مبلغ;كد کالا;تعداد", "7;2026-02-02;A;11.00;84;2")]
    [InlineData("Faktuurnommer;Datum;Kliënt;Netto bedrag;Produkkode;Hoeveelheid", "7;2026-02-02;A;11,00;84;2")]
    [InlineData("Rechnungsnummer;Rechnungsdatum;Kundenname;Nettobetrag;Artikelnummer;Menge", "7;02.02.2026;A;11,00;84;2")]
    public void Headers_of_programs_in_six_languages_are_known(string header, string line) =>
        Assert.Equal(new PurchaseLine("A", new(2026, 2, 2), 11m, "7", "84", 2), Assert.Single(Lines($"{header}\n{line}\n")));

    [Theory]
    [InlineData("EUR", "HUF", "This line is in HUF, line 2 in EUR")]
    [InlineData("EUR", "eur", null)]
    [InlineData("€", "EUR", null)]
    [InlineData("EUR", "", null)]
    [InlineData("rial", "toman", "This line is in TOMAN, line 2 in RIAL")]
    public void Two_currencies_are_refused_with_both_named(string first, string second, string? fault)
    {
        var read = OrderFile.Read($"customer,date,amount,currency\nA,2026-02-02,1,{first}\nB,2026-02-03,2,{second}\n");

        Assert.Equal(fault is null ? 2 : 0, read.Lines.Count);
        Assert.Equal(fault is null, read.Faults.Count == 0);
        Assert.Contains(fault ?? "", string.Join(' ', read.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("€5,00", "500 Ft", false)]
    [InlineData("€5,00", "5,00 EUR", true)]
    [InlineData("€5,00", "5,00", true)]
    public void Without_a_column_the_currency_stands_beside_the_amounts(string first, string second, bool isRead) =>
        Assert.Equal(isRead, OrderFile.Read($"customer;date;amount\nA;2026-02-02;{first}\nB;2026-02-03;{second}\n").Faults.Count == 0);

    [Theory]
    [InlineData("03-same-customer.csv", "2026-01-05", "2026-03-06")]
    [InlineData("04-days.csv", "2025-02-14", "2025-10-03")]
    [InlineData("04-days-with-time.csv", "2026-03-14", "2026-03-20")]
    [InlineData("15-amounts.csv", "2026-02-02", "2026-02-09")]
    public void Reported_files_are_read(string file, string from, string to)
    {
        var path = SourceTree.Of("..", "shared", "bug-reports", file);
        Assert.SkipUnless(File.Exists(path), $"The file ../shared/bug-reports/{file} is not beside this repository.");
        var lines = Lines(File.ReadAllText(path, Encoding.UTF8));

        Assert.Equal((from, to), ($"{lines.Min(line => line.Day):yyyy-MM-dd}", $"{lines.Max(line => line.Day):yyyy-MM-dd}"));
        Assert.Equal(file.StartsWith("03", StringComparison.Ordinal) || file.StartsWith("04-days.", StringComparison.Ordinal)
            || lines.Count == 2 || lines.Count == 3 ? 2 : 0, lines.Select(line => line.Customer).Distinct().Count());
        Assert.True(!file.StartsWith("15", StringComparison.Ordinal) || lines.Sum(line => line.Amount) == 1150);
    }

    [Fact]
    public void Sums_are_decimal() => Assert.Equal("0.3", JsonSerializer.Serialize(PortfolioReport.Of(
        Lines("customer,date,amount\nA,2026-01-01,0.1\nA,2026-01-02,0.1\nA,2026-01-03,0.1\n"), new(52, 0.1, 1)).Best[0].Scores.Amount));

    private static IReadOnlyList<PurchaseLine> Lines(string file)
    {
        var read = OrderFile.Read(file);
        Assert.Empty(read.Faults);
        return read.Lines;
    }
}

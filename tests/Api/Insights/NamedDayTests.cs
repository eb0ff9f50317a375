using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Forecast;
using OutlookCrm.Insights.Portfolio;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Days with the name of their month, and what only looks like a day.</summary>
public sealed class NamedDayTests
{
    [Theory]
    [InlineData("January;Jan;janvier;janv.;enero;ene;gennaio;gen;Januar;Jän;Januarie;ianuarie;ian.;január;Ιανουάριος;"
        + "Ιανουαρίου;Ιαν;ژانویهٔ", 1)]
    [InlineData("February;févr.;fév;febrero;febbraio;Feber;Februarie;februarie;febr.;február;Φεβρουαρίου;Φεβ;فوریه", 2)]
    [InlineData("April;avril;avr.;abril;aprile;aprilie;április;ápr.;Απρίλιος;Απριλίου;Απρ;آوریل", 4)]
    [InlineData("May;Mai;mayo;maggio;mag;Mei;mai;május;máj.;Μάιος;Μαΐου;ΜΑΪΟΥ;Μαϊ;Μάι;Μάης;مه;می", 5)]
    [InlineData("June;juin;junio;giugno;giu;Juni;Junie;iunie;iun.;június;jún.;Ιούνιος;Ιουνίου;Ιουν;Ιούν;ژوئن", 6)]
    [InlineData("July;juillet;juil.;julio;luglio;lug;Juli;Julie;iulie;iul.;július;Ιούλιος;Ιουλίου;Ιουλ;ژوئیه;جولای", 7)]
    [InlineData("August;août;aout;agosto;ago;Augustus;augusztus;Αύγουστος;Αυγούστου;Αυγ;اوت", 8)]
    [InlineData("September;Sept;septembre;septiembre;settembre;set;septembrie;szeptember;szept.;Σεπτεμβρίου;Σεπ;سپتامبر", 9)]
    [InlineData("October;Okt;octobre;octubre;ottobre;ott;Oktober;octombrie;október;Οκτωβρίου;Οκτ;اکتبر", 10)]
    [InlineData("November;novembre;noviembre;noiembrie;noi;Νοεμβρίου;Νοέ;نوامبر", 11)]
    [InlineData("December;Dez;Dezember;décembre;déc.;diciembre;dic;dicembre;Des;Desember;decembrie;Δεκεμβρίου;Δεκ;دسامبر", 12)]
    public void A_month_is_known_by_its_names_in_many_languages(string names, int month) => Assert.All(names.Split(';'), name =>
    {
        Assert.Equal(new(2026, month, 5), Assert.Single(Lines($"customer;date;amount\nA;5 {name} 2026;1\n")).Day);
        Assert.Equal(new(2025, month, 1), SeriesFile.Read($"period;value\n{name} 2025;1\n").Lines[0].Start);
    });

    [Theory]
    [InlineData("5 Jan 29", "2029-01-05")]
    [InlineData("5 Jan 00", "2000-01-05")]
    [InlineData("5 Jan 30", "1930-01-05")]
    [InlineData("5-janv.-99", "1999-01-05")]
    [InlineData("Jan 5, 26", "2026-01-05")]
    public void A_year_of_two_digits_beside_a_months_name_is_read_as_excel_reads_it(string day, string expected) =>
        Assert.Equal(expected, $"{Assert.Single(Lines($"customer;date;amount\nA;{day};1\n")).Day:yyyy-MM-dd}");

    [Theory]
    [InlineData("5 Marie 2026", "has no date that is understood")]
    [InlineData("5 Octopus 2026", "has no date that is understood")]
    [InlineData("5 Junk 2026", "has no date that is understood")]
    [InlineData("5 Decent 2026", "has no date that is understood")]
    [InlineData("2026. augury 5.", "has no date that is understood")]
    [InlineData("Mayor 5 2026", "has no date that is understood")]
    [InlineData("5 марш 2026", "has no date that is understood")]
    [InlineData("20260314256000", "has no date that is understood")]
    [InlineData("2026-03-14+25:00", "has no date that is understood")]
    [InlineData("05.01.26", "05.01.26 has a year of two digits")]
    [InlineData("1/5/26", "1/5/26 has a year of two digits")]
    [InlineData("26-01-05", "26-01-05 has a year of two digits")]
    [InlineData("16/6/26 10:00", "has a year of two digits")]
    [InlineData("2026-01-05 25:99", "25:99 is no time")]
    [InlineData("2026-01-05T10:60", "10:60 is no time")]
    [InlineData("2026-01-05 24:01", "24:01 is no time")]
    [InlineData("5.1.2026 10:00:61", "10:00:61 is no time")]
    [InlineData("5 Jan 2026 99:00 AM", "99:00 is no time")]
    public void What_is_no_day_is_refused_with_the_reason(string day, string fault) =>
        Assert.Contains(fault, OrderFile.Read($"customer;date;amount\nA;{day};1\n").Faults[0].Fault, StringComparison.Ordinal);

    private static IReadOnlyList<PurchaseLine> Lines(string file)
    {
        var read = OrderFile.Read(file);
        Assert.Empty(read.Faults);
        return read.Lines;
    }
}

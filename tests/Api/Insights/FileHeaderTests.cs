using OutlookCrm.CustomerScience.Satisfaction;
using OutlookCrm.Insights.Forecast;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Insights.Retention;
using OutlookCrm.Insights.Satisfaction;
using OutlookCrm.Sheets;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>What programs and people of several languages call their columns, and what they call yes and no.</summary>
public sealed class FileHeaderTests
{
    [Theory]
    [InlineData("Περίοδος;Αξία")]
    [InlineData("ΜΗΝΑΣ;ΕΣΟΔΑ")]
    [InlineData("Μήνας;Πωλήσεις")]
    [InlineData("Τρίμηνο;Κύκλος εργασιών")]
    [InlineData("Hónap;Összeg")]
    [InlineData("Időszak;Árbevétel")]
    [InlineData("Luna;Valoare")]
    [InlineData("Perioada;Vânzări")]
    [InlineData("Lună;Cifra de afaceri")]
    [InlineData("ماه;مبلغ")]
    [InlineData("دوره;فروش")]
    [InlineData("Maand;Bedrag")]
    [InlineData("Tydperk;Verkope")]
    [InlineData("Monat;Umsatz")]
    [InlineData("Zeitraum;Erlös")]
    [InlineData("Quartal;Umsatz (EUR)")]
    [InlineData("Mois;Montant")]
    [InlineData("Période;Chiffre d'affaires")]
    [InlineData("Month;Net sales")]
    [InlineData("Period;Turnover")]
    [InlineData("Month;Gross Sales")]
    [InlineData("Year-Month;Total sales")]
    [InlineData("Datum;Menge")]
    public void Periods_and_their_values(string header)
    {
        var read = SeriesFile.Read($"{header}\n2026-01;10\n2026-02;12\n");

        Assert.Empty(read.Faults);
        Assert.Equal([10, 12], read.Lines.Select(line => line.Value));
    }

    [Theory]
    [InlineData("Week ending;Sales", "2026-03-01;2026-03-08", "2026-02-23")]
    [InlineData("Week end;Sales", "2026-02-28;2026-03-07", "2026-02-22")]
    [InlineData("week_ending_date;Sales", "01.03.2026;08.03.2026", "2026-02-23")]
    [InlineData("Woche bis;Umsatz", "2026-03-06;2026-03-13", "2026-02-28")]
    [InlineData("Hét vége;Összeg", "2026-03-01;2026-03-08", "2026-02-23")]
    [InlineData("Λήξη εβδομάδας;Αξία", "2026-03-01;2026-03-08", "2026-02-23")]
    [InlineData("Period ending;Sales", "2026-02-28;2026-03-31", "2026-02-01")]
    [InlineData("Week ending;Sales", "2026-W09;2026-W10", "2026-02-23")]
    [InlineData("Week;Sales", "2026-03-01;2026-03-08", "2026-03-01")]
    public void Weeks_named_by_their_last_day(string header, string days, string start) =>
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            SeriesFile.Read($"{header}\n{days.Replace(";", ";1\n", StringComparison.Ordinal)};1\n").Lines[0].Start);

    [Theory]
    [InlineData("Μήνας;Αξία;Περιοχή")]
    [InlineData("Hónap;Összeg;Telephely")]
    [InlineData("Luna;Valoare;Regiune")]
    [InlineData("ماه;مبلغ;شعبه")]
    [InlineData("Maand;Bedrag;Streek")]
    [InlineData("Monat;Umsatz;Filiale")]
    [InlineData("Mois;Montant;Région")]
    [InlineData("Month;Net sales;Store")]
    public void Regions(string header) =>
        Assert.Equal(["Nord", "Süd"], SeriesFile.Read($"{header}\n2026-01;1;Nord\n2026-01;2;Süd\n").Lines.Select(line => line.Region));

    [Theory]
    [InlineData("Βαθμολογία;Ημερομηνία;Είδος")]
    [InlineData("Βαθμός;Ημερομηνία;Ερώτηση")]
    [InlineData("Pontszám;Dátum;Kérdés")]
    [InlineData("Értékelés;Dátum;Mutató")]
    [InlineData("Scor;Data;Întrebare")]
    [InlineData("Notă;Dată;Tip")]
    [InlineData("امتیاز;تاریخ;نوع")]
    [InlineData("Telling;Datum;Soort")]
    [InlineData("Bewertung;Datum;Art")]
    [InlineData("Punkte;Datum;Frage")]
    [InlineData("Note;Date;Question")]
    [InlineData("Score;Submitted at;Survey type")]
    public void Answers(string header) =>
        Assert.Equal(new Answer(new(2026, 3, 14), SatisfactionMeasure.Nps, 9),
            Assert.Single(AnswerFile.Read($"{header}\n9;2026-03-14;NPS\n").Lines));

    [Theory]
    [InlineData("Έναρξη;Λήξη")]
    [InlineData("Ημερομηνία έναρξης;Ημερομηνία λήξης")]
    [InlineData("Kezdete;Vége")]
    [InlineData("Szerződés kezdete;Szerződés vége")]
    [InlineData("Început;Sfârșit")]
    [InlineData("Data început;Data sfârșit")]
    [InlineData("شروع;پایان")]
    [InlineData("تاریخ شروع;تاریخ پایان")]
    [InlineData("Begin;Einde")]
    [InlineData("Begindatum;Einddatum")]
    [InlineData("Beginn;Ende")]
    [InlineData("Vertragsbeginn;Vertragsende")]
    [InlineData("Début;Fin")]
    [InlineData("Date de début;Date de fin")]
    [InlineData("Contract start;Contract end")]
    [InlineData("Created;Canceled at")]
    public void First_and_last_days(string header) =>
        Assert.Equal(2, Assert.Single(ContractFile.Read($"{header}\n2026-01-05;2026-03-05\n").Lines).Tenure.Time);

    [Theory]
    [InlineData("Μήνες;Αποχώρησε", "Ναι", "Όχι")]
    [InlineData("Μήνες;Έφυγε", "ΝΑΙ", "ΟΧΙ")]
    [InlineData("Hónapok;Lemondta", "igen", "nem")]
    [InlineData("Luni;Plecat", "da", "nu")]
    [InlineData("ماه‌ها;رفته", "بله", "خیر")]
    [InlineData("Maande;Weg", "ja", "nee")]
    [InlineData("Monate;Gekündigt", "Ja", "Nein")]
    [InlineData("Mois;Parti", "oui", "non")]
    [InlineData("Months;Has left", "Yes", "No")]
    public void Tenures_and_whether_somebody_left(string header, string yes, string no)
    {
        var read = ContractFile.Read($"{header}\n3;{yes}\n7;{no}\n");

        Assert.Empty(read.Faults);
        Assert.Equal([(3.0, true), (7.0, false)], read.Lines.Select(line => (line.Tenure.Time, line.Tenure.Left)));
    }

    [Fact]
    public void A_refusal_names_every_language_of_the_columns() => Assert.Contains(
        "also in Greek, Romanian, Hungarian, Persian, Afrikaans, German and French.",
        string.Concat(OrderFile.Read("customer;date;sum of all\nA;2026-02-02;5\n").Faults.Select(told => told.Fault)),
        StringComparison.Ordinal);

    /// <summary>A currency behind a column's name is the currency of its amounts.</summary>
    [Theory]
    [InlineData("Total (EUR)", "5,00", null)]
    [InlineData("Total [EUR]", "5,00 €", null)]
    [InlineData("Amount EUR", "5,00", null)]
    [InlineData("Revenue in EUR", "5,00", null)]
    [InlineData("Total €", "5,00", null)]
    [InlineData("Nettó összeg (Ft)", "5,00", null)]
    [InlineData("Καθαρή αξία (€)", "5,00", null)]
    [InlineData("Order Total Amount", "5,00", null)]
    [InlineData("Gross Sales", "5,00", null)]
    [InlineData("Net Sales (USD)", "$5,00", null)]
    [InlineData("Total (EUR)", "$5,00", "This line is in USD, line 1 in EUR")]
    [InlineData("Total €", "500 Ft", "This line is in HUF, line 1 in EUR")]
    [InlineData("Total (all)", "5,00", "There is no column for the amount")]
    [InlineData("Rechnungsbetrag", "5,00", null)]
    [InlineData("Gesamtbetrag", "5,00", null)]
    [InlineData("Montant TTC", "5,00", null)]
    [InlineData("Bruttó összeg", "5,00", null)]
    [InlineData("مبلغ کل", "5,00", null)]
    [InlineData("Τελικό ποσό", "5,00", null)]
    [InlineData("Valoare totală", "5,00", null)]
    [InlineData("Total (expected)", "5,00", "There is no column for the amount")]
    public void Amounts_with_their_currency(string name, string amount, string? fault)
    {
        var read = OrderFile.Read($"customer;date;{name}\nA;2026-02-02;{amount}\n");

        Assert.Equal(fault is null ? [5m] : [], read.Lines.Select(line => line.Amount));
        Assert.StartsWith(fault ?? "", string.Concat(read.Faults.Select(told => told.Fault)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customer;date;Total (EUR);currency\nA;2026-02-02;5,00;EUR\n", true)]
    [InlineData("customer;date;Total (EUR);currency\nA;2026-02-02;5,00;USD\n", false)]
    [InlineData("customer;date;Total (EUR);Total (USD)\nA;2026-02-02;5,00;6,00\n", false)]
    [InlineData("customer;date;amount;Total (USD)\nA;2026-02-02;5,00;6,00\n", true)]
    public void A_currency_of_the_header_beside_other_columns(string file, bool isRead) =>
        Assert.Equal(isRead, OrderFile.Read(file).Faults.Count == 0);

    /// <summary>What is no table at all is told once, and as what it is.</summary>
    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("\uFEFF \r\n\r\n", "The file is empty")]
    [InlineData("sep=;\r\n", "The file is empty")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "This is a web page")]
    [InlineData("\n  <html lang=\"en\">\n<head>", "This is a web page")]
    [InlineData("<?xml version=\"1.0\"?><Invoice/>", "This is XML")]
    [InlineData("{\"orders\": []}", "This is JSON")]
    [InlineData("[{\"customer\": 1, \"date\": 2}]", "This is JSON")]
    [InlineData("%PDF-1.7 x", "This is a PDF")]
    public void What_is_no_table(string file, string fault) =>
        Assert.StartsWith(fault, Assert.Single(OrderFile.Read(file).Faults).Fault, StringComparison.Ordinal);

    /// <summary>A value that is not understood has no second fault that only follows from the first.</summary>
    [Theory]
    [InlineData("score;date;kind\n5/5;2026-01-02;CSAT", "5/5")]
    [InlineData("score;date;kind\nfive;2026-01-02;NPS", "five")]
    [InlineData("score;date;kind\n;2026-01-02;CSAT", "has no score")]
    [InlineData("score;date;kind\n4;yesterday;CSAT", "has no date")]
    public void One_fault_of_an_answer(string file, string fault) => One(AnswerFile.Read(file), fault);

    [Theory]
    [InlineData("customer;date;quantity;price\nA;2026-01-02;two;5", "two")]
    [InlineData("customer;date;quantity;price\nA;2026-01-02;;5", "has no quantity")]
    [InlineData("customer;date;quantity;price\nA;2026-01-02;2;five", "five")]
    public void One_fault_of_an_order(string file, string fault) => One(OrderFile.Read(file), fault);

    private static void One<TLine>(FileRead<TLine> read, string fault) =>
        Assert.Contains(fault, Assert.Single(read.Faults).Fault, StringComparison.Ordinal);
}

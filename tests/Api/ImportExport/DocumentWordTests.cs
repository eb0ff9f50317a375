using OutlookCrm.ImportExport.Records;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What a table calls a document and its state decides whether it is a sale; a word that is not known is asked.</summary>
public sealed class DocumentWordTests
{
    [Theory]
    [InlineData("Invoice", CountsAs.Sale)]
    [InlineData("Debit note", CountsAs.Sale)]
    [InlineData("Τιμολόγιο Πώλησης - Δελτίο Αποστολής", CountsAs.Sale)]
    [InlineData("Απόδειξη λιανικής πώλησης", CountsAs.Sale)]
    [InlineData("Corrected invoice", CountsAs.Correction)]
    [InlineData("Correction", CountsAs.Correction)]
    [InlineData("384", CountsAs.Correction)]
    [InlineData("Korrekturrechnung", CountsAs.Correction)]
    [InlineData("Διορθωτικό", CountsAs.Correction)]
    [InlineData("Διορθωτικό τιμολόγιο", CountsAs.Correction)]
    [InlineData("Factură de corecție", CountsAs.Correction)]
    [InlineData("Helyesbítő számla", CountsAs.Correction)]
    [InlineData("Módosító számla", CountsAs.Correction)]
    [InlineData("فاکتور اصلاحی", CountsAs.Correction)]
    [InlineData("Gekorrigeerde faktuur", CountsAs.Correction)]
    [InlineData("Facture rectificative", CountsAs.Correction)]
    [InlineData("Retour", CountsAs.Credit)]
    [InlineData("Return", CountsAs.Credit)]
    [InlineData("Rückerstattung", CountsAs.Credit)]
    [InlineData("Πιστωτικό τιμολόγιο", CountsAs.Credit)]
    [InlineData("Επιστροφή", CountsAs.Credit)]
    [InlineData("Visszáru", CountsAs.Credit)]
    [InlineData("مرجوعی", CountsAs.Credit)]
    [InlineData("Rambursare", CountsAs.Credit)]
    [InlineData("Terugbetaling", CountsAs.Credit)]
    [InlineData("Delivery note", null)]
    [InlineData("Sales delivery note", null)]
    [InlineData("Lieferschein", null)]
    [InlineData("Δελτίο αποστολής", null)]
    [InlineData("Aviz de însoțire a mărfii", null)]
    [InlineData("Szállítólevél", null)]
    [InlineData("حواله انبار", null)]
    [InlineData("Afleweringsnota", null)]
    [InlineData("Reminder", null)]
    [InlineData("Invoice reminder", null)]
    [InlineData("2. Mahnung", null)]
    [InlineData("Υπενθύμιση πληρωμής", null)]
    [InlineData("Fizetési felszólítás", null)]
    [InlineData("Somație de plată", null)]
    [InlineData("Aanmaning", null)]
    [InlineData("Angebot", CountsAs.ProForma)]
    public void A_type_says_what_a_document_is(string type, CountsAs? counts)
    {
        var (records, faults, file) = ReadText.Of(With("Type", type));

        Assert.Empty(faults);
        Assert.Empty(file.Questions());
        Assert.Equal(counts is null ? [] : [counts.Value], records.Cast<InvoiceDocument>().Select(invoice => invoice.CountsAs));
    }

    [Fact]
    public void A_correction_below_zero_is_the_difference() =>
        Assert.Equal(CountsAs.Difference, ReadText.Invoice(With("Type", "Korrekturrechnung", "-62")).CountsAs);

    [Theory]
    [InlineData("xyz")]
    [InlineData("7")]
    [InlineData("Standard")]
    [InlineData("Sonstiges")]
    [InlineData("Άλλο")]
    [InlineData("egyéb")]
    public void A_type_that_is_not_known_is_asked(string type)
    {
        var (records, _, file) = ReadText.Of(With("Type", type));

        Assert.Equal([$"unknownTypes Type {type}"], file.Questions());
        Assert.Contains("type-unknown", Assert.IsType<InvoiceDocument>(Assert.Single(records)).Warnings);
        Assert.Equal(CountsAs.Sale, ReadText.Invoice(With("Type", type), new(UnknownTypes: "sale")).CountsAs);
        var left = ReadText.Of(With("Type", type), new(UnknownTypes: "leaveOut"));
        Assert.Empty(left.Records);
        Assert.Equal("not-a-sale", Assert.Single(left.File.Table!.LeftOut).Reason);
    }

    [Theory]
    [InlineData("Storno", 0)]
    [InlineData("Storniert", 0)]
    [InlineData("sztornó", 0)]
    [InlineData("Ακυρωμένο", 0)]
    [InlineData("Anulată", 0)]
    [InlineData("ابطال شده", 0)]
    [InlineData("Geannuleerd", 0)]
    [InlineData("Voided", 0)]
    [InlineData("Refunded", 150)]
    [InlineData("Zurückerstattet", 150)]
    [InlineData("Επιστράφηκε", 150)]
    [InlineData("Rambursată", 150)]
    [InlineData("Visszatérítve", 150)]
    [InlineData("Terugbetaal", 150)]
    [InlineData("Credited", 150)]
    [InlineData("Sent", null)]
    [InlineData("Partially refunded", null)]
    [InlineData("Überfällig", null)]
    public void A_state_says_what_is_owed(string status, int? paid)
    {
        var invoice = ReadText.Invoice(With("Status", status, "150"));

        Assert.Equal(paid == 0 ? CountsAs.Nothing : CountsAs.Sale, invoice.CountsAs);
        Assert.Equal(paid is 0 ? null : paid, (int?)invoice.Paid);
        Assert.DoesNotContain("status-unknown", invoice.Warnings);
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("Wartet auf Godot")]
    [InlineData("Σε άλλη κατάσταση")]
    [InlineData("stadium 4b")]
    [InlineData("ismeretlen")]
    public void A_state_that_is_not_known_is_told(string status) =>
        Assert.Contains("status-unknown", ReadText.Invoice(With("Status", status)).Warnings);

    [Theory]
    [InlineData("C", CountsAs.Nothing)]
    [InlineData("Y", CountsAs.Nothing)]
    [InlineData("tYES", CountsAs.Nothing)]
    [InlineData("Storniert", CountsAs.Nothing)]
    [InlineData("N", CountsAs.Sale)]
    [InlineData("tNO", CountsAs.Sale)]
    [InlineData("0", CountsAs.Sale)]
    public void A_column_of_cancelled_documents_is_read(string value, CountsAs counts) =>
        Assert.Equal(counts, ReadText.Invoice(With("Canceled", value)).CountsAs);

    private static string With(string column, string value, string total = "62") =>
        $"Invoice Number,Invoice Date,Customer,Email,Currency,Total,{column}\nA1,2026-10-01,Sa,sa@x.example,EUR,{total},{value}\n";
}

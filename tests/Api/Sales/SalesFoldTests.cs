using System.Globalization;
using System.Text.Json;
using OutlookCrm.Money;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>The summary with one document more is the summary of all documents, to the last byte.</summary>
public sealed class SalesFoldTests
{
    private static readonly string[] s_currencies = ["EUR", "HUF", "ZAR"];

    private static readonly SaleKind[] s_kinds =
    [
        SaleKind.Order, SaleKind.Order, SaleKind.Invoice, SaleKind.Invoice, SaleKind.Invoice, SaleKind.CreditNote, SaleKind.Prepayment,
        SaleKind.ProForma, SaleKind.Return, SaleKind.Correction,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_random_documents_it_is_the_same_to_the_last_byte(int number)
    {
        var (dice, day, documents, folded) = (new Random(20_261_130 + number), new DateOnly(2023, 1, 2), new List<SaleDocument>(), 0);
        for (var i = 0; i < 150; i++)
        {
            day = day.AddDays(dice.Next(-3, 14));
            var document = Document(dice, i, day);
            var expected = SalesBook.Summarise([.. documents, document])!;
            if (documents.Count > 0 && SalesFold.With(Stored(SalesBook.Summarise(documents)!), document) is { } with)
            {
                folded++;
                Assert.Equal(Json(expected), Json(with));
            }

            documents.Add(document);
        }

        Assert.True(folded > 30, $"Only {folded} of the documents were added without the others.");
    }

    [Theory]
    [InlineData("2026-03-02", SaleKind.Order, "10", null, null, true)]
    [InlineData("2026-03-01", SaleKind.Order, "10", null, null, false)]
    [InlineData("2026-02-01", SaleKind.Order, "10", null, null, false)]
    [InlineData("2026-03-02", SaleKind.Invoice, "10", "O-1", null, false)]
    [InlineData("2026-03-02", SaleKind.CreditNote, "10", null, "I-1", false)]
    [InlineData("2026-03-02", SaleKind.Return, "10", null, null, false)]
    [InlineData("2026-03-02", SaleKind.Return, "0", null, null, true)]
    [InlineData("2026-03-02", SaleKind.ProForma, "10", null, null, true)]
    public void All_are_read_only_where_the_document_meets_another(
        string day, SaleKind kind, string total, string? order, string? corrects, bool isFolded)
    {
        SaleDocument first = Document(new(1), 0, new DateOnly(2026, 3, 1)) with { Kind = SaleKind.Order, Total = 5, Tax = null };
        var second = first with
        {
            Id = Guid.NewGuid(),
            Number = "N-2",
            Day = DateOnly.Parse(day, CultureInfo.InvariantCulture),
            Kind = kind,
            Total = decimal.Parse(total, null),
            Order = order,
            Corrects = corrects,
        };

        Assert.Equal(isFolded, SalesFold.With(Stored(SalesBook.Summarise([first])!), second) is not null);
    }

    // As a row holds it.
    private static SalesSummary Stored(SalesSummary summary) => JsonSerializer.Deserialize(Json(summary), SalesJson.Rows.SalesSummary)!;

    private static string Json(SalesSummary summary) => JsonSerializer.Serialize(summary, SalesJson.Rows.SalesSummary);

    private static SaleDocument Document(Random dice, int number, DateOnly day)
    {
        var (kind, currency) = (s_kinds[dice.Next(s_kinds.Length)], s_currencies[dice.Next(10) < 8 ? 0 : dice.Next(3)]);
        var total = Math.Round((decimal)dice.NextDouble() * 900, 2) * (kind == SaleKind.Correction && dice.Next(2) == 0 ? -1 : 1);
        var rate = currency == "EUR" || dice.Next(3) > 0 ? new HomeRate("EUR", currency == "EUR" ? 1 : 0.0025m, day) : null;
        decimal? tax = dice.Next(3) == 0 ? Math.Round(total / 5, 2) : null;
        return new(Guid.NewGuid(), kind, $"N-{number}", null, day, null, currency, total, tax, total, null,
            dice.Next(12) == 0 ? $"N-{number - 1}" : null, dice.Next(12) == 0 ? $"N-{number - 2}" : null, dice.Next(15) == 0, rate,
            0, [], null, null, new DoneBy(Guid.Empty, "", default), null);
    }
}

using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Payments;

/// <summary>The figures that are kept for a card are those that would be computed.</summary>
public sealed class KeptFiguresTests : IDisposable
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("figures");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
    private readonly SqliteRowStore _rows;

    public KeptFiguresTests() => _rows = new(Path.Combine(_folder.FullName, "crm.db"));

    [Fact]
    public void However_often_they_are_asked_for_the_figures_are_those_of_the_summary_and_the_day()
    {
        var (money, random) = (new TenantMoney(_rows, _clock), new Random(7));
        var kept = new PaymentsFiguresOfCard(money, _clock);
        var members = Enumerable.Range(0, 12).Select(i => Member(random, dues: i * 4)).ToList();
        Assert.Contains(members, member => member.Length < 1000);
        Assert.Contains(members, member => member.Length > 3000);
        for (var asked = 0; asked < 300; asked++)
        {
            var place = random.Next(members.Count);
            if (random.Next(10) == 0)
            {
                // One amount more, in as many bytes.
                var summary = JsonSerializer.Deserialize(members[place], PaymentsJson.Rows.PaymentsSummary)!;
                members[place] = JsonSerializer.SerializeToUtf8Bytes(
                    summary with { Due = [.. summary.Due.Select(sum => sum with { Amount = 1100 - sum.Amount })] },
                    PaymentsJson.Rows.PaymentsSummary);
            }

            _clock.Advance(TimeSpan.FromMinutes(random.Next(20)));
            var summaryNow = JsonSerializer.Deserialize(members[place], PaymentsJson.Rows.PaymentsSummary)!;
            var expected = PaymentsFigures.Of(summaryNow, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime),
                TodaysRates.Of("EUR", []));
            Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(expected, PaymentsJson.Rows.PaymentsFigures),
                kept.Make(s_tenant, members[place]));
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _folder.Delete(recursive: true);
    }

    private static byte[] Member(Random random, int dues)
    {
        var first = new DateOnly(2026, 11, 20);
        var due = Enumerable.Range(0, dues).Select(i => new DueSum(first.AddDays(i), "EUR", random.Next(100, 1000), 1, $"A-{i}"));
        return JsonSerializer.SerializeToUtf8Bytes(
            new PaymentsSummary(3, first, [new("EUR", 100, 0, dues)], 5, 2, 9, [.. due], 0, null),
            PaymentsJson.Rows.PaymentsSummary);
    }
}

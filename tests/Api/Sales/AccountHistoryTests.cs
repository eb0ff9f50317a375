using System.Text;
using FsCheck.Fluent;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>
/// For random histories of sales, returns, payments, corrections, removals and undone imports, repeated and side by side: the summary is
/// what the rows come to, and the balance is invoices less payments, to the cent.
/// </summary>
public sealed class AccountHistoryTests
{
    private const int Histories = 50;

    [Fact]
    public async Task The_summary_is_what_the_rows_come_to_and_the_balance_is_invoices_less_payments()
    {
        await using var company = await Company.StartAsync(new SimulatorOptions());
        var step = Gen.Choose(0, (2 * 4 * 21) - 1).Select(number => (IsPayment: number % 2 == 1, Verb: number / 2 % 4, Entry: number / 8));
        foreach (var history in step.ListOf(24).Sample(Histories))
        {
            var deeds = new BookDeeds(company.Host.ApiServices, await company.AddPersonAsync(company.NewAddress()));
            foreach (var beside in history.Chunk(4))
            {
                await Task.WhenAll(beside.Select(one =>
                    one.IsPayment ? deeds.PayAsync(one.Verb, one.Entry) : deeds.SellAsync(one.Verb, one.Entry)));
            }

            await CheckAsync(deeds);
            await deeds.UndoImportAsync();
            await CheckAsync(deeds);
            Assert.DoesNotContain(await deeds.DocumentsAsync(), document =>
                document.ImportId == BookDeeds.Import && document.CorrectedBy is null);
            Assert.DoesNotContain(await deeds.PaymentsAsync(), payment =>
                payment.ImportId == BookDeeds.Import && payment.CorrectedBy is null);
        }
    }

    private static async Task CheckAsync(BookDeeds deeds)
    {
        var (documents, payments) = (await deeds.DocumentsAsync(), await deeds.PaymentsAsync());
        var members = CustomerSummary.Of((await deeds.RowsAsync(new(RowKeys.Summary, "c")))[0].Content);
        Assert.Equal(Text(SalesMember.Of(documents)), Text(members["sales"]));
        Assert.Equal(Text(await deeds.AccountAsync()), Text(members["payments"]));

        // Whatever the order in which they arrived.
        Assert.Equal(Text(members["sales"]), Text(SalesMember.Of([.. documents.OrderBy(document => document.Id)])));
        var account = Settlement.Of([.. documents.OrderBy(document => document.Id)], [.. payments.OrderByDescending(one => one.Amount)]);
        Assert.Equal(Text(members["payments"]), Text(PaymentsMember.Of(account, payments, null)));

        // Added up here without the product's settlement.
        var replaced = documents.Where(one => one.Replaces).Select(one =>
            documents.Where(other => other.Number == one.Corrects && other.Number is not null && other.Id != one.Id
                && other.Kind is SaleKind.Invoice or SaleKind.Prepayment or SaleKind.Correction)
                .OrderBy(other => other.Day > one.Day).ThenBy(other => Math.Abs(other.Day.DayNumber - one.Day.DayNumber))
                .FirstOrDefault()?.Id).ToHashSet();
        foreach (var balance in account.Balances)
        {
            var owed = documents.Where(one => one.Currency == balance.Currency && !replaced.Contains(one.Id)).Sum(one => one.Kind switch
            {
                SaleKind.Invoice or SaleKind.Prepayment or SaleKind.Correction => one.Payable,
                SaleKind.CreditNote => -one.Payable,
                _ => 0,
            });
            Assert.Equal(owed - payments.Where(one => one.Currency == balance.Currency).Sum(one => one.Amount), balance.Balance);
            Assert.Equal(
                balance.Balance,
                account.Invoices.Where(one => one.Currency == balance.Currency).Sum(one => one.Open) - balance.Credit);
        }

        Assert.All(account.Invoices, invoice => Assert.InRange(invoice.Open, 0, invoice.Amount));
        var items = await deeds.RowsAsync(KeyRange.StartingWith("cinvoice|"));
        Assert.Equal(
            PaymentsMember.OpenItems(account).Select(item => item.Key).Order(StringComparer.Ordinal), items.Select(item => item.Key));
        Assert.Equal(
            documents.Count + payments.Count, (await deeds.RowsAsync(RowKeys.Timeline)).Select(row => row.Key).Distinct().Count());
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}

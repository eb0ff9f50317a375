using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Tests.Sales;

/// <summary>
/// Records, repeats, corrects and removes documents and payments of one customer, as people and imports do. What a number means is always
/// the same, so that repeats are repeats.
/// </summary>
internal sealed class BookDeeds(IServiceProvider services, Guid customer)
{
    private static readonly DateOnly s_start = new(2026, 1, 5);
    private static readonly string[] s_currencies = ["EUR", "HUF", "JPY"];

    public static Guid Import { get; } = new("11111111-2222-3333-4444-555555555555");

    private static TenantId Tenant { get; } = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

    private static Actor Actor { get; } = Actor.OfJob(Tenant, "history");

    /// <summary>0, 1: records (repeats change nothing); 2: corrects; 3: removes.</summary>
    public async Task SellAsync(int verb, int entry)
    {
        var document = Document(entry);
        var written = (await services.GetRequiredService<SalesJournal>().WriteAsync(Actor, customer, [document], false, default))![0];
        var store = services.GetRequiredService<SalesStore>();
        if (verb == 2)
        {
            await store.CorrectAsync(Actor, customer, document.Id, written.Version, there =>
                Document(entry) with { Total = there.Total + 7, Payable = there.Payable + 7, Day = there.Day.AddDays(1) }, default);
        }
        else if (verb == 3)
        {
            await store.RemoveAsync(Actor, customer, document.Id, written.Version, default);
        }
    }

    /// <summary>As <see cref="SellAsync"/>.</summary>
    public async Task PayAsync(int verb, int entry)
    {
        var payment = PaymentOf(entry);
        var written = (await services.GetRequiredService<PaymentsJournal>().WriteAsync(Actor, customer, [payment], default))![0];
        var store = services.GetRequiredService<PaymentsStore>();
        if (verb == 2)
        {
            await store.CorrectAsync(Actor, customer, payment.Id, written.Version, there =>
                there with { Amount = there.Amount + 3, Day = there.Day.AddDays(entry % 2) }, default);
        }
        else if (verb == 3)
        {
            await store.RemoveAsync(Actor, customer, payment.Id, written.Version, default);
        }
    }

    /// <summary>Takes back what the import wrote and nobody corrected.</summary>
    public async Task UndoImportAsync()
    {
        await services.GetRequiredService<SalesJournal>().UndoAsync(Actor, customer, Import, default);
        await services.GetRequiredService<PaymentsJournal>().UndoAsync(Actor, customer, Import, default);
    }

    public async Task<IReadOnlyList<SaleDocument>> DocumentsAsync() =>
        [.. (await services.GetRequiredService<SalesStore>().ListAsync(Tenant, customer, default))!.Select(sale => sale.Document)];

    public async Task<IReadOnlyList<Payment>> PaymentsAsync() =>
        [.. (await services.GetRequiredService<PaymentsStore>().ReadAsync(Tenant, customer, default))!.Payments.Select(one => one.Payment)];

    public async Task<ReadOnlyMemory<byte>> AccountAsync()
    {
        var (documents, payments) = (await DocumentsAsync(), await PaymentsAsync());
        return PaymentsMember.Of(
            Settlement.Of([.. documents.Where(document => document.Kind.DebtSign() != 0)], payments), payments, null);
    }

    public async Task<IReadOnlyList<Row>> RowsAsync(KeyRange range) =>
        await services.GetRequiredService<IRowStore>().ReadAsync(RowKeys.Customer(Tenant, customer), range, 1000, default);

    // Every kind in turn; corrections and credit notes name the invoice before them, invoices the order before them.
    private static SaleDocument Document(int entry)
    {
        var kind = (SaleKind)(entry % 7);
        var day = s_start.AddDays(entry * 3 % 29);
        var currency = s_currencies[entry / 7 % 3];
        var total = (100 + (entry * 13)) * (kind == SaleKind.Correction && entry % 2 == 0 ? -1m : 1m);
        var before = kind is SaleKind.CreditNote or SaleKind.Correction or SaleKind.Invoice ? $"N{entry - (entry % 7)}" : null;
        var document = new SaleDocument(
            default, kind, entry % 5 == 4 ? null : $"N{entry - (entry % 7)}{(kind is SaleKind.Correction ? "c" : "")}", null, day,
            entry % 3 == 0 ? null : day.AddDays(14), currency, total, entry % 4 == 0 ? null : 10, total, null,
            kind == SaleKind.Invoice ? before : null, kind is SaleKind.CreditNote or SaleKind.Correction ? before : null,
            kind == SaleKind.Correction && entry % 2 == 1, null, 1,
            [new(null, null, $"Part {entry}", 1, null, Math.Abs(total), 0, total)], null, entry % 2 == 0 ? Import : null,
            new(Guid.Empty, "history", DateTimeOffset.UnixEpoch), null);
        return document with { Id = document.IdOr(new Guid(entry, 2, 0, new byte[8])) };
    }

    private static Payment PaymentOf(int entry)
    {
        var invoice = Document(entry - (entry % 7) + 1);
        return new(
            new Guid(entry, 3, 0, new byte[8]), s_start.AddDays(entry * 5 % 37), entry % 6 == 5 ? -20 : 40 + (entry * 11),
            s_currencies[entry / 7 % 3], null, null, entry % 4 == 1 ? [new(invoice.Id, 30)] : [], entry % 2 == 0 ? Import : null,
            new(Guid.Empty, "history", DateTimeOffset.UnixEpoch), null);
    }
}

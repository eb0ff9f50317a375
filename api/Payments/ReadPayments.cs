using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;
using OutlookCrm.Identity;
using OutlookCrm.Money;

namespace OutlookCrm.Payments;

/// <summary>
/// What a customer owes and paid: every invoice with what is open of it, those that are due first, and the latest payments.
/// </summary>
internal static class ReadPayments
{
    private const int Most = 500;

    /// <param name="Today">The day in the tenant's time zone that tells what is overdue.</param>
    /// <param name="Balances">By currency.</param>
    /// <param name="Invoices">Open ones first, by due day; then settled ones, the latest first.</param>
    /// <param name="InvoiceCount">How many invoices there are in all.</param>
    /// <param name="Payments">The latest first.</param>
    /// <param name="PaymentCount">How many payments there are in all.</param>
    /// <param name="Limit">How much the customer may owe; null where no limit is set.</param>
    public sealed record Response(
        DateOnly Today, IReadOnlyList<AccountBalance> Balances, IReadOnlyList<ListedInvoice> Invoices, int InvoiceCount,
        IReadOnlyList<PaymentBody> Payments, int PaymentCount, CreditLimit? Limit);

    /// <summary>
    /// An invoice: see <see cref="SettledInvoice"/>. <paramref name="DaysOverdue"/>: days since the due day while something is open; null
    /// where it is not overdue.
    /// </summary>
    public sealed record ListedInvoice(
        Guid DocumentId, string? Number, DateOnly Day, DateOnly? DueOn, string Currency, decimal Amount, decimal Open, InvoiceState State,
        DateOnly? SettledOn, int? DaysOverdue);

    public static void Map(RouteGroupBuilder payments) =>
        payments.MapGet("/", HandleAsync)
            .Describe(nameof(ReadPayments), "What a customer owes and paid", Policies.Reader).OpenToKeys(KeyScope.Read);

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> HandleAsync(
        Guid customerId, CurrentUser user, PaymentsStore store, TenantMoney money, CancellationToken ct, [Range(1, Most)] int limit = 100)
    {
        if (await store.ReadAsync(user.Tenant, customerId, ct) is not { } read)
        {
            return CustomersProblems.NoSuchCustomer(customerId);
        }

        var today = await money.TodayAsync(user.Tenant, ct);
        var invoices = read.Account.Invoices.Where(invoice => invoice.Open > 0)
            .Concat(read.Account.Invoices.Where(invoice => invoice.Open == 0).OrderByDescending(invoice => invoice.SettledOn)
                .ThenByDescending(invoice => invoice.Order, StringComparer.Ordinal));
        return TypedResults.Ok(new Response(
            today,
            read.Account.Balances,
            [.. invoices.Take(limit).Select(invoice => Listed(invoice, today))],
            read.Account.Invoices.Count,
            [.. read.Payments.Take(limit).Select(PaymentBody.Of)],
            read.Payments.Count,
            read.Limit));
    }

    private static ListedInvoice Listed(SettledInvoice invoice, DateOnly today) => new(
        invoice.DocumentId, invoice.Number, invoice.Day, invoice.DueOn, invoice.Currency, invoice.Amount, invoice.Open, invoice.State,
        invoice.SettledOn, invoice.Open > 0 && invoice.DueOn < today ? today.DayNumber - invoice.DueOn!.Value.DayNumber : null);
}

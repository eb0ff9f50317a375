using OutlookCrm.Money;
using OutlookCrm.Payments;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Finds the invoices that a payment of a file names by their numbers. Pure.</summary>
internal static class NamedInvoices
{
    private static readonly char[] s_between = [',', ';', '+', '&', '|', '\n'];

    /// <summary>
    /// The parts of a payment for the invoices that it names, each at most what the invoice asks for; null where a number is unknown among
    /// the customer's invoices of the payment's currency, or where it may mean several.
    /// </summary>
    /// <param name="payment">Above zero.</param>
    /// <param name="named">One number, or several with a comma, a semicolon or the like between them.</param>
    /// <param name="documents">The customer's.</param>
    public static IReadOnlyList<Allotment>? Of(Payment payment, string named, IReadOnlyList<SaleDocument> documents)
    {
        var invoices = documents.Where(document => document.Debt > 0 && document.Currency == payment.Currency).ToList();
        var whole = Find(payment.Day, named, invoices);
        List<SaleDocument?> found = whole is not null ? [whole]
            : [.. named.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(number => Find(payment.Day, number, invoices))];
        if (found.Count == 0 || found.Contains(null))
        {
            return null;
        }

        var (parts, left) = (new List<Allotment>(), payment.Amount);
        foreach (var invoice in found.Select(one => one!).DistinctBy(one => one.Id))
        {
            var part = Math.Min(left, Currency.Round(invoice.Debt, payment.Currency));
            left -= part;
            if (part > 0)
            {
                parts.Add(new(invoice.Id, part));
            }
        }

        return parts;
    }

    // Of several sellers who have the number the company itself is meant.
    private static SaleDocument? Find(DateOnly day, string number, List<SaleDocument> invoices)
    {
        var key = Key(number);
        return NamedDocuments.At(day, NamedDocuments.Of("", invoices.Where(invoice => invoice.Number is { } own && Key(own) == key)));
    }

    private static string Key(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}

using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Makes payments, deals and products of rows.</summary>
internal static class OtherRows
{
    private static readonly string[] s_failed =
        [
        "failed", "fail", "declined", "canceled", "cancelled", "pending", "requires", "incomplete", "expired", "void", "blocked", "denied",
        "reversed", "held", "unclaimed", "draft", "ausstehend", "abgelehnt", "offen",
    ];

    private static readonly string[] s_others = ["payout", "transfer", "stripe_fee", "adjustment", "fee"];

    // PayPal writes what moves between its own accounts and the company's bank beside the payments.
    private static readonly string[] s_moves = ["withdrawal", "conversion", "bank deposit", "authorization", "hold on", "release",
        "abbuchung", "umrechnung", "bankgutschrift", "auszahlung", "retrait", "virement"];

    /// <summary>Whether a status says that no money came.</summary>
    public static bool IsFailed(string? status) =>
        status is not null && s_failed.Any(word => status.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a type says that money went to the company's own bank or to the program.</summary>
    public static bool IsNoPayment(string? type) =>
        type is not null && (s_others.Any(word => type.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            || s_moves.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The payment of a row; null where it has none, which is a fault.</summary>
    public static ImportedPayment? Payment(Row row, Program? program)
    {
        var amount = row.Amount(Field.Amount);
        var date = row.Day(Field.Date);
        if (amount is null && row.Faults.Count == 0 && !row.Warnings.Contains("decimal-mark-unknown"))
        {
            row.Faults.Add(Rejected.Of(row.Line, row.Header(Field.Amount), null, "missing"));
        }

        if (amount is not var (number, beside) || row.Faults.Count > 0)
        {
            return null;
        }

        var payer = new Party(row.Text(Field.Name), null, CustomerRows.TaxId(row, null), null, null, null,
            program is { HasBothWays: true } && number < 0 ? CustomerRows.Emails(row, program).LastOrDefault()
                : CustomerRows.Email(row, program));
        return new(row.Text(Field.ExternalId), date, payer, number, row.Number(Field.Refunded), Currency(row) ?? beside,
            row.Text(Field.Status), row.Text(Field.InvoiceNumber), row.Text(Field.DocumentType), row.Text(Field.Description));
    }

    /// <summary>The deal of a row; null where it has no title, which is a fault.</summary>
    public static ImportedDeal? Deal(Row row, Program? program)
    {
        var (amount, close) = (row.Amount(Field.Amount), row.Day(Field.CloseDate));
        if (row.Text(Field.Title) is not { } title)
        {
            row.Faults.Add(Rejected.Of(row.Line, row.Header(Field.Title), null, "missing"));
            return null;
        }

        var marks = program is { HasLists: true } ? ";" : "";
        return new(row.Text(Field.ExternalId), title, amount?.Number, Currency(row) ?? amount?.Currency, row.Text(Field.Stage),
            row.Text(Field.Pipeline), row.Text(Field.Status), close, row.Text(Field.Owner), List(Field.Company), List(Field.Name),
            CustomerRows.Email(row, program), row.Text(Field.Phone));

        List<string> List(Field field) => [.. row.Texts(field).SelectMany(text => CellLists.Of(text, marks, false))];
    }

    /// <summary>The product of a row; null where it has no name and no number, which is a fault.</summary>
    /// <param name="row">The row.</param>
    /// <param name="above">The name of the product above, of which the row may be a variant; null for none.</param>
    public static ImportedProduct? Product(Row row, string? above)
    {
        var (price, cost) = (row.Amount(Field.Price), row.Number(Field.Cost));
        if ((row.Text(Field.ItemName) ?? above ?? row.Text(Field.ItemCode)) is not { } name)
        {
            row.Faults.Add(Rejected.Of(row.Line, row.Header(Field.ItemName), null, "missing"));
            return null;
        }

        return new(row.Text(Field.ItemCode), name, price?.Number, cost, Currency(row) ?? price?.Currency, row.Text(Field.Category),
            row.Text(Field.Unit), row.Yes(Field.Status));
    }

    private static string? Currency(Row row) => row.Text(Field.Currency) is { } text ? CurrencyText.Of(text) : null;
}

using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Invoices, orders and payments of a file as the product keeps them. Pure.</summary>
internal static class SaleMapping
{
    // Two numbers that are cut could be one number.
    private const string NumberTooLong = "number-too-long";

    // In a file of our own export a payment has its own id.
    private const string OwnPayments = "outlookcrm-payments";

    // What a line is called that has an amount alone, in any language.
    private const string Unnamed = "–";

    /// <summary>The document of an invoice, or the code because of which it is left out.</summary>
    /// <param name="invoice">From the file.</param>
    /// <param name="currency">Where the file says none.</param>
    /// <param name="corrections"><c>replace</c> or <c>add</c>; null leaves corrected invoices out.</param>
    /// <param name="import">The import.</param>
    /// <param name="by">Who imports.</param>
    public static (SaleDocument? Document, string? Code) Of(InvoiceDocument invoice, string currency, string? corrections, Guid import,
        DoneBy by)
    {
        if (invoice.CountsAs == CountsAs.Nothing && invoice.Stated.Own is null)
        {
            return (null, "not-a-sale");
        }

        if (invoice.IssueDate is not { } day || invoice.Payable is not { } payable)
        {
            return (null, "open-question");
        }

        if (NumberOf(invoice.Number) is { Length: > SaleRules.LongestNumber })
        {
            return (null, NumberTooLong);
        }

        var isOfCards = GiftCards.IsAll(invoice.Lines);
        invoice = invoice.CountsAs is CountsAs.Prepayment or CountsAs.ProForma || (isOfCards && invoice.CountsAs == CountsAs.Sale) ? invoice
            : GiftCards.Without(invoice);
        var total = invoice.WithVat ?? payable;
        var corrects = invoice.Preceding.Count > 0 ? invoice.Preceding[0] : invoice.Stated.Corrects;
        if (invoice.CountsAs == CountsAs.Correction && (corrections is null || (corrections == "replace" && corrects is null)))
        {
            return (null, "replaces-or-corrects");
        }

        if (invoice.Stated.Own is { } own)
        {
            return Checked(As(invoice.Stated, own, new SaleDocument(default, own.Kind, NumberOf(invoice.Number), null, day, null,
                invoice.Currency ?? currency, total, invoice.Vat, total, null, null, null, false, null, invoice.Lines.Count,
                LinesOf(invoice.Lines, 1), null, import, by, null, PaidOf(invoice, own.Payable ?? total, 1, import, by))));
        }

        // A credit note is positive here; an invoice with negative amounts stays one, which takes away.
        var isCreditNote = invoice.CountsAs == CountsAs.Credit && (total > 0 || (total == 0 && payable > 0) || invoice.Type is "381");
        var kind = isCreditNote ? SaleKind.CreditNote : invoice.CountsAs switch
        {
            CountsAs.Prepayment => SaleKind.Prepayment,
            CountsAs.ProForma => SaleKind.ProForma,
            CountsAs.Difference or CountsAs.Correction => SaleKind.Correction,
            CountsAs.Credit when invoice.Type == "384" => SaleKind.Correction,
            CountsAs.Sale when isOfCards => SaleKind.Prepayment,
            _ => SaleKind.Invoice,
        };
        var sign = isCreditNote && (total < 0 || (total == 0 && payable < 0)) ? -1 : 1;
        var said = PaidOf(invoice, sign * payable, sign, import, by);
        var document = new SaleDocument(default, kind, NumberOf(invoice.Number),
            Cut(invoice.Stated.Seller ?? invoice.Seller.VatId ?? invoice.Seller.Name, SaleRules.LongestText), day,
            invoice.DueDate, invoice.Currency ?? currency, sign * total, sign * invoice.Vat,
            sign * (said is null ? LeftToPay(invoice, payable) : payable), Cut(invoice.Stated.Place, SaleRules.LongestText),
            Cut(invoice.Stated.Order, SaleRules.LongestNumber),
            corrects is null ? null : LongText.Cut(corrects, SaleRules.LongestNumber),
            invoice.CountsAs == CountsAs.Correction && corrections == "replace", null, invoice.Lines.Count,
            LinesOf(invoice.Lines, sign), Cut(invoice.Terms, SaleRules.LongestNote), import, by, null, said);
        return Checked(document);
    }

    /// <summary>The documents of an order: itself, and what was sent back of it.</summary>
    public static (IReadOnlyList<SaleDocument> Documents, string? Code) Of(ImportedOrder order, string format, string currency, Guid import,
        DoneBy by)
    {
        order = order.Stated.Own is null ? GiftCards.Without(order) : order;
        if (order.Status is { } status && (DocumentStatus.IsCancelled(status) || DocumentStatus.IsDraft(status)))
        {
            return ([], "not-a-sale");
        }

        if (order.Date is not { } day || order.Total is not { } total)
        {
            return ([], "open-question");
        }

        if (NumberOf(order.Number) is { Length: > SaleRules.LongestNumber })
        {
            return ([], NumberTooLong);
        }

        var document = new SaleDocument(default, SaleKind.Order, NumberOf(order.Number), null, day, null,
            order.Currency ?? currency, total, order.Tax, total, Cut(order.Stated.Place, SaleRules.LongestText), null, null, false, null,
            order.Lines.Count, LinesOf(order.Lines, 1), Cut(order.Notes, SaleRules.LongestNote), import, by, null)
        {
            Seller = Cut(order.Stated.Seller, SaleRules.LongestText),
        };
        var (sold, code) = Checked(order.Stated.Own is { } own ? As(order.Stated, own, document) : document);
        if (sold is null)
        {
            return ([], code);
        }

        return ([sold, .. OrderReturns.Of(sold, order, format).Select(Returned).OfType<SaleDocument>()], null);
    }

    // What was paid back counts also where its lines are not possible.
    private static SaleDocument? Returned(SaleDocument document) =>
        Checked(document).Document ?? Checked(document with { LineCount = 0, Lines = [] }).Document;

    /// <summary>The payment of a row, or the code because of which it is left out.</summary>
    /// <param name="payment">From the file.</param>
    /// <param name="format">Of the file.</param>
    /// <param name="currency">Where the file says none.</param>
    /// <param name="import">The import.</param>
    /// <param name="by">Who imports.</param>
    /// <param name="before">The payments of the file before this row.</param>
    public static (Payment? Payment, string? Code) Of(
        ImportedPayment payment, string format, string currency, Guid import, DoneBy by, AlikePayments before)
    {
        var amount = payment.Amount - (payment.Refunded ?? 0);
        if (amount == 0)
        {
            return (null, payment.Refunded is > 0 ? "refunded" : "amount-not-possible");
        }

        if (payment.Date is not { } day)
        {
            return (null, "open-question");
        }

        var code = payment.Currency ?? currency;
        var paid = format == OwnPayments ? PaidDocuments.Of(payment.InvoiceNumber) : null;
        var own = payment.ExternalId ?? before.Next(string.Create(CultureInfo.InvariantCulture,
            $"{day:yyyy-MM-dd}|{amount}|{code}|{payment.Payer.Email ?? payment.Payer.Name}|{payment.InvoiceNumber}|{payment.Description}"));
        var made = new Payment(
            format == OwnPayments && Guid.TryParse(own, out var id) ? id : Payment.IdOf(format, own),
            day, amount, code, Cut(payment.Method, SaleRules.LongestText),
            Cut((paid is null ? payment.InvoiceNumber : null) ?? payment.Description, SaleRules.LongestText), paid ?? [], import, by, null);
        return Payment.WhyNot(made) is { } wrong ? (null, $"{wrong.Field}-not-possible") : (made, null);
    }

    /// <summary>What is left to pay: a list of open items says what is left, an invoice says what it asks for.</summary>
    public static decimal LeftToPay(InvoiceDocument invoice, decimal payable) =>
        invoice.Seller == Party.Nobody && invoice.Paid is { } paid ? payable - paid : payable;

    // A table says what was paid until it was written; an electronic invoice says what was paid before it was made out.
    private static SaidPaid? PaidOf(InvoiceDocument invoice, decimal payable, int sign, Guid import, DoneBy by) =>
        invoice.Seller == Party.Nobody && invoice.Paid is { } paid ? SaidPaid.Of(sign * paid, payable, by.At, import) : null;

    /// <summary>The lines as they are stored.</summary>
    /// <param name="lines">From the file.</param>
    /// <param name="sign">-1 for a credit note with negative amounts.</param>
    public static List<SaleLine> LinesOf(IReadOnlyList<SoldLine> lines, int sign) =>
    [
        .. lines.Select(line => sign < 0 ? line.Negated() : line).Select(line =>
        {
            var quantity = line.Quantity ?? 1;
            var price = line.UnitPrice is { } stated ? stated / line.BaseQuantity
                : line.Amount is { } known && quantity != 0 ? known / quantity : 0;
            (quantity, price) = price < 0 ? (-quantity, -price) : (quantity, price);
            return new SaleLine(null, Cut(line.ItemId, SaleRules.LongestText),
                Cut(line.Name, SaleRules.LongestText) ?? Cut(line.ItemId, SaleRules.LongestText) ?? Unnamed,
                Math.Round(quantity, 8), Cut(line.Unit, SaleRules.LongestText), Math.Round(price, 8), Math.Round(line.Discount, 8),
                Math.Round(line.Amount ?? (quantity * price) - line.Discount, 8));
        }),
    ];

    private static (SaleDocument? Document, string? Code) Checked(SaleDocument document) =>
        SaleRules.WhyNot(document) is not { } wrong ? (document with { Id = document.IdOr(document.Id) }, null)
            : (null, wrong.Field == "lines" ? "too-many-lines" : $"{wrong.Field.Split('[')[0]}-not-possible");

    // Spaces inside a number tell two documents apart.
    private static string? NumberOf(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // The stored document again, member by member.
    private static SaleDocument As(StatedDocument stated, OwnDocument own, SaleDocument document) => document with
    {
        Id = own.Id,
        Kind = own.Kind,
        Seller = Cut(stated.Seller, SaleRules.LongestText),
        DueOn = own.DueOn,
        Payable = own.Payable ?? document.Total,
        Place = Cut(stated.Place, SaleRules.LongestText),
        Order = stated.Order is null ? null : LongText.Cut(stated.Order, SaleRules.LongestNumber),
        Corrects = stated.Corrects is null ? null : LongText.Cut(stated.Corrects, SaleRules.LongestNumber),
        Replaces = own.Replaces,
        Note = own.Note is { Length: > SaleRules.LongestNote } note ? note[..SaleRules.LongestNote] : own.Note,
    };

    private static string? Cut(string? text, int longest) =>
        SaleRules.Line(text) is { } line ? line.Length <= longest ? line : LongText.Cut(line, longest) : null;
}

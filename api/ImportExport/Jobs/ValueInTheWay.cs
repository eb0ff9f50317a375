using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Names the column and the value because of which a record cannot be stored. Pure.</summary>
internal static class ValueInTheWay
{
    private const string NotPossible = "-not-possible";

    private static readonly DoneBy s_nobody = new(Guid.Empty, "", default);

    /// <summary>The code of a record that can be stored for nobody, because of what the record says; null for any other record.</summary>
    /// <param name="item">The record.</param>
    /// <param name="format">Of the file.</param>
    /// <param name="currency">Where the file says none.</param>
    public static string? CodeOf(TableItem item, string format, string currency)
    {
        try
        {
            var code = item.Record switch
            {
                InvoiceDocument invoice => SaleMapping.Of(invoice, currency, null, default, s_nobody).Code,
                ImportedOrder order => SaleMapping.Of(order, format, currency, default, s_nobody).Code,
                ImportedPayment payment => SaleMapping.Of(payment, format, currency, default, s_nobody, new()).Code,
                ImportedProduct product when ImportedProducts.WhyNot(ImportedProducts.Of(product, currency)) is { } member
                    => $"{member}{NotPossible}",
                _ => null,
            };
            return code?.EndsWith(NotPossible, StringComparison.Ordinal) == true ? code : null;
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            return RecordFault.CodeOf(e);
        }
    }

    /// <summary>The column and the value; both null where the code is about no single value.</summary>
    /// <param name="item">The record.</param>
    /// <param name="code">Why it cannot be stored.</param>
    /// <param name="headerOf">The header of the column with a field; null for none, and then the field's own name is the column.</param>
    public static Rejected Of(TableItem item, string code, Func<Field, string?> headerOf)
    {
        var (field, value) = code == OwnRecords.Colleague ? Of(item.Record, "addresses")
            : code == OwnRecords.OwnDomain ? Of(item.Record, "website")
            : code.EndsWith(NotPossible, StringComparison.Ordinal) ? Of(item.Record, code[..^NotPossible.Length])
            : (default(Field?), null);
        return Rejected.Of(item.Line,
            field is { } known ? headerOf(known) ?? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null, value, code);
    }

    private static (Field? Field, string? Value) Of(object record, string member) => record switch
    {
        InvoiceDocument invoice => member switch
        {
            "currency" => (Field.Currency, invoice.Currency),
            "day" => (Field.Date, Text(invoice.IssueDate)),
            "total" => (Field.Total, Text(invoice.WithVat ?? invoice.Payable)),
            "tax" => (Field.Tax, Text(invoice.Vat)),
            "payable" => (Field.Open, Text(invoice.Stated.Own?.Payable ?? SaleMapping.LeftToPay(invoice, invoice.Payable ?? 0))),
            "lines" => OfLines(invoice.Lines),
            _ => OfBuyer(invoice.Buyer, member),
        },
        ImportedOrder order => member switch
        {
            "currency" => (Field.Currency, order.Currency),
            "day" => (Field.Date, Text(order.Date)),
            "total" or "payable" => (Field.Total, Text(order.Total)),
            "tax" => (Field.Tax, Text(order.Tax)),
            "lines" => OfLines(order.Lines),
            _ => OfBuyer(order.Buyer, member),
        },
        ImportedPayment payment => member switch
        {
            "currency" => (Field.Currency, payment.Currency),
            "day" => (Field.Date, Text(payment.Date)),
            "amount" => (Field.Amount, Text(payment.Amount - (payment.Refunded ?? 0))),
            _ => OfBuyer(payment.Payer, member),
        },
        ImportedProduct product => member switch
        {
            "name" => (Field.ItemName, product.Name),
            "code" => (Field.ItemCode, product.Code),
            "price" => (Field.Price, Text(product.Price)),
            "cost" => (Field.Cost, Text(product.Cost)),
            "currency" => (Field.Currency, product.Currency),
            "unit" => (Field.Unit, product.Unit),
            "category" => (Field.Category, product.Category),
            _ => default,
        },
        ImportedCustomer customer => member switch
        {
            "name" => (Field.Name, customer.Name),
            "addresses" => (Field.Email, string.Join(", ", customer.Emails)),
            "phones" => (Field.Phone, string.Join(", ", customer.Phones)),
            "birthday" => (Field.Birthday, customer.Birthday),
            "street" => (Field.Street, customer.Street),
            "city" => (Field.City, customer.City),
            "postalCode" => (Field.PostalCode, customer.PostalCode),
            "country" => (Field.Country, customer.Country),
            "region" => (Field.Region, customer.Region),
            "language" => (Field.Language, customer.Language),
            "domains" => (Field.Domains, string.Join(", ", customer.Domains)),
            "role" => (Field.JobTitle, customer.JobTitle),
            "company" => (Field.Company, string.Join(", ", customer.Companies)),
            "notes" => (Field.Notes, customer.Notes),
            "website" => (Field.Website, customer.Website),
            _ => default,
        },
        _ => default,
    };

    private static (Field? Field, string? Value) OfBuyer(Party buyer, string member) => member switch
    {
        "name" => (Field.Name, buyer.Name),
        "addresses" => (Field.Email, buyer.Email),
        "phones" => (Field.Phone, buyer.Phone),
        "country" => (Field.Country, buyer.Country),
        _ => default,
    };

    // Lines are stored with at most eight decimals: only their size can be in the way.
    private static (Field? Field, string? Value) OfLines(IReadOnlyList<SoldLine> lines)
    {
        foreach (var line in SaleMapping.LinesOf(lines, 1))
        {
            foreach (var (field, number) in new[]
            {
                (Field.Quantity, line.Quantity), (Field.UnitPrice, line.UnitPrice), (Field.LineDiscount, line.Discount),
                (Field.LineAmount, line.Amount),
            })
            {
                if (Math.Abs(number) >= SaleRules.MostAmount)
                {
                    return (field, Text(number));
                }
            }
        }

        return default;
    }

    private static string? Text(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

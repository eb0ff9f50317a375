using OutlookCrm.Customers.Profiles;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Exports;

/// <summary>What a record is in a table and in JSON. The columns bear names that the import knows.</summary>
internal static class ExportRows
{
    private static readonly string[] s_customers =
    [
        "Customer ID", "Is company", "Name", "Company", "Email", "Phone", "Job title", "Birthday", "Street", "City", "Region",
        "Postal code", "Country", "Language", "Lifecycle stage", "Owner", "Domains", "Notes",
    ];

    private static readonly string[] s_sales =
    [
        "Customer ID", "Customer", "Email", "Type", "Number", "Date", "Due date", "Currency", "Total", "Tax", "Payable",
        "Paid elsewhere", "Seller", "Place",
        "Order of invoice", "Corrects", "Replaces", "Document ID", "Note", "SKU", "Description", "Quantity",
        "Unit of quantity", "Unit price", "Line discount", "Line amount",
    ];

    private static readonly string[] s_payments =
    [
        "Payment ID", "Customer ID", "Customer", "Email", "Payment date", "Amount", "Currency", "Method", "Reference of payer",
        "Paid documents",
    ];

    private static readonly string[] s_timeline = ["Customer ID", "Customer", "At", "Entry", "Content"];

    public static IReadOnlyList<string> HeaderOf(ExportTable table) => table switch
    {
        ExportTable.Customers => s_customers,
        ExportTable.Sales => s_sales,
        ExportTable.Payments => s_payments,
        _ => s_timeline,
    };

    public static ValueTask WriteAsync(ExportFile file, ExportedCustomer whose, Row stored)
    {
        var profile = whose.Profile;
        return file.IsJson
            ? file.WriteJsonAsync(json =>
            {
                json.WriteStartObject();
                json.WriteString("id", whose.Id);
                json.WritePropertyName("profile");
                json.WriteRawValue(stored.Content.Span, skipInputValidation: true);
                json.WriteEndObject();
            })
            : file.WriteRowAsync($"{whose.Id}", profile.Kind == CustomerKind.Organisation ? "yes" : "no", profile.Name, profile.Company,
                string.Join(';', profile.Addresses), string.Join(';', profile.Phones), profile.Role, Text(profile.Birthday),
                profile.Street, profile.City, profile.Region, profile.PostalCode, profile.Country, profile.Language,
                Word(profile.Stage), profile.Owner?.Name, string.Join(';', profile.Domains), profile.Notes);
    }

    public static async ValueTask WriteAsync(ExportFile file, ExportedCustomer whose, SaleDocument sale)
    {
        if (file.IsJson)
        {
            await file.WriteJsonAsync(json => Write(json, whose, "sale", sale, SalesJson.Rows.SaleDocument));
            return;
        }

        SaleLine?[] lines = sale.Lines is { Count: > 0 } some ? [.. some] : [null];
        foreach (var line in lines)
        {
            await file.WriteRowAsync($"{whose.Id}", whose.Profile.Name, whose.Address, Word(sale.Kind),
                sale.Number, Text(sale.Day), Text(sale.DueOn), sale.Currency, Text(sale.Total), Text(sale.Tax), Text(sale.Payable),
                Text(sale.Paid?.Amount), sale.Seller, sale.Place, sale.Order, sale.Corrects, sale.Replaces ? "yes" : null, $"{sale.Id}",
                sale.Note, line?.Code, line?.Description, Text(line?.Quantity), line?.Unit, Text(line?.UnitPrice), Text(line?.Discount),
                Text(line?.Amount));
        }
    }

    public static ValueTask WriteAsync(ExportFile file, KeptDocument kept) => file.IsJson
        ? file.WriteJsonAsync(json =>
        {
            json.WriteStartObject();
            json.WriteNull("customerId");
            json.WritePropertyName("sale");
            JsonSerializer.Serialize(json, kept, SalesJson.Rows.KeptDocument);
            json.WriteEndObject();
        })
        : file.WriteRowAsync([null, null, null, Word(kept.Kind), kept.Number, Text(kept.Day), Text(kept.DueOn), kept.Currency,
            Text(kept.Total), Text(kept.Tax), Text(kept.Payable), null, kept.Seller, .. new string?[13]]);

    public static ValueTask WriteAsync(ExportFile file, ExportedCustomer whose, Payment payment) => file.IsJson
        ? file.WriteJsonAsync(json => Write(json, whose, "payment", payment, PaymentsJson.Rows.Payment))
        : file.WriteRowAsync($"{payment.Id}", $"{whose.Id}", whose.Profile.Name, whose.Address,
            Text(payment.Day), Text(payment.Amount), payment.Currency, payment.Method, payment.Reference,
            payment.For.Count == 0 ? null : PaidDocuments.Text(payment.For));

    public static ValueTask WriteEntryAsync(ExportFile file, ExportedCustomer whose, Row row) => file.IsJson
        ? file.WriteJsonAsync(json =>
        {
            json.WriteStartObject();
            json.WriteString("customerId", whose.Id);
            json.WritePropertyName("entry");
            json.WriteRawValue(row.Content.Span, skipInputValidation: true);
            json.WriteEndObject();
        })
        : file.WriteRowAsync($"{whose.Id}", whose.Profile.Name,
            RowKeys.TimeOf(row.Key[1..]).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row.Key[1..],
            Encoding.UTF8.GetString(row.Content.Span));

    private static void Write<T>(
        Utf8JsonWriter json, ExportedCustomer whose, string member, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        json.WriteStartObject();
        json.WriteString("customerId", whose.Id);
        json.WritePropertyName(member);
        JsonSerializer.Serialize(json, value, type);
        json.WriteEndObject();
    }

    private static string? Text(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(Birthday? birthday) => birthday is null ? null : string.Create(CultureInfo.InvariantCulture,
        $"{(birthday.Year is { } year ? $"{year:D4}" : "-")}-{birthday.Month:D2}-{birthday.Day:D2}");

    private static string Word<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) =>
            i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}

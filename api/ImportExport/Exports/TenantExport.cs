using OutlookCrm.Customers.Profiles;
using OutlookCrm.Payments;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Exports;

/// <summary>Writes a table of all customers in one pass over their rows, which come customer by customer, the profile first.</summary>
internal sealed class TenantExport(IRowStore rows, KeptDocuments kept)
{
    /// <summary>Writes the file; constant memory, however many customers there are.</summary>
    public async Task WriteAsync(TenantId tenant, ExportTable table, ExportFormat format, Stream stream, CancellationToken ct)
    {
        await using var file = new ExportFile(stream, format, ExportRows.HeaderOf(table));
        var (partition, whose) = (default(Partition), ExportedCustomer.Nobody);
        var left = table == ExportTable.Sales ? await kept.ListAsync(tenant, ct) : new([]);
        await foreach (var (place, row) in rows.ScanAsync(Storage.Tables.Customers, RowKeys.OfTenant(tenant), ct))
        {
            if (place != partition)
            {
                (partition, whose) = (place, ExportedCustomer.Nobody);
            }

            if (row.Key == RowKeys.Profile)
            {
                var id = Guid.ParseExact(place.Key.AsSpan(place.Key.LastIndexOf(RowKeys.Separator) + 1), "N");
                whose = new(id, CustomerRows.Profile(row));
                await (table == ExportTable.Customers ? ExportRows.WriteAsync(file, whose, row) : default);
            }
            else if (whose != ExportedCustomer.Nobody)
            {
                // Rows without a profile before them belong to a customer who is being erased or added.
                await WriteAsync(file, table, place, whose, row, left, ct);
            }
        }

        if (table == ExportTable.Sales)
        {
            foreach (var document in left.Left)
            {
                await ExportRows.WriteAsync(file, document);
            }
        }

        await file.EndAsync();
    }

    private async ValueTask WriteAsync(
        ExportFile file, ExportTable table, Partition place, ExportedCustomer whose, Row row, KeptList left,
        CancellationToken ct)
    {
        if (table == ExportTable.Sales && (Has(row, SalesKeys.Debts) || Has(row, SalesKeys.Others)))
        {
            var document = SaleRows.Read(row);
            var lines = document.Lines is not null ? [] : await LinesAsync(place, document.Id, ct);
            left.Meet(document.Id);
            await ExportRows.WriteAsync(file, whose, SaleRows.Whole(document, lines));
        }
        else if (table == ExportTable.Payments && Has(row, PaymentsKeys.Payments))
        {
            await ExportRows.WriteAsync(file, whose, JsonSerializer.Deserialize(row.Content.Span, PaymentsJson.Rows.Payment)!);
        }
        else if (table == ExportTable.Timeline && Has(row, "e"))
        {
            await ExportRows.WriteEntryAsync(file, whose, row);
        }
    }

    private async Task<List<Row>> LinesAsync(Partition place, Guid document, CancellationToken ct)
    {
        var (all, range) = (new List<Row>(), SalesKeys.LinesOf(document));
        while (await rows.ReadAsync(place, range, RowLimits.RowsPerRead, ct) is { Count: > 0 } page)
        {
            all.AddRange(page);
            range = range with { From = page[^1].Key + "+" };
        }

        return all;
    }

    private static bool Has(Row row, string prefix) => row.Key.StartsWith(prefix, StringComparison.Ordinal);
}

/// <summary>The customer whose rows are being written.</summary>
internal sealed record ExportedCustomer(Guid Id, Profile Profile)
{
    /// <summary>In the place of a customer whose profile has not been met.</summary>
    public static ExportedCustomer Nobody { get; } = new(Guid.Empty, new Profile { Kind = CustomerKind.Person, Name = "" });

    /// <summary>The main address; null for none.</summary>
    public string? Address => Profile.Addresses is [var first, ..] ? first : null;
}

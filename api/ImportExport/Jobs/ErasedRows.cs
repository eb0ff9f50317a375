using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Takes the rows of a customer who is erased out of the tables of what imports left out.</summary>
internal sealed class ErasedRows(ImportStore imports, PackedFiles files) : IErasureReach
{
    public async Task ForgetAsync(Erased erased, CancellationToken ct)
    {
        foreach (var head in (await imports.AllAsync(erased.Tenant, ct)).Where(head => head.RejectedParts > 0))
        {
            await using var kept = PackedFiles.Temporary();
            await using (var stored = await files.OpenAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, ct))
            {
                if (!await TryWriteWithoutAsync(erased.Customer, head, stored, kept, ct))
                {
                    continue;
                }
            }

            kept.Position = 0;
            await files.ForgetAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, ct);
            await files.AddAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, kept, ct);
        }
    }

    /// <summary>Whether a row names a customer: by an address, or by all words of a name.</summary>
    internal static bool Names(IReadOnlyList<string> cells, NamedCustomer customer)
    {
        var words = cells.SelectMany(WordsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return customer.Addresses.Any(address => cells.Any(cell => cell.Contains(address, StringComparison.OrdinalIgnoreCase)))
            || customer.Names.Any(name => WordsOf(name) is { Length: > 0 } own && (own.Length == 1
                ? cells.Any(cell => string.Equals(cell.Trim(), name, StringComparison.OrdinalIgnoreCase)) : own.All(words.Contains)));
    }

    // A table that cannot be read any more goes whole.
    private static async Task<bool> TryWriteWithoutAsync(
        NamedCustomer customer, ImportHead head, Stream stored, Stream kept, CancellationToken ct)
    {
        try
        {
            var table = TableFile.Open(stored, head.Options with { Encoding = null, Delimiter = null }, head.Language, ct);
            return await RejectedRows.WriteWithoutAsync(table, cells => Names(cells, customer), kept, ct);
        }
        catch (RefusedFileException)
        {
            return true;
        }
    }

    private static string[] WordsOf(string text) => text.Split([' ', ',', '.', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
}

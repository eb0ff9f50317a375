using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// Takes what names a customer who is erased out of the files of imports that have not ended, and out of the tables of what imports left
/// out. A step that is being written ends first; no later step reads these rows.
/// </summary>
internal sealed class ErasedRows(ImportStore imports, PackedFiles files, ImportGate gate) : IErasureReach
{
    private const int FewestDigits = 8;

    public async Task ForgetAsync(Erased erased, CancellationToken ct)
    {
        foreach (var head in erased.IsTakenBack ? [] : await imports.AllAsync(erased.Tenant, ct))
        {
            if (head.Parts > 0)
            {
                await ClearAsync(erased, head.Id, ct);
            }

            // A file that was read meanwhile has left its own rows out.
            if (head.Parts > 0 || head.RejectedParts > 0)
            {
                await ClearRejectedAsync(erased, head.Id, ct);
            }
        }
    }

    /// <summary>Whether a row names a customer: by an address, or by all words of a name.</summary>
    internal static bool Names(IReadOnlyList<string> cells, NamedCustomer customer)
    {
        if (!MayName(cells, customer))
        {
            return false;
        }

        var words = cells.SelectMany(WordsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return customer.Addresses.Any(address => cells.Any(cell => cell.Contains(address, StringComparison.OrdinalIgnoreCase)))
            || customer.Names.Any(name => WordsOf(name) is { Length: > 0 } own && (own.Length == 1
                ? cells.Any(cell => string.Equals(Bare(cell.Trim()), Bare(name), StringComparison.OrdinalIgnoreCase))
                : own.All(words.Contains)));
    }

    // A buyer without a name is called by the tax number, which files write with the letters of the country or without them.
    private static string Bare(string text) =>
        text is [var one, var other, .. { Length: >= FewestDigits } digits] && char.IsAsciiLetter(one) && char.IsAsciiLetter(other)
            && digits.All(char.IsAsciiDigit) ? digits : text;

    // A file has a million rows, nearly none of which names the customer.
    private static bool MayName(IReadOnlyList<string> cells, NamedCustomer customer) =>
        customer.Addresses.Concat(customer.Names.Select(name => Bare(WordsOf(name).FirstOrDefault() ?? name)))
            .Any(word => cells.Any(cell => cell.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private async Task ClearAsync(Erased erased, Guid import, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        while (await imports.FindAsync(erased.Tenant, import, ct) is ({ Parts: > 0 } head, { } version))
        {
            // Of an attempt that a crash has ended.
            await files.ForgetAsync(erased.Tenant, import, ImportKeys.Parts(head.Clearings + 1), ct);
            await using var stored = await files.OpenAsync(erased.Tenant, import, ImportKeys.Parts(head.Clearings), ct);
            await using var cleared = PackedFiles.Temporary();
            if (ClearedFile.Write(stored, head, cells => Names(cells, erased.Customer), cleared, ct) is { } next)
            {
                cleared.Position = 0;
                next = next with
                {
                    Parts = await files.AddAsync(erased.Tenant, import, ImportKeys.Parts(next.Clearings), cleared, ct),
                };
                if (!await imports.ReplaceAsync(erased.Tenant, next, version, ct))
                {
                    // Another replica has written a step meanwhile.
                    continue;
                }

                head = next;
            }

            await ForgetEarlierAsync(erased.Tenant, head, ct);
            return;
        }
    }

    private async Task ForgetEarlierAsync(TenantId tenant, ImportHead head, CancellationToken ct)
    {
        if (head.Clearings > 0)
        {
            await files.ForgetAsync(tenant, head.Id, ImportKeys.Parts(head.Clearings - 1), ct);
        }
    }

    private async Task ClearRejectedAsync(Erased erased, Guid import, CancellationToken ct)
    {
        using var entered = await gate.EnterAsync(ct);
        if (await imports.FindAsync(erased.Tenant, import, ct) is not ({ RejectedParts: > 0 } head, _))
        {
            return;
        }

        await using var kept = PackedFiles.Temporary();
        await using (var stored = await files.OpenAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, ct))
        {
            if (!await TryWriteWithoutAsync(erased.Customer, head, stored, kept, ct))
            {
                return;
            }
        }

        kept.Position = 0;
        await files.ForgetAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, ct);
        await files.AddAsync(erased.Tenant, head.Id, ImportKeys.RejectedParts, kept, ct);
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

    private static string[] WordsOf(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? c : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

using OutlookCrm.Payments;

namespace OutlookCrm.ImportExport.Records;

/// <summary>What a payment is for, as our own export writes it: the id of each document and the amount, parted by
/// semicolons.</summary>
internal static class PaidDocuments
{
    /// <summary>As the export has it.</summary>
    public static string Text(IReadOnlyList<Allotment> parts) => string.Join(';', parts.Select(part => string.Create(
        CultureInfo.InvariantCulture, $"{part.DocumentId} {part.Amount:0.############################}")));

    /// <summary>The parts of a text; null where it is no such text.</summary>
    public static IReadOnlyList<Allotment>? Of(string? text)
    {
        var parts = new List<Allotment>();
        foreach (var one in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (one.Split(' ') is not [var id, var amount] || !Guid.TryParse(id, out var document)
                || !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            parts.Add(new(document, number));
        }

        return parts.Count == 0 ? null : parts;
    }
}

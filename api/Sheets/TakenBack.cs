namespace OutlookCrm.Sheets;

/// <summary>
/// Lines that are marked as given back or cancelled beside an amount with no minus: reports read amounts alone, and would count such a line
/// as a sale.
/// </summary>
internal static class TakenBack
{
    /// <summary>What a line is.</summary>
    public static Column Kind { get; } = new(false, "line type")
    {
        Others =
        [
            "type", "transaction type", "document type", "kind", "Τύπος", "Είδος παραστατικού", "tip", "tip document", "típus",
            "bizonylat típusa", "نوع", "نوع سند", "tipe", "soort", "belegart", "art", "typ",
        ],
    };

    /// <summary>What became of a line's order.</summary>
    public static Column Status { get; } = new(false, "line status")
    {
        Others =
        [
            "status", "order status", "financial status", "payment status", "state", "Κατάσταση", "stare", "állapot", "státusz", "وضعیت",
            "toestand", "zustand", "statut", "état",
        ],
    };

    // Beginnings, in letters without accents.
    private static readonly string[] s_words =
    [
        .. ("refund|return|cancel|void|chargeback|charged back|reversed|reversal|credit note|credit memo|επιστροφ|επιστραφ|πιστωτικ|ακυρ"
            + "|anulat|anulare|ramburs|retur|stornat|storno|visszaterit|visszaru|visszavet|jovairas|torolt|sztorn|لغو|ابطال|باطل"
            + "|برگشت|مسترد|مرجوع|بازپرداخت|gekanselleer|terugbetaal|kredietnota|teruggestuur|gutschrift|erstatt"
            + "|ruckerstatt|zuruckerstatt|retoure|ruckgabe|rembours|avoir|annul").Split('|').Select(Plain),
    ];

    /// <summary>Tells a fault where a line's amount would count as a sale though the line says that none was made.</summary>
    /// <param name="line">The line.</param>
    /// <param name="amount">What would count.</param>
    public static void Check(SheetLine line, decimal amount)
    {
        if (amount > 0 && (Marked(line, Kind) ?? Marked(line, Status)) is { } mark)
        {
            line.Fault($"is marked \"{mark}\", but its amount would count as a sale; write with a minus what was given back, and leave out "
                + $"what was cancelled");
        }
    }

    // One object for all lines of a mark: a file has millions of lines and a handful of marks.
    private static string? Marked(SheetLine line, Column column) =>
        line.Has(column.Names[0]) && line.Name(column.Names[0]) is { } mark
            && Plain(mark) is var plain && s_words.Any(word => plain.StartsWith(word, StringComparison.Ordinal)) ? mark : null;

    private static string Plain(string text) => string.Concat(SameName.KeyOf(text).Normalize(NormalizationForm.FormD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
}

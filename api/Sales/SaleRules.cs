using OutlookCrm.Money;

namespace OutlookCrm.Sales;

/// <summary>What a document can be, whoever writes it. Pure.</summary>
public static class SaleRules
{
    /// <summary>A document with the longest lines then fits into one batch of rows.</summary>
    public const int MostLines = 1500;

    public const int LongestText = 250;
    public const int LongestNumber = 200;
    public const int LongestNote = 2000;

    /// <summary>Amounts have at most so many digits before the point, and prices and quantities at most so many after it.</summary>
    public const decimal MostAmount = 1_000_000_000_000_000;

    private const int MostDecimals = 8;

    /// <summary>What is wrong with a document: the member's path and the reason; null when it can be stored.</summary>
    public static (string Field, string Reason)? WhyNot(SaleDocument document)
    {
        if (!Currency.IsCode(document.Currency))
        {
            return ("currency", "A currency of ISO 4217, in capitals.");
        }

        if (document.Day.Year is < 1900 or > 2200)
        {
            return ("day", "A day from 1900 to 2200.");
        }

        if (document.Replaces && (document.Kind != SaleKind.Correction || document.Corrects is null))
        {
            return ("replaces", "Only a correction that names the earlier document can replace it.");
        }

        if (document.Kind is SaleKind.CreditNote or SaleKind.Return && document.Total < 0)
        {
            return ("total", "The amounts of a credit note and of a return are positive.");
        }

        if (WhyNot(document.Total, document.Currency) is { } total)
        {
            return ("total", total);
        }

        if (document.Tax is { } tax && WhyNot(tax, document.Currency) is { } ofTax)
        {
            return ("tax", ofTax);
        }

        if (document.Paid is { } paid && WhyNot(paid.Amount, document.Currency) is { } ofPaid)
        {
            return ("payable", ofPaid);
        }

        return WhyNot(document.Payable, document.Currency) is { } payable ? ("payable", payable) : WhyNotLines(document);
    }

    /// <summary>
    /// Quantity times price less discount, rounded for the currency; <see cref="MostAmount"/>, which no line may have, for more than that.
    /// </summary>
    public static decimal AmountOf(decimal quantity, decimal unitPrice, decimal discount, string currency) =>
        Math.Abs((double)quantity * (double)unitPrice) >= (double)MostAmount || Math.Abs(discount) >= MostAmount ? MostAmount
            : Currency.Round((quantity * unitPrice) - discount, currency);

    /// <summary>Text as it is stored: one line, runs of white space as one space; null for none.</summary>
    public static string? Line(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is wrong with the lines alone; null for nothing.</summary>
    internal static (string Field, string Reason)? WhyNotLines(SaleDocument document)
    {
        var lines = document.Lines ?? [];
        if (lines.Count > MostLines)
        {
            return ("lines", $"At most {MostLines} lines.");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.UnitPrice < 0 || line.Discount < 0)
            {
                return ($"lines[{i}]", "Price and discount are not negative; what is taken back has a negative quantity.");
            }

            if (!IsNumber(line.Quantity) || !IsNumber(line.UnitPrice) || !IsNumber(line.Discount) || !IsNumber(line.Amount))
            {
                return ($"lines[{i}]", $"Numbers below 10^15 with at most {MostDecimals} decimals.");
            }
        }

        return null;
    }

    private static string? WhyNot(decimal amount, string currency) =>
        Math.Abs(amount) >= MostAmount ? "Below 10^15."
        : Currency.Round(amount, currency) != amount ? $"At most {Currency.DigitsOf(currency)} decimals in {currency}." : null;

    private static bool IsNumber(decimal number) => Math.Abs(number) < MostAmount && Math.Round(number, MostDecimals) == number;
}

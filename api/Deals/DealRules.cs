using OutlookCrm.Money;
using OutlookCrm.Primitives;

namespace OutlookCrm.Deals;

/// <summary>What a deal can be, and how it stands on a day. Pure.</summary>
public static class DealRules
{
    public const int LongestTitle = 200;
    public const int LongestStep = 500;
    public const int LongestNote = 2000;
    public const int MostPeople = 20;
    private const decimal MostAmount = 1_000_000_000_000_000;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>What is wrong with a deal: the member and the reason; null when it can be stored.</summary>
    public static (string Field, string Reason)? WhyNot(Deal deal)
    {
        if (!ShownText.IsVisible(deal.Title))
        {
            return ("title", "A deal needs a title that can be seen.");
        }

        if (deal.People.Contains(deal.CustomerId) || deal.People.Distinct().Count() < deal.People.Count)
        {
            return ("people", "Each person once, and not the deal's own customer.");
        }

        if (deal.ClosesOn is { Year: < FirstYear or > LastYear })
        {
            return ("closesOn", $"A day from {FirstYear} to {LastYear}.");
        }

        if (deal.NextStepOn is { Year: < FirstYear or > LastYear })
        {
            return ("nextStepOn", $"A day from {FirstYear} to {LastYear}.");
        }

        return deal.NextStepOn is not null && deal.NextStep is null ? ("nextStep", "A day needs words for what is to be done.")
            : deal.Chance is < 0 or > 1 || deal.Chance is { } chance && double.IsNaN(chance) ? ("chance", "From 0 to 1.")
            : WhyNotAmount(deal.Amount, deal.Currency);
    }

    /// <summary>A text on one line, without marks that turn its direction; null for nothing.</summary>
    public static string? Line(string? text)
    {
        var words = ShownText.Straight(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Concat(string.Join(' ', words).Where(c => !char.IsControl(c)));
    }

    /// <summary>Days since the day by which a deal was expected to be closed; null where that day has not ended.</summary>
    public static int? DaysOverdue(DateOnly? closesOn, DateOnly today) =>
        closesOn < today ? today.DayNumber - closesOn.Value.DayNumber : null;

    /// <summary>Whole days, each of 24 hours, in which a deal has stood in its stage.</summary>
    public static int DaysInStage(DateTimeOffset entered, DateTimeOffset now) => Math.Max(0, (int)(now - entered).TotalDays);

    /// <summary>Whether a deal stands in its stage for longer than the stage allows. Nothing pauses that time.</summary>
    public static bool Rots(DateTimeOffset entered, int? rottingDays, DateTimeOffset now) =>
        rottingDays is { } days && entered < RotsBefore(days, now);

    /// <summary>Deals that entered a stage before this moment rot there.</summary>
    public static DateTimeOffset RotsBefore(int rottingDays, DateTimeOffset now) => now.AddDays(-rottingDays);

    private static (string Field, string Reason)? WhyNotAmount(decimal? amount, string? currency)
    {
        if (amount is null != currency is null)
        {
            return amount is null ? ("amount", "A currency needs an amount.") : ("currency", "An amount needs a currency.");
        }

        if (currency is null)
        {
            return null;
        }

        return !Currency.IsCode(currency) ? ("currency", "A currency of ISO 4217, in capitals.")
            : amount is < 0 or >= MostAmount ? ("amount", "Zero or more, and below 10^15.")
            : Currency.Round(amount!.Value, currency) != amount
                ? ("amount", $"At most {Currency.DigitsOf(currency)} decimals in {currency}.")
            : null;
    }
}

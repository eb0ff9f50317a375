using System.ComponentModel.DataAnnotations;
using OutlookCrm.Customers.Profiles;

namespace OutlookCrm.Deals;

/// <summary>What somebody types in of a deal.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="People">Customers who take part besides.</param>
/// <param name="Amount">What it may bring; zero or more.</param>
/// <param name="Currency">ISO 4217, in capitals; with an amount only.</param>
/// <param name="Chance">The chance that holds instead of the stage's, 0 to 1.</param>
/// <param name="ClosesOn">The day by which it is expected to be closed.</param>
/// <param name="Owner">Who looks after it; null: the caller for a new deal, nobody for an edited one.</param>
/// <param name="NextStep">What is to be done next.</param>
/// <param name="NextStepOn">The day by which that is due.</param>
public sealed record DealRequest(
    [property: Required, StringLength(DealRules.LongestTitle, MinimumLength = 1)] string Title,
    [property: MaxLength(DealRules.MostPeople)] IReadOnlyList<Guid>? People = null,
    decimal? Amount = null,
    [property: StringLength(3, MinimumLength = 3)] string? Currency = null,
    [property: Range(0, 1)] double? Chance = null,
    DateOnly? ClosesOn = null,
    UserReference? Owner = null,
    [property: StringLength(DealRules.LongestStep)] string? NextStep = null,
    DateOnly? NextStepOn = null)
{
    /// <summary>The deal with what was typed.</summary>
    internal Deal Over(Deal deal) => deal with
    {
        Title = DealRules.Line(Title) ?? "",
        People = People ?? [],
        Amount = Amount,
        Currency = Currency,
        Chance = Chance,
        ClosesOn = ClosesOn,
        Owner = Owner,
        NextStep = DealRules.Line(NextStep),
        NextStepOn = NextStepOn,
    };
}

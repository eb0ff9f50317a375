using System.ComponentModel.DataAnnotations;
using OutlookCrm.Sales;
using OutlookCrm.Slices;

namespace OutlookCrm.Payments;

/// <summary>A payment as somebody types it in.</summary>
/// <param name="Day">The day on which the money arrived.</param>
/// <param name="Amount">Above zero for money from the customer, below for money to the customer.</param>
/// <param name="Currency">ISO 4217, in capitals.</param>
/// <param name="Id">Chosen by the caller, so that a repeated request records nothing twice; null: the API chooses.</param>
/// <param name="Method">How it was paid.</param>
/// <param name="Reference">What the payer or the bank wrote.</param>
/// <param name="For">What it is for; the rest goes to the invoices that are due first.</param>
public sealed record PaymentRequest(
    [property: Required] DateOnly? Day,
    [property: Required] decimal? Amount,
    [property: Required, StringLength(3, MinimumLength = 3)] string Currency,
    Guid? Id = null,
    [property: StringLength(80)] string? Method = null,
    [property: StringLength(SaleRules.LongestText)] string? Reference = null,
    [property: MaxLength(100)] IReadOnlyList<AllotmentRequest>? For = null)
{
    internal Payment Read(Actor actor, DateTimeOffset now) => new(
        Id is { } chosen && chosen != Guid.Empty ? chosen : Guid.CreateVersion7(),
        Day!.Value, Amount!.Value, Currency, SaleRules.Line(Method), SaleRules.Line(Reference),
        [.. (For ?? []).Select(one => new Allotment(one.DocumentId!.Value, one.Amount!.Value))],
        null, new(actor.UserId, actor.Name, now), null);
}

/// <summary>A part of a payment that is for one invoice.</summary>
public sealed record AllotmentRequest([property: Required] Guid? DocumentId, [property: Required] decimal? Amount);

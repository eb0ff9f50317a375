namespace OutlookCrm.Slices;

/// <summary>
/// What to do about a customer next, as a code with values; the pane has the words. Each slice names at most two, the weightiest first.
/// </summary>
/// <param name="Code">In kebab-case.</param>
/// <param name="Weight">The larger, the sooner: a card shows the weightiest two of all slices.</param>
/// <param name="Number">The number of the document that it is about.</param>
/// <param name="Days">How many days ago, or late.</param>
/// <param name="UsualDays">How many days it usually is.</param>
/// <param name="Amount">The amount that it is about.</param>
public sealed record NextAction(string Code, int Weight, string? Number, int? Days, int? UsualDays, Amount? Amount);

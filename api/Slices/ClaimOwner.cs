namespace OutlookCrm.Slices;

/// <summary>
/// What a <see cref="ProjectedRow"/> that is a claim says: who owns it. The name is only for showing. Rows of older versions also hold
/// more of the customer.
/// </summary>
public sealed record ClaimOwner(Guid Id, string Name);

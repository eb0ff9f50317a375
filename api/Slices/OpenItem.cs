namespace OutlookCrm.Slices;

/// <summary>
/// Something that is still to be done with a customer: a task, a deal, a case, an unpaid invoice. Every slice writes its open items in this
/// one shape, in rows whose keys begin with <c>c</c> and the slice's own word, so that a card shows them all without knowing any.
/// </summary>
/// <param name="Id">The item's id within its slice.</param>
/// <param name="Kind">The slice's word for it.</param>
/// <param name="Title">What a list shows.</param>
/// <param name="DueOn">The day by which it is due; null for none.</param>
/// <param name="Amount">What it is worth or what is owed; null for nothing.</param>
/// <param name="State">The slice's word for how far it is.</param>
/// <param name="Link">Where the pane opens it; null for nowhere.</param>
public sealed record OpenItem(string Id, string Kind, string Title, DateOnly? DueOn, Amount? Amount, string State, string? Link);

/// <summary>An amount of money, and its currency's code (ISO 4217).</summary>
public sealed record Amount(decimal Value, string Currency);

namespace OutlookCrm.Customers.Erasing;

/// <summary>What an erasure did, for the person who asked for it.</summary>
/// <param name="CustomerId">Who was erased.</param>
/// <param name="At">When the erasure began, UTC.</param>
/// <param name="ErasedBy">Who erased.</param>
/// <param name="Reason">Why.</param>
/// <param name="RememberedAddresses">How many addresses are remembered as keyed hashes, so that no import adds them again.</param>
/// <param name="KeptDocuments">
/// How many invoices and other documents of a debt are kept without the person, because the law wants their numbers, days and amounts kept.
/// </param>
public sealed record ErasureCertificate(
    Guid CustomerId, DateTimeOffset At, string ErasedBy, ErasureReason Reason, int RememberedAddresses, int KeptDocuments);

/// <summary>How many rows the erasure has kept without the person so far, in the row that marks the customer as being erased.</summary>
internal sealed record ErasureMark(int Kept = 0);

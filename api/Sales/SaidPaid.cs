namespace OutlookCrm.Sales;

/// <summary>
/// What another program says is settled of a document, without saying by which payments: those may be here, come later or never. Of
/// payments that are here and what is said here, the same money counts once (<c>Settlement</c>).
/// </summary>
/// <param name="Amount">With the sign of the document's amounts, and no more than is payable.</param>
/// <param name="At">When the program's file was read.</param>
/// <param name="ImportId">The import of that file.</param>
/// <param name="Before">What the file before said, so that the import can be taken back; null for nothing.</param>
public sealed record SaidPaid(decimal Amount, DateTimeOffset At, Guid? ImportId, SaidPaid? Before)
{
    /// <summary>What is said of an amount; null where it cannot be a part of what is payable.</summary>
    public static SaidPaid? Of(decimal amount, decimal payable, DateTimeOffset at, Guid? import) =>
        Math.Abs(amount) <= Math.Abs(payable) && Math.Sign(amount) * Math.Sign(payable) >= 0 ? new(amount, at, import, null) : null;
}

namespace OutlookCrm.Slices;

/// <summary>
/// A member of the summary that is computed anew, from all rows of some prefixes, whenever a change writes such a row, or from the member
/// before where that says enough. For figures that one entry alone does not tell, such as which of several payments settled an invoice.
/// Pure apart from reading: the same rows always come to the same member, whatever their order of arrival. The kinds of entries of such a
/// slice fold nothing (<see cref="UnfoldedKind{TEntry, TSummary}"/>).
/// </summary>
public interface IDerivedMember
{
    /// <summary>The member of the summary.</summary>
    string Member { get; }

    /// <summary>How the keys of the rows begin that the member is computed of.</summary>
    IReadOnlyList<string> Prefixes { get; }

    /// <summary>
    /// The member's JSON as the rows will be after the change (<see cref="CustomerChange.ReadAfterAsync"/>); empty for no member. May add
    /// writes of rows that follow from the same rows, such as open items.
    /// </summary>
    Task<ReadOnlyMemory<byte>> DeriveAsync(CustomerChange change, CancellationToken ct);
}

namespace OutlookCrm.Sales;

/// <summary>What became of a document that was to be written.</summary>
public enum SaleWritten
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>It says something else than the stored one, in whose place it is now.</summary>
    Updated,

    /// <summary>It was there already and says the same but for what another program says is settled of it: that is stored now.</summary>
    Settled,

    /// <summary>It was there already and told less: what it did not tell is stored now.</summary>
    Enriched,

    /// <summary>It was there already and says the same.</summary>
    Unchanged,

    /// <summary>A stored document has the same number and says something else. It stays; nothing was written.</summary>
    Differs,
}

/// <summary>The document that is stored now, and its version.</summary>
public sealed record SaleOutcome(SaleWritten Written, SaleDocument Document, string Version);

/// <summary>
/// How many documents an undo removed, how many say again what they said before the import, and which stayed because a person has corrected
/// them or a later import has added to them since.
/// </summary>
public sealed record UndoneSales(int Removed, int Restored, IReadOnlyList<SaleDocument> Kept);

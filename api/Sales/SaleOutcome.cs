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

    /// <summary>It was there already and says the same.</summary>
    Unchanged,

    /// <summary>A stored document has the same number and says something else. It stays; nothing was written.</summary>
    Differs,
}

/// <summary>The document that is stored now, and its version.</summary>
public sealed record SaleOutcome(SaleWritten Written, SaleDocument Document, string Version);

/// <summary>How many documents an undo removed, and which stayed because somebody corrected them since.</summary>
public sealed record UndoneSales(int Removed, IReadOnlyList<SaleDocument> Kept);

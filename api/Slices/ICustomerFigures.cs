using OutlookCrm.Primitives;

namespace OutlookCrm.Slices;

/// <summary>
/// Figures of a customer that a slice computes from its member of the summary when a card is read, because they depend on the day or on
/// what the tenant has set. They cost a card no row and no round trip of its own.
/// </summary>
public interface ICustomerFigures
{
    /// <summary>The member of the figures: that of the summary.</summary>
    string Member { get; }

    /// <summary>What the figures hold, for the API's document.</summary>
    Type Answer { get; }

    /// <summary>
    /// Fetches what the tenant has set, if it is not known yet. Called beside the first reads of a card, so that it takes no longer.
    /// </summary>
    ValueTask PrepareAsync(TenantId tenant, CancellationToken ct);

    /// <summary>The figures' JSON, made of the member of the summary; null for nothing to say.</summary>
    byte[]? Make(TenantId tenant, ReadOnlyMemory<byte> member);
}

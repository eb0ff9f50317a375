using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// Says which rows outside a customer's partition the customer's state wants: names for the search, addresses, a line in a list over all
/// customers. The store of projections keeps these rows in step with the state, through crashes and concurrent changes. Pure: the same
/// state always wants the same rows.
/// </summary>
public interface IProjector
{
    /// <summary>All rows that the state wants, each once.</summary>
    IEnumerable<ProjectedRow> Wants(CustomerState state);
}

/// <summary>The state of a customer that projections are made of.</summary>
/// <param name="Tenant">The customer's tenant.</param>
/// <param name="Id">The customer.</param>
/// <param name="Profile">The profile as its row holds it.</param>
public sealed record CustomerState(TenantId Tenant, Guid Id, ReadOnlyMemory<byte> Profile);

/// <summary>A row about a customer that is stored outside the customer's partition.</summary>
/// <param name="Partition">The partition that holds the row.</param>
/// <param name="Key">The key of the row in that partition.</param>
/// <param name="Content">The content of the row.</param>
/// <param name="IsClaim">True for a row that belongs to one customer at most, such as an address.</param>
public readonly record struct ProjectedRow(Partition Partition, string Key, ReadOnlyMemory<byte> Content, bool IsClaim);

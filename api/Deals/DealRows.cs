using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>The rows of deals: a deal leaves the board before its row goes.</summary>
internal sealed class DealRows(BoardStore board) : ICustomerRows
{
    public string Name => "deals";

    public IReadOnlyList<string> Prefixes { get; } = [DealsKeys.Deals];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased) =>
        [ct => board.ProjectAsync(erased.Tenant, erased.Customer.Id, DealsKeys.IdOf(row.Key), ct)];
}

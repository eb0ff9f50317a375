namespace OutlookCrm.Insights.Own;

/// <summary>When reports on the tenant's own sales were made, and of what.</summary>
/// <param name="MadeAt">When what was sold was read, UTC.</param>
/// <param name="Home">The currency of the reports (ISO 4217).</param>
/// <param name="From">The first day of a sale; null for no sales.</param>
/// <param name="To">The last day of one.</param>
/// <param name="Documents">Orders, invoices and returns that count.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="Since">Where there are more than 2 000 000 lines: the first day of the latest, which alone count. Null for all.</param>
/// <param name="WithoutRate">Documents that were left out, because their currency has no rate in the home currency.</param>
/// <param name="WithoutProducts">Documents among <paramref name="Documents"/> that name no product: no part of prices and baskets.</param>
public sealed record OwnReportHead(
    DateTimeOffset MadeAt, string Home, DateOnly? From, DateOnly? To, int Documents, int Lines, DateOnly? Since, int WithoutRate,
    int WithoutProducts);

/// <summary>The row that says where the parts of a report lie.</summary>
/// <param name="Generation">Names the parts: a report that is made anew has parts of its own, and a reader finds either whole.</param>
/// <param name="Parts">How many parts.</param>
/// <param name="Customers">Customers that the report names by id.</param>
/// <param name="Head">What the report rests on.</param>
internal sealed record StoredReportHead(string Generation, int Parts, IReadOnlyList<Guid> Customers, OwnReportHead Head);

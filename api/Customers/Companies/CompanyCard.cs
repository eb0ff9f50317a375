using OutlookCrm.Customers.Profiles;
using OutlookCrm.Slices;

namespace OutlookCrm.Customers.Companies;

/// <summary>An organisation as the sum of its people.</summary>
/// <param name="People">The people who belong to the organisation, up to 200; who has the newest entry comes first.</param>
/// <param name="MorePeople">True when there are more people than these; summary and timeline are then those of these people.</param>
/// <param name="Summary">
/// The organisation's own summary and its people's together. A mail to several of them counts once; where they have more than a thousand
/// entries together, that holds for the newest of them, and an older mail counts under each of them.
/// </param>
/// <param name="Figures">What follows from that summary, the day and what the tenant has set.</param>
/// <param name="Timeline">The newest entries of the organisation and its people.</param>
public sealed record CompanyCard(
    IReadOnlyList<CustomerLine> People, bool MorePeople, StoredSummary Summary, StoredFigures Figures, JoinedTimeline Timeline);

/// <summary>A part of several histories as one, newest first; <paramref name="Next"/> continues after it, null at its end.</summary>
public sealed record JoinedTimeline(IReadOnlyList<JoinedEntry> Entries, string? Next);

/// <summary>An entry, and everybody under whom it stands.</summary>
public sealed record JoinedEntry(IReadOnlyList<EntryCustomer> Customers, StoredEntry Entry);

/// <summary>A customer under whom an entry stands.</summary>
public sealed record EntryCustomer(Guid Id, string Name);

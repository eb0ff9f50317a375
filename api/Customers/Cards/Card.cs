using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;

namespace OutlookCrm.Customers.Cards;

/// <summary>The people asked for, each once and in that order, and the mail's log; null for a mail that is not logged.</summary>
public sealed record Card(IReadOnlyList<CardPerson> People, LoggedMail? Mail);

/// <summary>One address of a mail.</summary>
/// <param name="Address">As asked.</param>
/// <param name="Customer">Whose address it is; null for a stranger.</param>
/// <param name="Organisation">For a stranger: the company at the address's domain, as far as it is known.</param>
/// <param name="LookAlike">For a stranger: a customer whose address looks the same and is not.</param>
public sealed record CardPerson(string Address, CustomerCard? Customer, KnownOrganisation? Organisation, LookAlikeCustomer? LookAlike);

/// <summary>A customer as the pane shows it first, with the newest part of the history.</summary>
public sealed record CustomerCard(Guid Id, string Version, Profile Profile, Summary Summary, TimelinePage Timeline);

/// <summary>Who logged a mail, and its entries by customer.</summary>
public sealed record LoggedMail(IReadOnlyList<Logger> LoggedBy, IReadOnlyList<LoggedEntry> Entries);

/// <summary>A mail's entry on a customer's timeline.</summary>
public sealed record LoggedEntry(Guid CustomerId, string EntryId);

/// <summary>The customer that a stranger's address can be mistaken for.</summary>
public sealed record LookAlikeCustomer(Guid CustomerId, string Name, string Address);

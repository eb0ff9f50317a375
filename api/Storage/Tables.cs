using System.Collections.Immutable;

namespace OutlookCrm.Storage;

/// <summary>
/// The tables of the product. A customer's partition is the truth about the customer; the other tables hold projections of it, unless they
/// say so.
/// </summary>
public static class Tables
{
    /// <summary>Partition: a customer. The truth about that customer.</summary>
    public const string Customers = "customers";

    /// <summary>Partition: an email address or a company domain. Who is this?</summary>
    public const string Addresses = "addresses";

    /// <summary>Partition: the first letter of a word, or three digits of a telephone number. Search as you type.</summary>
    public const string Names = "names";

    /// <summary>Partition: an intent. Work that a crash must not lose; see the sweeper.</summary>
    public const string Work = "work";

    /// <summary>Partition: a month. Who did what, where it leaves no row elsewhere.</summary>
    public const string Audit = "audit";

    /// <summary>Partition: a tenant. What holds for the tenant as a whole.</summary>
    public const string Settings = "settings";

    /// <summary>Partition: a part of a tenant's customers. A row for each customer whom jobs look at.</summary>
    public const string Portfolio = "portfolio";

    /// <summary>Partition: a user. The tasks that wait for the user.</summary>
    public const string Agenda = "agenda";

    /// <summary>Partition: a board of a tenant, such as that of deals. Lists and totals over all customers.</summary>
    public const string Boards = "boards";

    /// <summary>Partition: a tenant's webhooks, what is to be told, or what one webhook is told.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>Partition: a kind of sealed secret (token caches, key ring).</summary>
    public const string Secrets = "secrets";

    // In the order in which a tenant's file holds them.
    private static readonly (string Name, TableOwner Owner)[] s_tables =
    [
        (Customers, TableOwner.Tenant),
        (Addresses, TableOwner.Tenant),
        (Names, TableOwner.Tenant),
        (Work, TableOwner.Tenant),
        (Audit, TableOwner.Tenant),
        (Settings, TableOwner.Tenant),
        (Portfolio, TableOwner.Tenant),
        (Agenda, TableOwner.Tenant),
        (Boards, TableOwner.Tenant),
        (Webhooks, TableOwner.Tenant),
        (Secrets, TableOwner.Installation),
    ];

    /// <summary>Every table. Both engines create the tables at start.</summary>
    public static ImmutableArray<string> All { get; } = [.. s_tables.Select(table => table.Name)];

    /// <summary>
    /// The tables that hold tenants' rows: what is exported, restored and deleted with a tenant, and searched for an erased customer. The
    /// other tables belong to the installation and stay when a tenant goes.
    /// </summary>
    public static ImmutableArray<string> OfTenants { get; } =
        [.. s_tables.Where(table => table.Owner is TableOwner.Tenant).Select(table => table.Name)];

    private enum TableOwner
    {
        Tenant,
        Installation,
    }
}

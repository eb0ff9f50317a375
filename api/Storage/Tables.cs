namespace OutlookCrm.Storage;

/// <summary>The tables of the product. The customer's partition is the truth; the others are projections of it or say so.</summary>
public static class Tables
{
    /// <summary>Partition: a customer. The truth about that customer.</summary>
    public const string Customers = "customers";

    /// <summary>Partition: an email address, phone or company domain. Who is this?</summary>
    public const string Addresses = "addresses";

    /// <summary>Partition: the first letters of a search token. Search as you type.</summary>
    public const string Names = "names";

    /// <summary>Partition: an intent. Work that a crash must not lose; see the sweeper.</summary>
    public const string Work = "work";

    /// <summary>Partition: a month. What was done that leaves no row of its own behind, and by whom.</summary>
    public const string Audit = "audit";

    /// <summary>Partition: a tenant. What holds for it as a whole.</summary>
    public const string Settings = "settings";

    /// <summary>Partition: a kind of sealed secret (token caches, key ring).</summary>
    public const string Secrets = "secrets";

    /// <summary>All of them; both engines create them at start.</summary>
    public static IReadOnlyList<string> All { get; } = [Customers, Addresses, Names, Work, Audit, Settings, Secrets];
}

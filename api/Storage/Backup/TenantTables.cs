namespace OutlookCrm.Storage.Backup;

/// <summary>The tables that hold a tenant's rows, in the order in which they stand in its file. Secrets belong to the installation and stay there.</summary>
internal static class TenantTables
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Tables.Customers, Tables.Addresses, Tables.Names, Tables.Work, Tables.Audit, Tables.Settings];

    /// <summary>The place in the order.</summary>
    public static int IndexOf(string table)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == table)
            {
                return i;
            }
        }

        return -1;
    }
}

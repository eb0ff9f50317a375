namespace OutlookCrm.Identity;

/// <summary>Roles of the Entra application and the policies that routes name. A higher role may do what the lower ones may.</summary>
public static class Policies
{
    /// <summary>App role: sees everything of its tenant, changes nothing.</summary>
    public const string ReaderRole = "Crm.Reader";

    /// <summary>App role: logs mail and keeps customers.</summary>
    public const string SalesRole = "Crm.Sales";

    /// <summary>App role: also undoes what others did and sees reports.</summary>
    public const string ManagerRole = "Crm.Manager";

    /// <summary>App role: also configures.</summary>
    public const string AdminRole = "Crm.Admin";

    public const string Reader = "Reader";
    public const string Sales = "Sales";
    public const string Manager = "Manager";
    public const string Admin = "Admin";
}

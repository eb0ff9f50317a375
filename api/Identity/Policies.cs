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

    /// <summary>Policy: any of the four roles.</summary>
    public const string Reader = "Reader";

    /// <summary>Policy: sales, manager or admin.</summary>
    public const string Sales = "Sales";

    /// <summary>Policy: manager or admin.</summary>
    public const string Manager = "Manager";

    /// <summary>Policy: admin.</summary>
    public const string Admin = "Admin";
}

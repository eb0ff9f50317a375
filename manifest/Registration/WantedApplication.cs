using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Registration;

/// <summary>One of the API's roles, assigned to people or groups in Entra.</summary>
internal sealed record WantedRole(string Value, string Name, string Description);

/// <summary>The Entra application as the product needs it: what <c>register</c> compares with.</summary>
internal sealed record WantedApplication(AddInAddress Address, bool IsMultiTenant, bool WithBadge, WantedCertificate? Certificate)
{
    /// <summary>The delegated scope that the pane asks for.</summary>
    public const string Scope = "access_as_user";

    /// <summary>Microsoft Graph, in every tenant.</summary>
    public const string Graph = "00000003-0000-0000-c000-000000000000";

    /// <summary>Every Office client at once (learn.microsoft.com/office/dev/add-ins/develop/register-sso-add-in-aad-v2).</summary>
    public const string Office = "ea5a67f6-b6f3-4338-b240-c655ddc3cc8e";

    /// <summary>Tokens in the form that the API reads.</summary>
    public const int TokenVersion = 2;

    /// <summary>By which the same application is found again; Entra keeps it for ever.</summary>
    public string UniqueName => $"outlookcrm-{Address.Authority.Replace(':', '-')}";

    /// <summary>What administrators read.</summary>
    public string DisplayName => $"OutlookCrm ({Address.Authority})";

    /// <summary>Who may sign in.</summary>
    public string Audience => IsMultiTenant ? "AzureADMultipleOrgs" : "AzureADMyOrg";

    /// <summary>The scope's id, the same wherever it is made.</summary>
    public static Guid ScopeId { get; } = NameBasedId.Of($"outlookcrm/scope/{Scope}");

    /// <summary>What people may do; see the product's README.</summary>
    public static IReadOnlyList<WantedRole> Roles { get; } =
    [
        new("Crm.Reader", "Reader", "Sees customers, their history and their satisfaction."),
        new("Crm.Sales", "Sales", "Sees everything, logs mail, adds and edits customers."),
        new("Crm.Manager", "Manager", "Also undoes what others logged, erases customers and reads reports."),
        new("Crm.Admin", "Administrator", "Also looks after the installation."),
    ];

    /// <summary>
    /// Outlook's broker, the sign-in window, and the set-up page, which signs in itself and to which the consent page comes back.
    /// </summary>
    public IReadOnlyList<string> RedirectUris => [$"brk-multihub://{Address.Authority}", Address.Of("signin.html"), ConsentRedirect];

    /// <summary>Where Entra sends the administrator after consenting.</summary>
    public string ConsentRedirect => Address.Of("setup.html");

    /// <summary>
    /// Delegated permissions of Microsoft Graph that the API asks for: the open mail, the open meeting, the same in a shared mailbox, by
    /// what addresses and domains the company is known, and a mail's category.
    /// </summary>
    public IReadOnlyList<string> Permissions =>
        ["Mail.Read", "Mail.Read.Shared", "Calendars.Read", "Calendars.Read.Shared", "User.Read", .. WithBadge ? BadgePermissions : []];

    /// <summary>What setting a mail's category needs beside them.</summary>
    public static IReadOnlyList<string> BadgePermissions { get; } = ["Mail.ReadWrite", "Mail.ReadWrite.Shared"];

    /// <summary>The id of a role, the same wherever it is made.</summary>
    public static Guid RoleId(WantedRole role) => NameBasedId.Of($"outlookcrm/role/{role.Value}");
}

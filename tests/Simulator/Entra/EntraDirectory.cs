using OutlookCrm.Identity;

namespace OutlookCrm.Simulator.Entra;

/// <summary>A tenant of the simulated Entra.</summary>
public sealed record EntraTenant(Guid Id, string Name, string Domain)
{
    /// <summary>The domain that every tenant has from its first day.</summary>
    public string InitialDomain => $"{Name}.onmicrosoft.com";

    /// <summary>A second domain that the tenant has shown to be its own.</summary>
    public string OtherDomain => $"{Name}-group.example";
}

/// <summary>A user of a tenant; <paramref name="Name"/> is the short name that scripts use.</summary>
public sealed record EntraUser(string Name, string DisplayName, Guid ObjectId, EntraTenant Tenant, IReadOnlyList<string> Roles)
{
    /// <summary>The sign-in name, which is the mail address too.</summary>
    public string UserName => $"{Name}@{Tenant.Domain}";
}

/// <summary>Who exists: three tenants (the third was never onboarded), their users, and the one app registration of the product.</summary>
public static class EntraDirectory
{
    /// <summary>The registration of the pane and the API.</summary>
    public static readonly Guid ClientId = new("5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001");

    /// <summary>Its secret: worth nothing outside this process.</summary>
    public const string ClientSecret = "simulator-secret";

    /// <summary>The one delegated scope of the API.</summary>
    public const string Scope = "access_as_user";

    public static readonly EntraTenant Contoso = new(new("11111111-aaaa-4bbb-8ccc-000000000001"), "contoso", "contoso.example");

    public static readonly EntraTenant Fabrikam = new(new("22222222-aaaa-4bbb-8ccc-000000000002"), "fabrikam", "fabrikam.example");

    /// <summary>Known to Entra, never onboarded by the product.</summary>
    public static readonly EntraTenant Northwind = new(new("33333333-aaaa-4bbb-8ccc-000000000003"), "northwind", "northwind.example");

    public static readonly IReadOnlyList<EntraTenant> Tenants = [Contoso, Fabrikam, Northwind];

    public static readonly IReadOnlyList<EntraUser> Users =
    [
        User(1, "maria", "Maria Papadaki", Contoso, Policies.SalesRole),
        User(2, "nikos", "Nikos Andreou", Contoso, Policies.SalesRole),
        User(3, "ilona", "Ilona Kovács", Contoso, Policies.ManagerRole),
        User(4, "ana", "Ana Ionescu", Contoso, Policies.AdminRole),
        User(5, "reza", "Reza Karimi", Contoso, Policies.ReaderRole),
        User(6, "mallory", "Mallory Moss", Fabrikam, Policies.SalesRole),
        User(7, "nora", "Nora Nilsen", Northwind, Policies.SalesRole),
    ];

    /// <summary>
    /// More of contoso's salespeople, `seller1` to `seller256`, for load: Graph lets only four requests at once into each mailbox.
    /// </summary>
    public static readonly IReadOnlyList<EntraUser> Sellers =
        [.. Enumerable.Range(1, 256)
            .Select(number => User(1000 + number, $"seller{number}", $"Seller {number}", Contoso, Policies.SalesRole))];

    /// <summary>The user whom scripts call <paramref name="name"/>, or null.</summary>
    public static EntraUser? Find(string? name) =>
        Users.Concat(Sellers).FirstOrDefault(user => string.Equals(user.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The user behind an object id, or null.</summary>
    public static EntraUser? Find(Guid tenant, Guid objectId) =>
        Users.Concat(Sellers).FirstOrDefault(user => user.Tenant.Id == tenant && user.ObjectId == objectId);

    private static EntraUser User(int number, string name, string displayName, EntraTenant tenant, string role) =>
        new(name, displayName, new Guid($"aaaaaaaa-0000-4000-8000-{number:D12}"), tenant, [role]);
}

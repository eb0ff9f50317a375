namespace OutlookCrm.Simulator.Entra;

/// <summary>What the administrators of every tenant have consented to for the product.</summary>
public sealed class GraphConsent
{
    private const string Prefix = "https://graph.microsoft.com/";

    /// <summary>Delegated scopes; tests may take some away.</summary>
    public HashSet<string> Delegated { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        "User.Read", "Mail.Read", "Mail.ReadWrite", "Mail.Read.Shared", "Mail.ReadWrite.Shared", "Calendars.Read", "Calendars.Read.Shared",
        "Contacts.Read",
    };

    /// <summary>Application permissions.</summary>
    public HashSet<string> Application { get; } = new(StringComparer.OrdinalIgnoreCase) { "Mail.Read", "Mail.ReadWrite", "User.Read.All" };

    /// <summary>
    /// The scopes that a request for <paramref name="scope"/> gets; null where one of them was not consented. A token carries everything
    /// that was consented for the resource, as at Microsoft.
    /// </summary>
    internal IReadOnlyList<string>? Grant(string scope)
    {
        var asked = scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(one => one is not ("openid" or "profile" or "offline_access" or "email"))
            .Select(one => one.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? one[Prefix.Length..] : one)
            .Where(one => one != ".default");
        return asked.All(Delegated.Contains) ? [.. Delegated.Order(StringComparer.Ordinal)] : null;
    }

    /// <summary>The `scope` of the answer: MSAL finds the token in its cache again only if what it asked for is in it.</summary>
    internal static string Describe(string asked, IEnumerable<string> granted) =>
        string.Join(' ', granted.Select(scope => Prefix + scope).Concat(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(scope => scope.EndsWith("/.default", StringComparison.Ordinal) || !scope.Contains('/', StringComparison.Ordinal))));
}

using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>The tenant's domains and the user's addresses, as Microsoft 365 names them.</summary>
internal sealed record OwnNames(IReadOnlyList<string> Domains, IReadOnlyList<string> Addresses)
{
    public static OwnNames None { get; } = new([], []);
}

internal sealed partial class Mailboxes
{
    // "SMTP:" is the user's main address, "smtp:" an alias.
    private const string Smtp = "smtp:";

    /// <summary>By what the company's own people are known; needs User.Read.</summary>
    public Task<MailboxAnswer<OwnNames>> ReadOwnNamesAsync(CurrentUser user, CancellationToken ct) =>
        AskAsync<OwnNames>(new(user, null, IsDirectory: true), async directory =>
        {
            var me = await ReadAsync(new GraphRequest(directory, addresses.Me.For(directory)), GraphJson.Default.GraphUser, ct);
            var aliases = (me.ProxyAddresses ?? []).OfType<string>()
                .Where(alias => alias.StartsWith(Smtp, StringComparison.OrdinalIgnoreCase)).Select(alias => alias[Smtp.Length..]);
            var companies = await IfGivenAsync(() => ReadAsync(
                new GraphRequest(directory, addresses.Organisation), GraphJson.Default.GraphOrganisations, ct));
            return new OwnNames(
                [.. (companies?.Value ?? []).SelectMany(one => one?.VerifiedDomains ?? []).Select(domain => domain?.Name).OfType<string>()],
                [.. new[] { me.Mail, me.UserPrincipalName }.OfType<string>(), .. aliases]);
        });
}

/// <summary>A user of the directory, by addresses.</summary>
internal sealed record GraphUser(string? Id, string? Mail, string? UserPrincipalName, IReadOnlyList<string?>? ProxyAddresses);

/// <summary>The tenant's company, in a list of one.</summary>
internal sealed record GraphOrganisations(IReadOnlyList<GraphOrganisation?>? Value);

/// <summary>A company by its domains.</summary>
internal sealed record GraphOrganisation(IReadOnlyList<GraphDomain?>? VerifiedDomains);

/// <summary>A domain that the company has shown to be its own.</summary>
internal sealed record GraphDomain(string? Name);

using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Who the company's own people are: from the configuration, from the user's own name and mailbox, and from Microsoft 365 where it may be
/// asked. What it says is kept for hours; where it says nothing, it is asked again sooner.
/// </summary>
internal sealed class OwnDirectory(Mailboxes mailboxes, IOptions<CorrespondenceOptions> options, TimeProvider clock)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan s_known = TimeSpan.FromHours(8);
    private static readonly TimeSpan s_unknown = TimeSpan.FromMinutes(15);

    private readonly BoundedCache<(string Tenant, Guid User), OwnNames> _names = new(MostRemembered, clock);

    /// <summary>
    /// As this user sees it; <paramref name="mailbox"/> is a shared mailbox that the user works in, null for the user's own.
    /// </summary>
    public async Task<OwnPeople> OfAsync(CurrentUser user, string? mailbox, CancellationToken ct)
    {
        var key = (user.Tenant.Value, user.ObjectId);
        if (_names.Find(key) is not { } names)
        {
            var isKnown = (await mailboxes.ReadOwnNamesAsync(user, ct)).TryGet(out var read, out _);
            names = read ?? OwnNames.None;
            _names.Set(key, names, isKnown ? s_known : s_unknown);
        }

        return OwnPeople.Of(
            [.. Listed(options.Value.OwnDomains), .. names.Domains],
            [.. Listed(options.Value.OwnAddresses), .. names.Addresses, user.UserName, mailbox]);
    }

    private static string[] Listed(string setting) =>
        setting.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence;

/// <summary>
/// Who the company's own people are: from the configuration, from the user's own name and mailbox, and from Microsoft 365 where it may be
/// asked. What it says is kept for hours; where it says nothing, it is asked again sooner.
/// </summary>
internal sealed class OwnDirectory(Mailboxes mailboxes, IOptions<CorrespondenceOptions> options, TimeProvider clock) : IOwnPeople
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan s_known = TimeSpan.FromHours(8);
    private static readonly TimeSpan s_unknown = TimeSpan.FromMinutes(15);

    // A card waits no longer for what most cards do not need.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly BoundedCache<(string Tenant, Guid User), OwnPeople> _people = new(MostRemembered, clock);

    /// <summary>
    /// As this user sees it; <paramref name="mailbox"/> is a shared mailbox that the user works in, null for the user's own.
    /// </summary>
    public async Task<OwnPeople> OfAsync(CurrentUser user, string? mailbox, CancellationToken ct)
    {
        var (key, everybody) = ((user.Tenant.Value, user.ObjectId), (user.Tenant.Value, Guid.Empty));

        // A program's key opens no mailbox.
        if (user.AccessToken.Length == 0)
        {
            return _people.Find(everybody) ?? Of(user, OwnNames.None);
        }

        if (_people.Find(key) is not { } people)
        {
            var isKnown = (await mailboxes.ReadOwnNamesAsync(user, ct)).TryGet(out var names, out _);
            people = Of(user, names ?? OwnNames.None);
            _people.Set(key, people, isKnown ? s_known : s_unknown);
            _people.Set(everybody, people, isKnown ? s_known : s_unknown);
        }

        return mailbox is null ? people : people.With(mailbox);
    }

    public async Task<OwnPeople> OfAsync(CurrentUser user, CancellationToken ct)
    {
        // Not the caller's token: what is asked for is everybody's, and the next card has it.
        var asking = OfAsync(user, null, CancellationToken.None);
        if (!asking.IsCompleted)
        {
            await Task.WhenAny(asking, Task.Delay(s_patience, clock, ct));
            ct.ThrowIfCancellationRequested();
        }

        return asking.IsCompletedSuccessfully ? await asking : Of(user, OwnNames.None);
    }

    public async Task<IReadOnlyList<WhoseAddress>> TellAsync(CurrentUser user, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var people = await OfAsync(user, ct);
        return [.. addresses.Select(EmailAddress.TryParse).Select(address =>
            new WhoseAddress(people.Has(address), address is null || people.Has(address) ? null : people.MistakenFor(address)))];
    }

    private OwnPeople Of(CurrentUser user, OwnNames names) => OwnPeople.Of(
        [.. Listed(options.Value.OwnDomains), .. names.Domains],
        [.. Listed(options.Value.OwnAddresses), .. names.Addresses, user.UserName]);

    private static string[] Listed(string setting) =>
        setting.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using OutlookCrm.Identity;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// What each refusal of Graph comes to. <see cref="MailboxTraffic"/> has tried again by then what may succeed a moment later: 429, 503 and
/// 504 after the time that Graph names, 500 and 502 after a second or two.
/// </summary>
/// <remarks>
/// | answer | what the person reads | what goes on without |
/// | --- | --- | --- |
/// | 401 | Sign in again, with the claims that Graph names | nothing |
/// | 403, and an account without a mailbox | You have no access to this mailbox | the badge |
/// | 404, 410, and 400 for an id or a filter | The message is not in the mailbox | copies, the folder of deleted messages, the whole body,
/// the badge | | 408, 409, 412, 423, 425 | The mailbox is busy, try again in a second | the badge |
/// | 3xx, 5xx, and what is no JSON | The mailbox cannot be reached | the badge |
/// | any other 4xx: 405, 413, 414, 415, 422, 451 … | Microsoft 365 refuses this message | copies, the folder, the whole body, the badge |
/// </remarks>
internal static class GraphRefusals
{
    /// <summary>Graph's code for an account without a mailbox, or with one on the organisation's own servers.</summary>
    public const string NoMailbox = "MailboxNotEnabledForRESTAPI";

    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    /// <summary>What a refusal comes to where nothing goes on without the answer.</summary>
    public static MailboxFailure FailureOf(GraphRefusalException refusal, Func<GraphToken.SignInAgain> signIn) => refusal.Status switch
    {
        401 => new MailboxFailure.NoToken(signIn()),
        403 => new MailboxFailure.Denied(refusal.Code),
        _ when refusal.Code == NoMailbox => new MailboxFailure.Denied(NoMailbox),
        _ when IsGone(refusal) => new MailboxFailure.NotFound(),
        408 or 409 or 412 or 423 or 425 => new MailboxFailure.Busy(s_soon),
        >= 400 and < 500 => new MailboxFailure.Refused(),
        _ => new MailboxFailure.Unreachable(),
    };

    /// <summary>True for what is not (or no longer) there, and for an id or a filter that Graph cannot read.</summary>
    public static bool IsMissing(GraphRefusalException refusal) => IsGone(refusal) || refusal.Status == 400;

    /// <summary>True also for what Graph refuses to give although the mailbox is there.</summary>
    public static bool IsNothing(GraphRefusalException refusal) => IsMissing(refusal)
        || FailureOf(refusal, static () => new(null, new("https://login.invalid"))) is MailboxFailure.Refused;

    private static bool IsGone(GraphRefusalException refusal) =>
        (refusal.Status is 404 or 410 || refusal.Code == "ErrorItemNotFound") && refusal.Code != NoMailbox;
}

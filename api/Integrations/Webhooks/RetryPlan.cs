namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// When a message is tried again: after pauses that grow, for about a day. Each pause is up to a fifth longer or shorter, so that many
/// messages that failed together do not all come back together.
/// </summary>
internal static class RetryPlan
{
    private static readonly TimeSpan[] s_pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(7), TimeSpan.FromHours(9),
    ];

    /// <summary>The longest pause that a receiver may ask for.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    /// <summary>How often a message is tried.</summary>
    public static int MostAttempts => s_pauses.Length + 1;

    /// <summary>When the next try is due; null after the last.</summary>
    /// <param name="attempts">Tries so far, at least one.</param>
    /// <param name="now">The time of the last of them.</param>
    /// <param name="retryAfter">When the receiver wants to be asked again at the earliest; null where it did not say.</param>
    /// <param name="random">0 to 1.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset now, DateTimeOffset? retryAfter, double random)
    {
        if (attempts >= MostAttempts)
        {
            return null;
        }

        var next = now + (s_pauses[attempts - 1] * (0.8 + (0.4 * random)));
        var asked = retryAfter > now + Longest ? now + Longest : retryAfter;
        return asked > next ? asked : next;
    }
}

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Reads how long Graph asks us to wait: seconds, also with decimals (`2.128`, which RFC 9110 does not know and .NET's typed header does
/// not read), or an HTTP date.
/// </summary>
internal static class RetryAfter
{
    /// <summary>What Graph states is obeyed; longer than a day only a fault asks for, which must not close a mailbox for years.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null when absent, negative, past or unreadable: then the caller chooses.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values) || values.Count != 1)
        {
            return null;
        }

        var text = values.ToString().Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
        }

        if (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && date > now)
        {
            return date - now < Longest ? date - now : Longest;
        }

        return null;
    }
}

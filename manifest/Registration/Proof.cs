using Microsoft.Graph.Models;

namespace OutlookCrm.Manifest.Registration;

/// <summary>By what the API proves to Entra that it is the application: a certificate or a secret that is still good.</summary>
internal static class Proof
{
    // Long enough to make another and bring it to every replica.
    private static readonly TimeSpan s_notice = TimeSpan.FromDays(30);

    /// <summary>
    /// What an administrator should know of it, null when all is well. No part of the comparison: another certificate is not ours to make.
    /// </summary>
    public static string? Lacking(Application? current, WantedCertificate? coming, DateTimeOffset now)
    {
        var ends = (current?.KeyCredentials ?? []).Select(key => key.EndDateTime)
            .Concat((current?.PasswordCredentials ?? []).Select(secret => secret.EndDateTime))
            .OfType<DateTimeOffset>().Concat(coming is null ? [] : [coming.Until]).ToList();
        return ends.Count == 0
            ? "nothing is there by which the API could prove itself to Entra. Give --certificate FILE.cer, or make a secret in the portal."
            : ends.Max() is var last && last <= now
                ? $"the last certificate or secret ended on {last:yyyy-MM-dd}: no one can log. Give --certificate FILE.cer."
            : last - now < s_notice
                ? $"the last certificate or secret ends on {last:yyyy-MM-dd}. Give the next one with --certificate FILE.cer."
            : null;
    }
}

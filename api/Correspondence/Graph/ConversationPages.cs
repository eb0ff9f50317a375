using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Turns Graph's nextLink into a token for the caller and back. The token is encrypted for one user and mailbox and valid for an hour: a
/// caller can neither read it nor make the API fetch another address.
/// </summary>
internal sealed class ConversationPages(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan s_good = TimeSpan.FromHours(1);

    /// <summary>The next page of a conversation, and the folder whose messages are left out.</summary>
    public sealed record Page(string Link, string? DeletedItems, DateTimeOffset GoodUntil);

    public string Write(MailboxRequest mailbox, string link, string? deletedItems)
    {
        var page = JsonSerializer.SerializeToUtf8Bytes(new Page(link, deletedItems, clock.GetUtcNow() + s_good));
        return WebEncoders.Base64UrlEncode(For(mailbox).Protect(page));
    }

    /// <summary>Null when it was not made here, for this user and mailbox, within the hour.</summary>
    public Page? Read(MailboxRequest mailbox, string token)
    {
        try
        {
            var page = JsonSerializer.Deserialize<Page>(For(mailbox).Unprotect(WebEncoders.Base64UrlDecode(token)));
            return page?.GoodUntil > clock.GetUtcNow() ? page : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private IDataProtector For(MailboxRequest mailbox) =>
        protection.CreateProtector("OutlookCrm.Conversation", mailbox.User.ObjectId.ToString("D"), mailbox.Mailbox);
}

using OutlookCrm.Correspondence;

namespace OutlookCrm.Benchmarks;

/// <summary>An ordinary business mail.</summary>
internal static class Mail
{
    public static MailMessage Message(string from, string internetMessageId, int number)
    {
        var sentAt = new DateTimeOffset(2026, 11, 10, 10, 32, 0, TimeSpan.Zero).AddHours(-number);
        return new(
            $"id{number}", internetMessageId, $"conversation{number}", $"Re: Delivery for week {49 - number}", new("Ελένη Παπαδάκη", from), null,
            [new(new("Maria Papadaki", "maria@contoso.example"), RecipientLine.To)], false, sentAt, sentAt.AddSeconds(2),
            "Hello Maria,\nwe can take the second pallet on Thursday, if the first one was complete.\nKind regards\nEleni Papadaki\nHead of purchasing\nAegean Foods SA",
            false, [new("order.pdf", "application/pdf", 48_113, false)], false, [], null);
    }
}

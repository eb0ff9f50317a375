using OutlookCrm.Correspondence;

namespace OutlookCrm.Benchmarks;

/// <summary>An ordinary business mail.</summary>
internal static class Mail
{
    public static MailMessage Message(string from, string internetMessageId, int number)
    {
        var sentAt = new DateTimeOffset(2026, 11, 10, 10, 32, 0, TimeSpan.Zero).AddHours(-number);
        return new(
            $"id{number}", internetMessageId, $"conversation{number}", $"Re: Delivery for week {49 - number}",
            new("Ελένη Παπαδάκη", from), null, [],
            [new(new("Maria Papadaki", "maria@contoso.example"), RecipientLine.To)], false, sentAt, sentAt.AddSeconds(2),
            sentAt.AddSeconds(2),
            "Hello Maria,\nwe can take the second pallet on Thursday, if the first one was complete.\nKind regards\nEleni Papadaki\nHead "
                + "of purchasing\nAegean Foods SA",
            false, [new("order.pdf", "application/pdf", 48_113, false)], false, [], null);
    }

    /// <summary>The same as a file.</summary>
    public static string Eml(string from, int number)
    {
        var message = Message(from, $"<20261110.{number}@pane.example>", number);
        return string.Join(
            "\r\n",
            $"From: Eleni Papadaki <{from}>",
            "To: Maria Papadaki <maria@contoso.example>",
            $"Subject: {message.Subject}",
            $"Message-ID: {message.InternetMessageId}",
            $"Date: {message.SentAt:r}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            message.Text.ReplaceLineEndings("\r\n"));
    }
}

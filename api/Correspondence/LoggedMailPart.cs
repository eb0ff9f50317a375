using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>Who logged the mail that a card is asked for, and its entries by customer.</summary>
internal sealed class LoggedMailPart : ICardPart
{
    public string Name => "mail";

    public Type Answer => typeof(LoggedMail);

    public string Prefix => CorrespondenceKeys.Logs;

    // Few mails share a Message-ID, but some programs give all theirs the same, and the one that is open may be the last of them.
    public int MostRows => int.MaxValue;

    public KeyRange? Range(CardQuestion question) =>
        question.InternetMessageId is { } messageId ? CorrespondenceKeys.LogsOf(MailLog.HashOf(messageId)) : null;

    public byte[]? Make(CardQuestion question, IReadOnlyList<CardRows> found)
    {
        var author = question.From is null ? null : MailLog.AddressOf(question.From);
        var logged = new List<(Guid Customer, LoggedHead Log)>();
        foreach (var (customer, rows) in found)
        {
            foreach (var row in rows)
            {
                var log = JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.LoggedHead)!;
                if (log.LoggedBy.Count > 0 && (author is null || MailLog.IsBy(log.EntryId, log.From, author, question.InternetMessageId!))
                    && MailCopy.MayBe(
                        log.Copies, RowKeys.TimeOf(log.EntryId), question.UserId, question.Subject, question.CreatedAt))
                {
                    logged.Add((customer, log));
                    break;
                }
            }
        }

        return logged.Count == 0
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new LoggedMail(
                    [.. logged.SelectMany(one => one.Log.LoggedBy).OrderBy(logger => logger.At).DistinctBy(logger => logger.UserId)],
                    [.. logged.Select(one => new LoggedEntry(one.Customer, one.Log.EntryId))]),
                CorrespondenceJson.Rows.LoggedMail);
    }
}

public sealed record LoggedMail(IReadOnlyList<DoneBy> LoggedBy, IReadOnlyList<LoggedEntry> Entries);

public sealed record LoggedEntry(Guid CustomerId, string EntryId);

/// <summary>A <see cref="MailLog"/> as far as a card needs it.</summary>
internal sealed record LoggedHead(string EntryId, string From, IReadOnlyList<DoneBy> LoggedBy, IReadOnlyList<MailCopy>? Copies = null);

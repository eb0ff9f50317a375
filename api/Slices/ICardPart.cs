using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// A member of the card that a slice makes of further rows of the customers' partitions, read side by side with the customers themselves.
/// </summary>
public interface ICardPart
{
    string Name { get; }

    /// <summary>What the member holds, for the API's document.</summary>
    Type Answer { get; }

    /// <summary>How the keys of the rows begin.</summary>
    string Prefix { get; }

    /// <summary>
    /// At most so many rows of each customer are read; a part that chooses among them needs all (<see cref="int.MaxValue"/>).
    /// </summary>
    int MostRows { get; }

    /// <summary>The rows to read of each customer; null when this card needs none.</summary>
    KeyRange? Range(CardQuestion question);

    /// <summary>The member's JSON, made of the rows of the customers who are there; null for nothing to say.</summary>
    byte[]? Make(CardQuestion question, IReadOnlyList<CardRows> found);
}

/// <summary>What a card is asked for, besides people.</summary>
/// <param name="InternetMessageId">The mail's Message-ID; null without a mail.</param>
/// <param name="From">The mail's author, as far as it is known.</param>
/// <param name="UserId">Who asks.</param>
/// <param name="Subject">The mail's subject, as far as it is known.</param>
/// <param name="CreatedAt">When the asked copy came into its mailbox, as far as it is known.</param>
public sealed record CardQuestion(
    string? InternetMessageId, string? From, Guid UserId = default, string? Subject = null, DateTimeOffset? CreatedAt = null)
{
    /// <summary>Longest Message-ID that is read, in UTF-16 units. Lines of a mail end at 998, but mailboxes hold longer ones.</summary>
    public const int LongestMessageId = 65_536;
}

/// <summary>The rows of one customer that a part of the card asked for.</summary>
public readonly record struct CardRows(Guid Customer, IReadOnlyList<Row> Rows);

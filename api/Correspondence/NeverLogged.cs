using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>
/// A sender whose mails are never logged: an address, or a domain with all that lies below it. <paramref name="ForEverybody"/> or for
/// whoever set it.
/// </summary>
public sealed record NeverRule(string Sender, bool ForEverybody, DoneBy SetBy)
{
    /// <summary>The sender in its normal form; null for what is neither an address nor the domain of one company.</summary>
    public static string? SenderOf(string text) =>
        NormalOf(text) is { } sender && !PublicSuffix.Is(sender) && !FreeMail.IsFree(sender) ? sender : null;

    /// <summary>An address or a domain in its normal form, whomever the domain belongs to; null for what is neither.</summary>
    public static string? NormalOf(string text) => text.Contains('@', StringComparison.Ordinal)
        ? EmailAddress.TryParse(text)?.Value : EmailAddress.DomainOf(text);

    /// <summary>True for an address that the rule means.</summary>
    public bool Means(EmailAddress address) =>
        address.Value == Sender || address.Domain == Sender || address.Domain.EndsWith($".{Sender}", StringComparison.Ordinal);
}

/// <summary>The senders whose mails are never logged, a row each among the tenant's settings.</summary>
internal sealed class NeverLogged(IRowStore rows, TimeProvider clock)
{
    /// <summary>Rules of a company or of a user that are read and kept at most.</summary>
    public const int MostRules = 500;

    private static readonly Guid s_everybody = Guid.Empty;

    /// <summary>
    /// Those of the user and of the company, in the order of their senders. Nothing is kept between two calls, so that a rule holds at once
    /// in every replica: ask beside the mailbox, which takes longer.
    /// </summary>
    public async Task<IReadOnlyList<NeverRule>> OfAsync(Actor actor, CancellationToken ct)
    {
        var both = await rows.ReadAsync(
            RowKeys.Settings(actor.Tenant),
            [new(CorrespondenceKeys.NeverOf(s_everybody), MostRules), new(CorrespondenceKeys.NeverOf(actor.UserId), MostRules)], ct);
        return [.. both.SelectMany(some => some).Select(Read)];
    }

    /// <summary>Adds a rule; doing it again changes nothing. False when there are as many as are kept.</summary>
    public async Task<bool> AddAsync(Actor actor, string sender, bool forEverybody, CancellationToken ct)
    {
        var owner = forEverybody ? s_everybody : actor.UserId;
        var rule = new NeverRule(sender, forEverybody, new(actor.UserId, actor.Name, clock.GetUtcNow()));
        var there = await ReadAsync(actor.Tenant, owner, ct);
        var key = CorrespondenceKeys.Never(owner, sender);
        if (there.Any(row => row.Key == key) || there.Count >= MostRules)
        {
            return there.Any(row => row.Key == key);
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(rule, CorrespondenceJson.Rows.NeverRule);
        await rows.CommitAsync(new RowBatch(RowKeys.Settings(actor.Tenant)).Upsert(key, content), ct);
        return true;
    }

    /// <summary>Takes a rule back; doing it again changes nothing.</summary>
    public async Task RemoveAsync(Actor actor, string sender, bool forEverybody, CancellationToken ct)
    {
        var partition = RowKeys.Settings(actor.Tenant);
        if (await rows.FindAsync(partition, CorrespondenceKeys.Never(forEverybody ? s_everybody : actor.UserId, sender), ct) is { } row)
        {
            await rows.CommitAsync(new RowBatch(partition).Delete(row), ct);
        }
    }

    /// <summary>The rule that keeps this mail or meeting from being logged; null where none does. Pure.</summary>
    public static NeverRule? RuleFor(IReadOnlyList<NeverRule> rules, MailParties parties, MailMessage message)
    {
        var senders = new[] { parties.Author, message.From }.OfType<MailPerson>().Select(MailParties.AddressOf).OfType<EmailAddress>()
            .ToList();
        return rules.FirstOrDefault(rule => senders.Exists(rule.Means));
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(TenantId tenant, Guid owner, CancellationToken ct) =>
        await rows.ReadAsync(RowKeys.Settings(tenant), CorrespondenceKeys.NeverOf(owner), MostRules, ct);

    private static NeverRule Read(Row row) => JsonSerializer.Deserialize(row.Content.Span, CorrespondenceJson.Rows.NeverRule)!;
}

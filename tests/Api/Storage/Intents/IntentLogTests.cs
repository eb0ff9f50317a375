using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Storage.Intents;

/// <summary>What is about to be done is written down whatever it is made of, and read back as it was.</summary>
public sealed class IntentLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>From one byte a letter to six escaped characters.</summary>
    public static TheoryData<string> Letters =>
        ["a", "α", "漢", "\"", "\\", "😀", "👩‍👩‍👧 \"α", "\u2028", "\u0001", "\r\n", "<&'>", "\ufeff", "\ue000"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task Any_text_is_kept_in_as_few_rows_as_it_needs(string letter)
    {
        using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var intents = new IntentLog(rows, NullLogger<IntentLog>.Instance);
        foreach (var length in new[] { 0, 1, 15_999, 32_768, MessageMapping.LongestText })
        {
            var body = string.Concat(Enumerable.Repeat(letter, (length / letter.Length) + 1))[..(length - (length % letter.Length))];

            var intent = await intents.OpenAsync(_tenant, "some", body, Ct);

            var read = await intents.ScanOpenAsync(RowKeys.OfTenant(_tenant), Ct).SingleAsync(Ct);
            Assert.Equal(intent, read);
            var parts = await rows.ReadAsync(RowKeys.Intent(_tenant, intent.Id), RowKeys.IntentParts, RowLimits.RowsPerBatch, Ct);
            Assert.InRange(parts.Count, 1, 1 + (length * 7 / 32_000));
            await intents.CloseAsync(intent, Ct);
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task The_largest_mail_is_kept(string letter)
    {
        using var rows = new SqliteRowStore(_folder.File("rows.db"));
        var intents = new IntentLog(rows, NullLogger<IntentLog>.Instance);
        var text = string.Concat(Enumerable.Repeat(letter, MessageMapping.LongestText / letter.Length));
        MailPerson Person(int i) => new($"{letter}{i}", $"someone.with.a.usual.address{i}@firm.example");
        var customers = Enumerable.Range(0, FiledMail.MostCustomers)
            .Select(_ => new ClaimOwner(Guid.NewGuid(), string.Concat(Enumerable.Repeat(letter, 20)))).ToList();
        var message = new MailMessage(
            "id", "<a@mail.example>", null, text[..Math.Min(text.Length, MessageMapping.LongestSubject)], Person(0), null, [],
            [.. Enumerable.Range(0, MessageMapping.MostRecipients).Select(i => new MailRecipient(Person(i), RecipientLine.To))], false,
            DateTimeOffset.UnixEpoch, null, null, text, false, [], false, [], null);
        var mail = FiledMail.From(
            message, MailParties.Of(message, OwnPeople.Of([], ["maria@contoso.example"])), null, customers, null,
            new(Guid.NewGuid(), "Maria", DateTimeOffset.UnixEpoch));

        var intent = await intents.OpenAsync(
            _tenant, "log", JsonSerializer.Serialize(new LogIntent(mail), CorrespondenceJson.Rows.LogIntent), Ct);

        var read = await intents.ScanOpenAsync(RowKeys.OfTenant(_tenant), Ct).SingleAsync(Ct);
        Assert.Equal(intent, read);
        Assert.Equal(text, JsonSerializer.Deserialize(read.Body, CorrespondenceJson.Rows.LogIntent)!.Mail.Detail.Text);
    }
}

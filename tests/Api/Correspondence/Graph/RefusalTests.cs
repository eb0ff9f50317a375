using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Whatever Graph answers, and whatever a sender writes, is an answer to the user and never a fault of ours.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(402, typeof(MailboxFailure.Refused))]
    [InlineData(405, typeof(MailboxFailure.Refused))]
    [InlineData(406, typeof(MailboxFailure.Refused))]
    [InlineData(408, typeof(MailboxFailure.Busy))]
    [InlineData(413, typeof(MailboxFailure.Refused))]
    [InlineData(414, typeof(MailboxFailure.Refused))]
    [InlineData(422, typeof(MailboxFailure.Refused))]
    [InlineData(423, typeof(MailboxFailure.Busy))]
    [InlineData(431, typeof(MailboxFailure.Refused))]
    [InlineData(451, typeof(MailboxFailure.Refused))]
    [InlineData(499, typeof(MailboxFailure.Refused))]
    public async Task A_refused_message_is_a_reason_and_a_refused_badge_costs_nothing_else(int status, Type reason)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, _) => Reply(context, status, Error("ErrorOfSomeKind"));

        var found = await graph.Mailboxes.FindAsync(User(), new("AAMk", "<a@x.example>", null), Ct);
        Assert.False(found.TryGet(out _, out var failure));
        Assert.IsType(reason, failure);
        Assert.InRange(failure.Problem.StatusCode, 400, 503);
        Assert.NotEqual(500, failure.Problem.StatusCode);

        var mail = MessageMapping.ToMail(new GraphMessage { Id = "AAMk", InternetMessageId = "<a@x.example>" })!;
        Assert.False((await graph.Mailboxes.MarkLoggedAsync(User(), null, mail, true, Ct)).TryGet(out _, out _));
    }

    /// <summary>What only helps is done without where Graph refuses it: copies, the folder of deleted messages.</summary>
    [Theory]
    [InlineData(405)]
    [InlineData(414)]
    [InlineData(451)]
    public async Task A_conversation_is_read_where_the_folder_of_deleted_messages_is_refused(int status)
    {
        await using var graph = await StartAsync();
        graph.Answer = (context, asked) => asked.PathAndQuery.Contains("mailFolders", StringComparison.OrdinalIgnoreCase)
            ? Reply(context, status, Error("ErrorOfSomeKind"))
            : Reply(context, 200, asked.PathAndQuery.Contains("/messages/", StringComparison.Ordinal)
                ? Message("AAMk", "<a@x.example>") : new JsonObject { ["value"] = new JsonArray(Message("AAMk", "<a@x.example>")) });

        var read = await graph.Mailboxes.ReadConversationAsync(User(), new("AAMk", "<a@x.example>", null), null, Ct);

        Assert.True(read.TryGet(out var page, out _));
        Assert.Single(page.Messages);
    }

    [Theory]
    [InlineData(1_400)]
    [InlineData(5_000)]
    [InlineData(60_000)]
    public async Task A_long_Message_ID_makes_no_address_that_servers_refuse(int length)
    {
        await using var graph = await StartAsync();
        var found = await graph.Mailboxes.FindAsync(User(), new("AAMk", $"<{new string('a', length)}@x.example>", null), Ct);

        Assert.False(found.TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.NotFound>(failure);
        Assert.All(graph.Requests, asked => Assert.InRange(asked.PathAndQuery.Length, 1, 2_000));
    }

    /// <summary>Guard: the rows of every mail fit the batches of both engines (RowBatch throws where they do not).</summary>
    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("😀")]
    [InlineData("é")]
    public void No_sender_can_make_a_mail_that_cannot_be_filed(string letter)
    {
        string Long(int units) => string.Concat(Enumerable.Repeat(letter, units / letter.Length));
        GraphRecipient Person(int i) => new() { EmailAddress = new() { Name = Long(320), Address = $"{i}{Long(1_000)}" } };
        var message = MessageMapping.ToMail(new GraphMessage
        {
            Id = new string('i', 1_000),
            InternetMessageId = $"<{Long(60_000)}>",
            ConversationId = Long(40_000),
            WebLink = $"https://x.example/{new string('a', 40_000)}",
            Subject = Long(32_000),
            From = Person(0),
            ReplyTo = [.. Enumerable.Range(0, 500).Select(Person)],
            ToRecipients = [.. Enumerable.Range(0, 500).Select(Person)],
            SentDateTime = DateTimeOffset.UnixEpoch,
            ReceivedDateTime = DateTimeOffset.UtcNow,
            UniqueBody = new() { ContentType = "text", Content = Long(262_000) },
            Attachments = [.. Enumerable.Range(0, 250)
                .Select(_ => new GraphAttachment { Name = Long(255), ContentType = Long(255), Size = 1 })],
        })!;
        var customer = new ClaimOwner(Guid.NewGuid(), "Anna");
        var mail = FiledMail.From(
            message, MailParties.Of(message, OwnPeople.Of([], [])), null, [customer], null,
            new(Guid.NewGuid(), "Maria", DateTimeOffset.UtcNow));

        var batch = new RowBatch(RowKeys.Customer(TenantId.FromValidatedToken(Guid.NewGuid()), customer.Id));
        batch.Insert(mail.LogKey,
            MailLogStore.Content(new MailLog(mail.Identity.EntryId, mail.FromAddress, [mail.LoggedBy]).WithCopy(mail.Copy)));
        var parts = mail.Detail.ToRows();
        for (var part = 0; part < parts.Count; part++)
        {
            batch.Insert(CorrespondenceKeys.Text(mail.Identity.EntryId, part), parts[part]);
        }

        batch.Insert(RowKeys.TimelineEntry(mail.Identity.EntryId),
            JsonSerializer.SerializeToUtf8Bytes(mail.EntryFor(customer.Id), CorrespondenceJson.Rows.CorrespondenceEntry));
        Assert.True(mail.Detail.TextTruncated || mail.Detail.RecipientsTruncated);
        Assert.InRange(batch.Writes.Count, 3, 90);
    }
}

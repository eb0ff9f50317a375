using System.Text;
using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class MappingTests
{
    [Fact]
    public void Without_an_author_the_sender_stands_for_it()
    {
        var mail = Map("""{"id":"1","sender":{"emailAddress":{"name":"Postmaster","address":"postmaster@x.example"}}}""");
        Assert.Equal("postmaster@x.example", mail.From?.Address);
        Assert.Null(mail.Sender);
    }

    [Fact]
    public void The_same_sender_in_other_letters_is_no_other_sender()
    {
        var mail =
            Map(
                """
                {"id":"1","from":{"emailAddress":{"address":"A@x.example"}},
                 "sender":{"emailAddress":{"name":"A","address":"a@X.example"}}}
                """);
        Assert.Null(mail.Sender);
    }

    [Fact]
    public void Exchange_paths_and_names_without_address_stay_as_they_are()
    {
        var mail = Map("""
            {"id":"1","from":{"emailAddress":{"name":"Ana","address":"/O=CONTOSO/OU=EXCHANGE/CN=RECIPIENTS/CN=ANA"}},
             "toRecipients":[{"emailAddress":{"name":"Sales team","address":""}},{"emailAddress":{"name":"Sales team","address":null}}]}
            """);
        Assert.Equal("/O=CONTOSO/OU=EXCHANGE/CN=RECIPIENTS/CN=ANA", mail.From?.Address);
        Assert.Equal([new MailRecipient(new("Sales team", ""), RecipientLine.To)], mail.Recipients);
    }

    [Theory]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("Undisclosed recipients:", "")]
    [InlineData("", "undisclosed-recipients:;")]
    [InlineData("", "")]
    public void Hidden_recipients_are_nobody(string name, string address)
    {
        var recipient = JsonSerializer.Serialize(new { emailAddress = new { name, address } });
        Assert.Empty(Map($$"""{"id":"1","toRecipients":[{{recipient}}]}""").Recipients);
    }

    [Fact]
    public void Somebody_on_several_lines_stands_on_the_first()
    {
        var mail = Map("""
            {"id":"1","toRecipients":[{"emailAddress":{"name":"B","address":"b@x.example"}}],
             "ccRecipients":[{"emailAddress":{"name":"B","address":"B@X.EXAMPLE"}},{"emailAddress":{"name":"C","address":"c@x.example"}}],
             "bccRecipients":[{"emailAddress":{"name":"D","address":"d@x.example"}}]}
            """);
        Assert.Equal(
            [("b@x.example", RecipientLine.To), ("c@x.example", RecipientLine.Cc), ("d@x.example", RecipientLine.Bcc)],
            mail.Recipients.Select(r => (r.Person.Address, r.Line)));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    [InlineData(5000, true)]
    [InlineData(7000, true)]
    public void A_thousand_recipients_are_kept(int count, bool truncated)
    {
        var to = string.Join(',', Enumerable.Range(0, count).Select(i => $$$"""{"emailAddress":{"address":"p{{{i}}}@x.example"}}"""));
        var mail = Map($$"""{"id":"1","toRecipients":[{{to}}]}""");
        Assert.Equal(1000, mail.Recipients.Count);
        Assert.Equal("p999@x.example", mail.Recipients[^1].Person.Address);
        Assert.Equal(truncated, mail.RecipientsTruncated);
        Assert.Equal(Math.Min(count, 5000) - 1000, mail.FurtherRecipients.Count);
    }

    [Fact]
    public void Long_subject_and_text_are_cut_between_code_points()
    {
        var (subject, text) = ("s" + Repeat("😀", 20_000), "t" + Repeat("😀", 200_000));
        var mail = Map(JsonSerializer.Serialize(new { id = "1", subject, uniqueBody = new { contentType = "text", content = text } }));
        Assert.Equal(MessageMapping.LongestSubject - 1, mail.Subject.Length);
        Assert.Equal(MessageMapping.LongestText - 1, mail.Text.Length);
        Assert.True(mail.TextTruncated);
        Assert.EndsWith("😀", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith("😀", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_fits_exactly_is_whole()
    {
        var mail = Map(JsonSerializer.Serialize(
            new { id = "1", uniqueBody = new { contentType = "text", content = new string('x', MessageMapping.LongestText) } }));
        Assert.Equal(MessageMapping.LongestText, mail.Text.Length);
        Assert.False(mail.TextTruncated);
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\0b\u0001c\u001bd\u007fe\u009bf\tg", "abcdef\tg")]
    [InlineData("\r\n\r\n  a  \r\n\r\n", "a")]
    [InlineData("καλημέρα\u00a0 سلام\u200f", "καλημέρα\u00a0 سلام\u200f")]
    public void Text_has_line_ends_and_tabs_but_no_other_controls(string content, string text) =>
        Assert.Equal(text, Map(JsonSerializer.Serialize(new { id = "1", uniqueBody = new { contentType = "text", content } })).Text);

    [Fact]
    public void A_subject_is_one_line() =>
        Assert.Equal("Offer  17 now", Map("""{"id":"1","subject":"\tOffer\r\n 17\u0000\nnow\u0007 "}""").Subject);

    [Fact]
    public void Without_a_new_part_the_body_speaks_and_without_a_body_the_preview()
    {
        Assert.Equal("whole",
            Map(
                """
                {"id":"1","uniqueBody":{"contentType":"text","content":" "},"body":{"contentType":"text","content":"whole"},"bodyPreview":"p"}
                """).Text);
        var preview = Map(JsonSerializer.Serialize(new { id = "1", bodyPreview = new string('p', 255) }));
        Assert.Equal((255, true), (preview.Text.Length, preview.TextTruncated));
        Assert.False(Map("""{"id":"1","bodyPreview":"short"}""").TextTruncated);
        Assert.Equal("", Map("""{"id":"1"}""").Text);
    }

    [Theory]
    [InlineData("<p>Dear <b>Maria</b>,</p><p>first&nbsp;line<br>second line</p>", "Dear Maria,\n\nfirst line\nsecond line")]
    [InlineData("<html><head><title>T</title><style>p{color:red}</style></head><body>\r\n  Hello\r\n  <script>alert(1)</script> world "
        + "<!-- no --></body></html>", "Hello world")]
    [InlineData("<table><tr><td>Oil</td><td>5 l</td></tr><tr><td>Salt</td><td>1 kg</td></tr></table>", "Oil\t5 l\nSalt\t1 kg")]
    [InlineData("<ul><li>one</li><li>two</li></ul>after", "one\ntwo\nafter")]
    [InlineData("a <img src='https://tracker.example/x.gif' alt='logo'> b &lt;script&gt; &#x41;", "a b <script> A")]
    [InlineData("<div><div>x</div></div><div>y", "x\ny")]
    [InlineData("", "")]
    public void Html_becomes_words(string html, string text) =>
        Assert.Equal(text, Map(JsonSerializer.Serialize(new { id = "1", uniqueBody = new { contentType = "html", content = html } })).Text);

    [Fact]
    public void Html_nested_a_hundred_thousand_deep_is_read()
    {
        var html = Repeat("<div>", 100_000) + "deep";
        Assert.Equal(
            "deep", Map(JsonSerializer.Serialize(new { id = "1", uniqueBody = new { contentType = "html", content = html } })).Text);
    }

    [Theory]
    [InlineData("https://outlook.office365.com/owa/?ItemID=1", true)]
    [InlineData("http://outlook.office365.com/owa/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/owa/", false)]
    public void Only_https_is_a_link(string link, bool kept) =>
        Assert.Equal(kept ? link : null, Map(JsonSerializer.Serialize(new { id = "1", webLink = link })).WebLink);

    [Fact]
    public void Dates_fall_back_and_are_UTC()
    {
        Assert.Equal("2026-03-02T08:00:00.0000000+00:00", $"{Map("""{"id":"1","sentDateTime":"2026-03-02T10:00:00+02:00"}""").SentAt:o}");
        Assert.Equal(2025, Map(
            """{"id":"1","sentDateTime":"0001-01-01T00:00:00Z","createdDateTime":"2025-01-01T00:00:00Z"}""").SentAt.Year);
        Assert.Null(Map("""{"id":"1"}""").ReceivedAt);

        // Without a zone the SDK would take the server's.
        Assert.Equal("2026-03-02T10:00:00.0000000+00:00", $"{Map("""{"id":"1","sentDateTime":"2026-03-02T10:00:00"}""").SentAt:o}");
    }

    [Fact]
    public void Without_an_id_there_is_no_message() => Assert.Null(MessageMapping.ToMail(Parse("""{"subject":"x"}""")));

    [Fact]
    public void A_change_key_serves_where_no_tag_is() => Assert.Equal("W/\"CQAA\"", Map("""{"id":"1","changeKey":"CQAA"}""").Version);

    /// <summary>
    /// Guard: anybody may mail a megabyte of backslashes with half an emoji behind it (one pass over the text, LenientJson.cs).
    /// </summary>
    [Fact]
    public void Half_an_emoji_after_very_many_escapes_is_read_all_the_same()
    {
        var backslashes = string.Concat(Enumerable.Repeat("\\\\", 1_000_000));
        Assert.StartsWith("\\\\", Map($$"""{"id":"1","uniqueBody":{"contentType":"text","content":"{{backslashes}}\ud83d" } }""").Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\\ud83d", "a\ufffd")]
    [InlineData("\\ude00b", "\ufffdb")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd\ud83d\ude00")]
    [InlineData("\\\\ud83d \\uD83Dx", "\\ud83d \ufffdx")]
    [InlineData("\\ud83d\\ude00\\ude00", "\ud83d\ude00\ufffd")]
    public void Half_an_emoji_costs_only_itself(string escaped, string subject) =>
        Assert.Equal(subject, Map($$"""{"id":"1","subject":"{{escaped}}"}""").Subject);

    [Fact]
    public void Members_of_a_wrong_kind_are_as_good_as_absent()
    {
        var mail = Map("""
            {"id":"1","subject":{"a":[1]},"isDraft":"true","sentDateTime":"datetime-value","receivedDateTime":7,"uniqueBody":{"contentType":4,"content":"words"},
             "from":{"emailAddress":{"name":[],"address":"a@x.example"}},"attachments":[{"name":1,"size":"12","isInline":"yes"},{"size":1e300}],"webLink":[]}
            """);
        Assert.Equal("", mail.Subject);
        Assert.True(mail.IsDraft);
        Assert.Equal(DateTimeOffset.UnixEpoch, mail.SentAt);
        Assert.Equal("words", mail.Text);
        Assert.Equal(new MailPerson("", "a@x.example"), mail.From);
        Assert.Equal(2, mail.Attachments.Count);
    }

    /// <summary>Whatever the SDK's own model writes, ours reads: the names are Graph's.</summary>
    [Fact]
    public async Task Every_member_is_named_as_in_the_SDK()
    {
        var person = new Microsoft.Graph.Models.Recipient { EmailAddress = new() { Name = "n", Address = "a@x.example" } };
        var body = new Microsoft.Graph.Models.ItemBody { ContentType = Microsoft.Graph.Models.BodyType.Html, Content = "c" };
        using var writer = new Microsoft.Kiota.Serialization.Json.JsonSerializationWriter();
        writer.WriteObjectValue(null, new Microsoft.Graph.Models.Message
        {
            Id = "1",
            ChangeKey = "k",
            InternetMessageId = "<m>",
            ConversationId = "c",
            ParentFolderId = "p",
            Subject = "s",
            From = person,
            Sender = person,
            ToRecipients = [person],
            CcRecipients = [person],
            BccRecipients = [person],
            ReplyTo = [person],
            InternetMessageHeaders = [new() { Name = "n", Value = "v" }],
            SentDateTime = DateTimeOffset.UtcNow,
            ReceivedDateTime = DateTimeOffset.UtcNow,
            CreatedDateTime = DateTimeOffset.UtcNow,
            BodyPreview = "b",
            UniqueBody = body,
            Body = body,
            IsDraft = true,
            Categories = ["c"],
            WebLink = "https://x.example",
            Attachments = [new Microsoft.Graph.Models.FileAttachment { Name = "n", ContentType = "t", Size = 5, IsInline = true }],
            AdditionalData = { ["@odata.etag"] = "e" },
        });
        var message = (await JsonSerializer.DeserializeAsync(writer.GetSerializedContent(), GraphJson.Default.GraphMessage,
            TestContext.Current.CancellationToken))!;

        Assert.All(typeof(GraphMessage).GetProperties().Where(p => p.Name != "EqualityContract"), p => Assert.NotNull(p.GetValue(message)));
        Assert.Equal(new GraphAttachment { Name = "n", ContentType = "t", Size = 5, IsInline = true }, Assert.Single(message.Attachments!));
        Assert.Equal("html", message.Body!.ContentType);
        Assert.Equal(new GraphAddressee { Name = "n", Address = "a@x.example" }, message.BccRecipients![0]!.EmailAddress);
        Assert.Equal(
            MessageMapping.Select.Order(),
            MessageMapping.Select.Intersect(typeof(GraphMessage).GetProperties()
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))).Order());
    }

    /// <summary>Cuts and bends a real answer at every place: a value or a refusal, never another exception.</summary>
    [Fact]
    public void A_bent_answer_never_brings_anything_unforeseen()
    {
        var whole = LocalGraph.Message("AAMk", "<a@x.example>",
            """{"attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","size":1}],"importance":"high"}""").ToJsonString();
        var bends = new[] { "null", "7", "\"x\"", "[]", "{}", "true", "[null]", "1e400" };
        var random = new Random(20260302);
        for (var i = 0; i < 4000; i++)
        {
            var at = random.Next(whole.Length);
            var colon = whole.IndexOf(':', at);
            var bent = i % 2 == 0 || colon < 0
                ? whole[..at]
                : whole[..(colon + 1)] + bends[random.Next(bends.Length)]
                    + whole[(whole.IndexOfAny([',', '}'], colon) is > 0 and var end ? end : colon + 1)..];
            try
            {
                if (JsonSerializer.Deserialize(bent, GraphJson.Default.GraphMessage) is { } message)
                {
                    MessageMapping.ToMail(message);
                }
            }
            catch (JsonException)
            {
                // What Mailboxes answers as unreachable.
            }
        }
    }

    private static MailMessage Map(string json) => MessageMapping.ToMail(Parse(json))!;

    private static GraphMessage Parse(string json) => JsonSerializer.Deserialize(json, GraphJson.Default.GraphMessage)!;

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}

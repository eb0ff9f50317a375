using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Lists of a message that are longer than usual: nobody is missing silently.</summary>
public sealed class LongListTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 1)]
    [InlineData(25, 30)]
    [InlineData(400, 5)]
    [InlineData(999, 1)]
    [InlineData(3000, 2)]
    public void The_author_and_repeats_in_reply_to_take_nobodys_place(int others, int customers)
    {
        var answers = Enumerable.Range(0, others).Select(i => i % 2 == 0 ? "form@web.example" : "AGAIN@web.example")
            .Concat(Enumerable.Range(0, customers).Select(i => $"customer{i}@firm.example"));

        var mail = Map(new { replyTo = answers.Select(Recipient) });

        Assert.Equal(
            Enumerable.Range(0, customers).Select(i => $"customer{i}@firm.example"),
            mail.ReplyTo.Select(person => person.Address).Where(address => address.EndsWith("firm.example", StringComparison.Ordinal)));
        Assert.False(mail.RecipientsTruncated);
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    [InlineData(2500, true)]
    public void More_addresses_for_answers_than_are_kept_are_told(int count, bool isTold)
    {
        var mail = Map(new { replyTo = Enumerable.Range(0, count).Select(i => Recipient($"c{i}@firm.example")) });

        Assert.Equal((Math.Min(count, 1000), isTold), (mail.ReplyTo.Count, mail.RecipientsTruncated));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(251)]
    [InlineData(400)]
    [InlineData(5000)]
    public void A_line_counts_all_attachments_also_those_that_are_not_kept(int count)
    {
        var mail = Map(new { attachments = Enumerable.Range(0, count).Select(i => new { id = $"{i}", name = $"{i}.pdf", size = 1 }) });
        var own = OwnPeople.Of([], []);
        var logger = new DoneBy(Guid.NewGuid(), "Maria", DateTimeOffset.UnixEpoch);

        var filed = FiledMail.From(mail, MailParties.Of(mail, own), null, [], null, logger);

        Assert.Equal(count, filed.Entry.Mail.AttachmentCount);
    }

    private static object Recipient(string address) => new { emailAddress = new { name = "", address } };

    private static MailMessage Map(object more)
    {
        var message = JsonSerializer.SerializeToNode(more)!.AsObject();
        message["id"] = "1";
        message["internetMessageId"] = "<1@web.example>";
        message["from"] = JsonSerializer.SerializeToNode(Recipient("form@web.example"));
        return MessageMapping.ToMail(message.Deserialize(GraphJson.Default.GraphMessage)!)!;
    }
}

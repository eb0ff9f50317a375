using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What is said of a line's length without writing the line is never too little.</summary>
public sealed class MailEntryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Delivery")]
    [InlineData("\"«\\»\"\n\t")]
    [InlineData("\u0001\u001f\u007f")]
    [InlineData("漢字かな")]
    [InlineData("😀👩‍👩‍👧")]
    public void A_line_is_no_longer_than_foretold(string text)
    {
        var (one, at) = (new Participant(text, text), new DateTimeOffset(2026, 11, 10, 10, 32, 1, TimeSpan.Zero).AddTicks(1));
        var full = new MailEntry(
            text, MailDirection.Received, one, text, int.MaxValue,
            [.. Enumerable.Repeat(new AttachmentLine(text, text, long.MaxValue, false), 15)],
            int.MaxValue, [.. Enumerable.Repeat(new DoneBy(Guid.NewGuid(), text, at), 50)],
            [.. Enumerable.Repeat(Guid.NewGuid(), 100)], text, text, false, text, text)
        {
            To = [one, one, one],
            Said = text,
        };
        var empty = full with
        {
            From = null,
            Attachments = [],
            LoggedBy = [],
            Customers = [],
            ConversationId = null,
            Mailbox = null,
            WebLink = null,
            To = null,
            Said = null,
        };

        Assert.All([full, empty], line => Assert.InRange(LengthOf(line), 1, line.MostUnits()));
    }

    private static int LengthOf(MailEntry line) => JsonSerializer.Serialize(line, CorrespondenceJson.Rows.MailEntry).Length;
}

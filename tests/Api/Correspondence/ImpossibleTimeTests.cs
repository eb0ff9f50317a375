using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Mails whose sender's clock, or whose sender, says what cannot be.</summary>
public sealed class ImpossibleTimeTests(Company company)
{
    private static readonly DateTimeOffset s_read = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Whatever the Date header says, the mail neither tops the history for ever nor falls out of it.</summary>
    [Theory]
    [InlineData("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n")]
    [InlineData("Date: Mon, 01 Jan 1900 00:00:00 +0000\r\n")]
    [InlineData("Date: Sat, 02 May 2099 07:15:00 +0000\r\n")]
    [InlineData("Date: Tue, 19 Jan 2038 03:14:08 +0000\r\n")]
    [InlineData("Date: Fri, 31 Dec 9999 23:59:59 +0000\r\n")]
    [InlineData("Date: Mon, 01 Jan 0001 00:00:00 +0000\r\n")]
    [InlineData("Date: Mon, 1 Jan 0001 00:00:00 +1400\r\n")]
    [InlineData("Date: Tue, 31 Dec 0099 23:59:59 +0000\r\n")]
    [InlineData("Date: Mon, 16 Nov 2026 09:12:31 +9999\r\n")]
    [InlineData("Date: Mon, 16 Nov 2026 09:12:31 -9999\r\n")]
    [InlineData("Date: Mon, 31 Feb 2026 10:00:00 +0000\r\n")]
    [InlineData("Date: yesterday\r\n")]
    [InlineData("Date: \r\n")]
    [InlineData("")]
    public async Task An_impossible_time_is_bounded_by_when_the_mail_came(string date)
    {
        var address = company.NewAddress();
        await company.AddPersonAsync(address);
        var dropped = await company.Host.DropAsync(
            $"From: {address}\r\nTo: maria@contoso.example\r\nSubject: Odd\r\n{date}"
                + $"Message-ID: <{Guid.NewGuid():N}@x.example>\r\n\r\nx\r\n", "maria");
        using (var logged = await company.Maria.PostAsJsonAsync("/api/correspondence",
            new LogRequest(dropped.EwsId, dropped.InternetMessageId, null)))
        {
            await logged.ReadAsync(201);
        }

        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        var now = DateTimeOffset.UtcNow.AddMinutes(1);
        var at = customer.GetProperty("timeline").GetProperty("entries")[0].GetProperty("at").GetDateTimeOffset();
        var earliest = new DateTimeOffset(2026, 11, 14, 0, 0, 0, TimeSpan.Zero);
        Assert.InRange(at, earliest < now ? earliest : now.AddMinutes(-5), now);
        var last = customer.GetProperty("summary").GetProperty("correspondence").GetProperty("lastMailAt").GetDateTimeOffset();
        Assert.Equal(at, last);
        Assert.NotEqual(JsonValueKind.Null, (await company.CardAsync(address, dropped.InternetMessageId)).GetProperty("mail").ValueKind);
    }

    /// <summary>The three times as Graph gives them; null is left out.</summary>
    [Theory]
    [InlineData("2026-11-20T00:10:00Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:10:00Z")]
    [InlineData("2026-11-20T00:15:00Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData("2091-05-02T07:15:00Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData("1970-01-01T00:00:00Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData("1989-12-31T23:59:59Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData("1998-03-04T05:06:07Z", "2026-11-20T00:12:00Z", null, "1998-03-04T05:06:07Z")]
    [InlineData("0001-01-01T00:00:00Z", "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData(null, "2026-11-20T00:12:00Z", null, "2026-11-20T00:12:00Z")]
    [InlineData("2091-05-02T07:15:00Z", null, "2026-11-20T00:13:00Z", "2026-11-20T00:13:00Z")]
    [InlineData("2091-05-02T07:15:00Z", "0001-01-01T00:00:00Z", "2026-11-20T00:13:00Z", "2026-11-20T00:13:00Z")]
    [InlineData(null, null, "2026-11-20T00:13:00Z", "2026-11-20T00:13:00Z")]
    [InlineData("0001-01-01T00:00:00Z", null, null, "2026-11-21T08:00:00Z")]
    [InlineData("0001-01-02T00:00:00Z", null, null, "2026-11-21T08:00:00Z")]
    [InlineData("0002-01-01T00:00:00Z", "0002-01-01T00:00:00Z", "0002-01-01T00:00:00Z", "2026-11-21T08:00:00Z")]
    [InlineData("1601-01-01T00:00:00Z", "1601-01-01T00:00:00Z", "2026-11-20T00:13:00Z", "2026-11-20T00:13:00Z")]
    [InlineData("4501-01-01T00:00:00Z", "4501-01-01T00:00:00Z", null, "2026-11-21T08:00:00Z")]
    [InlineData("2091-05-02T07:15:00Z", "2091-05-02T07:15:00Z", "2026-11-20T00:13:00Z", "2026-11-20T00:13:00Z")]
    [InlineData("2091-05-02T07:15:00Z", null, null, "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-20T00:10:00Z", null, null, "2026-11-20T00:10:00Z")]
    [InlineData("2026-11-21T08:04:00Z", "2026-11-21T08:05:00Z", null, "2026-11-21T08:04:00Z")]
    [InlineData(null, null, null, "2026-11-21T08:00:00Z")]
    public void When_it_happened_is_never_later_than_when_it_came(string? sent, string? received, string? created, string at)
    {
        var json = JsonSerializer.Serialize(new { id = "1", sentDateTime = sent, receivedDateTime = received, createdDateTime = created });
        var mail = MessageMapping.ToMail(JsonSerializer.Deserialize(json, GraphJson.Default.GraphMessage)!)! with { ReadAt = s_read };

        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), mail.At);
    }
}

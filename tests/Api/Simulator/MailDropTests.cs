using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

public sealed class MailDropTests(Company simulator)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dropped_mail_is_read_through_Graph_by_its_owner_and_by_nobody_else()
    {
        var eml = Eml.Write("Zoë <zoe@customer.example>", "maria@contoso.example", "Γειά σου", "Καλημέρα");
        var dropped = await simulator.Host.DropAsync(eml, "maria", ct: Ct);
        using var graph = simulator.Host.CloudClient();

        var json = await ReadAsync(graph, "maria", dropped.Id);
        Assert.Equal("Γειά σου", json["subject"]!.GetValue<string>());
        Assert.Equal("zoe@customer.example", json["from"]!["emailAddress"]!["address"]!.GetValue<string>());
        Assert.Equal("Καλημέρα", json["body"]!["content"]!.GetValue<string>().Trim());
        Assert.Equal(dropped.InternetMessageId, json["internetMessageId"]!.GetValue<string>());

        Assert.Equal("ErrorItemNotFound", (await ReadAsync(graph, "nikos", dropped.Id))["error"]!["code"]!.GetValue<string>());
    }

    /// <summary>A file of another kind is refused with a word, and nothing comes into the mailbox.</summary>
    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("not an email at all", "is not an email")]
    [InlineData("Note: buy milk\r\nand bread\r\n", "is not an email")]
    [InlineData("<!DOCTYPE html>\r\n<html><body>From: me</body></html>", "is not an email")]
    [InlineData("%PDF-1.7\r\n1 0 obj\r\n", "is not an email")]
    [InlineData("{\"from\": \"a@b.example\"}", "is not an email")]
    [InlineData("name;address\r\nAnna;anna@b.example\r\n", "is not an email")]
    [InlineData("Dear sir: hi\nFrom: me", "is not an email")]
    [InlineData("From: me\nTo: you\n\nbuy milk", "is not an email")]
    [InlineData("From: Athens\nTo: Berlin\nDate: 3 May\n", "is not an email")]
    [InlineData("Minutes of today\nSubject: price\nFrom: anna@b.example\n", "is not an email")]
    [InlineData("HTTP/1.1 200 OK\r\nDate: Mon, 30 Nov 2026\r\nContent-Type: text/html\r\n\r\n", "is not an email")]
    [InlineData("Date: today\nWeather: fine\n", "is not an email")]
    [InlineData("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna\r\nEMAIL:anna@b.example\r\n", "is not an email")]
    [InlineData("PK\u0003\u0004\0\0From: a@b.example\r\n", "is not an email")]
    [InlineData("\r\n\r\nHello\r\n\r\nSubject: below the headers\r\n", "is not an email")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an Outlook file (.msg)")]
    public async Task What_is_no_mail_is_refused_with_a_word(string file, string why)
    {
        using var answer = await PostAsync(Encoding.Latin1.GetBytes(file));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["error"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subject: only\r\n")]
    [InlineData("from: a@b.example\n\nHello")]
    [InlineData("\u00EF\u00BB\u00BFReceived: by mx.example;\r\n Sun, 29 Nov 2026 10:00:00 +0200\r\n\r\nHello")]
    [InlineData("X-Mine: 1\r\nMIME-Version: 1.0\r\n\r\n")]
    [InlineData("\r\nTo : a@b.example\r\n\r\nHello")]
    [InlineData("From a@b.example Mon Nov 30 10:00:00 2026\nX-Mine: 1\nFrom: a@b.example\n\nHello")]
    [InlineData("From a@b.example\nReturn-Path: <a@b.example>\nFrom: a@b.example\n\nHello")]
    [InlineData("Received: by mx.example\nthis line is damaged\nSubject: Hello\n\nHello")]
    public async Task A_poor_mail_is_a_mail(string file)
    {
        using var answer = await PostAsync(Encoding.Latin1.GetBytes(file));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] file)
    {
        using var page = new HttpClient { BaseAddress = simulator.Host.PageAddress };
        using var body = new ByteArrayContent(file);
        return await page.PostAsync(new Uri("/simulator/mail?user=reza", UriKind.Relative), body, Ct);
    }

    private async Task<JsonObject> ReadAsync(HttpClient graph, string user, string id)
    {
        var host = simulator.Host;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://graph.microsoft.com/v1.0/me/messages/{id}");
        request.Headers.Authorization =
            new("Bearer", host.Entra.Mint.ForGraph(OutlookCrm.Simulator.Entra.EntraDirectory.Find(user)!, ["Mail.Read"]).ToToken());
        using var response = await graph.SendAsync(request, Ct);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!;
    }
}

using System.Net.Http.Json;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>What a card says of a stranger's address: why no person writes from it, and that somebody else may have written.</summary>
public sealed class AutomaticAddressTests(Company company)
{
    [Theory]
    [InlineData("robot@d08.example", "program")]
    [InlineData("stock-alerts@shop.example", "program")]
    [InlineData("Cron@server.example", "program")]
    [InlineData("order.notifications@shop.example", "program")]
    [InlineData("build-bot+17@code.example", "program")]
    [InlineData("news@roastery.example", "newsletter")]
    [InlineData("weekly.digest@paper.example", "newsletter")]
    [InlineData("no-reply@bank.example", "noReply")]
    [InlineData("ne-otvechat@bank.example", "noReply")]
    [InlineData("MAILER-DAEMON@mx.example", "undeliverable")]
    [InlineData("postmaster@mx.example", "undeliverable")]
    [InlineData("roberta@one.example", null)]
    [InlineData("botha@one.example", null)]
    [InlineData("newsome.j@one.example", null)]
    [InlineData("systemaki@one.example", null)]
    [InlineData("anna@news.example", null)]
    public async Task A_card_says_why_no_person_writes_from_an_address(string address, string? reason)
    {
        var person = (await company.CardAsync(address)).GetProperty("people")[0];

        Assert.Equal(reason, person.GetProperty("automatic").GetString());
    }

    [Theory]
    [InlineData("zakaz@shop.example", "zakaz@shop.example", true)]
    [InlineData("Bestellung@shop.example", "bestellung@shop.example", true)]
    [InlineData("no-reply@shop.example", "no-reply@shop.example", true)]
    [InlineData("anna@one.example", "anna@one.example", false)]
    [InlineData("zakaz@shop.example", "anna@one.example", false)]
    public async Task A_card_says_that_its_author_may_have_written_for_somebody_else(string address, string from, bool standsForOthers)
    {
        using var response = await company.Maria.PostAsJsonAsync("/api/card", new { addresses = new[] { address }, from });
        var person = (await response.ReadAsync(200)).GetProperty("people")[0];

        Assert.Equal(standsForOthers, person.GetProperty("standsForOthers").GetBoolean());
    }
}

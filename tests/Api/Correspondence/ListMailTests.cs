using System.Net.Http.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Who wrote what a list, a form or a rented host sends.</summary>
public sealed class ListMailTests(Company company)
{
    [Theory]
    [InlineData("\"'Jan Smit' via Sales\" <sales@contoso.example>",
        "Reply-To: sales@contoso.example\r\nX-Original-From: Jan Smit <{0}>\r\n")]
    [InlineData("\"'Jan Smit' via Sales\" <sales@contoso.example>", "X-Original-From: {0}\r\n")]
    [InlineData("\"'Jan Smit' via Sales\" <sales@contoso.example>", "X-Original-Sender: {0}\r\n")]
    [InlineData("Jan Smit via Wood <wood@lists.wood.example>", "Reply-To: wood@lists.wood.example\r\nCc: Jan Smit <{0}>\r\n")]
    [InlineData("Jan Smit via Wood <wood@lists.wood.example>", "Reply-To: Wood <talk@lists.wood.example>, Jan Smit <{0}>\r\n")]
    [InlineData("Contact Us - Contoso <contoso@wpengine.example>", "Reply-To: Jan Smit <{0}>\r\n")]
    [InlineData("u123456@srv12.host.example", "Reply-To: Jan Smit <{0}>\r\n")]
    [InlineData("teamcalendly@send.calendly.example", "Reply-To: Jan Smit <{0}>\r\n")]
    [InlineData("nachricht@mobile.example", "Reply-To: Jan Smit <{0}>\r\n")]
    public async Task The_author_is_found_where_the_mail_names_them(string from, string headers)
    {
        var jan = company.NewAddress("jan");
        var id = await company.AddPersonAsync(jan, "Jan Smit");
        var mail = await company.ReceiveAsync(from, headers: string.Format(null, headers, jan));
        using var asked = await company.Maria.PostAsJsonAsync("/api/correspondence/people", mail);
        var people = await asked.ReadAsync(200);

        Assert.Equal(jan, people.GetProperty("author").GetProperty("address").GetString());
        Assert.Equal("Jan Smit", people.GetProperty("author").GetProperty("name").GetString());
        Assert.False(people.GetProperty("isOurs").GetBoolean());
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        Assert.Equal(id, Assert.Single((await logged.ReadAsync(201)).GetProperty("entries").EnumerateArray()).GetProperty("customerId")
            .GetGuid());
    }

    [Theory]
    [InlineData("Jan Smit via Wood <wood@lists.wood.example>", "Cc: Anna Kis <{0}>\r\n")]
    [InlineData("Wood <wood@lists.wood.example>", "X-Original-From: Jan Smit <{0}>\r\n")]
    public async Task Somebody_of_another_name_or_whom_a_person_adds_is_no_author(string from, string headers)
    {
        var mail = await company.ReceiveAsync(from, headers: string.Format(null, headers, company.NewAddress("anna")));
        using var asked = await company.Maria.PostAsJsonAsync("/api/correspondence/people", mail);

        Assert.Equal("wood@lists.wood.example",
            (await asked.ReadAsync(200)).GetProperty("author").GetProperty("address").GetString());
    }
}

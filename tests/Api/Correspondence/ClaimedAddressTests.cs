using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>A stranger whose name in the address line is the address of somebody else.</summary>
public sealed class ClaimedAddressTests(Company company)
{
    [Theory]
    [InlineData("\"{0}\" <x@stranger.example>")]
    [InlineData("\"'{0}'\" <x@stranger.example>")]
    [InlineData("\"Anna Kis ({0})\" <x@stranger.example>")]
    [InlineData("\"Anna Kis <{0}>\" <x@stranger.example>")]
    [InlineData("\"Anna Kis, {0}\" <x@stranger.example>")]
    [InlineData("\"x@other.example {0}\" <x@stranger.example>")]
    [InlineData("=?utf-8?Q?A{1}?= <x@stranger.example>")]
    [InlineData("=?utf-8?Q?=E2=80=8B{0}?= <x@stranger.example>")]
    public async Task A_customers_address_as_a_strangers_name_is_told(string from)
    {
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address, "Anna Kis");

        // The second form has full-width letters and signs.
        var claimed = await ClaimedAsync(string.Format(null, from, address, $"nna=EF=BC=A0{address[5..]}"));

        Assert.Equal((id, "Anna Kis", address), (claimed.GetProperty("customerId").GetGuid(), claimed.GetProperty("name").GetString(),
            claimed.GetProperty("address").GetString()));
    }

    [Theory]
    [InlineData("\"nikos@contoso.example\" <x@stranger.example>")]
    [InlineData("\"Nikos nikos@sales.contoso.example\" <x@stranger.example>")]
    public async Task A_colleagues_address_as_a_strangers_name_is_told(string from)
    {
        var claimed = await ClaimedAsync(from);

        Assert.Equal(JsonValueKind.Null, claimed.GetProperty("customerId").ValueKind);
        Assert.EndsWith("contoso.example", claimed.GetProperty("address").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"{0}\" <{0}>")]
    [InlineData("\"nobody@unknown.example\" <x@stranger.example>")]
    [InlineData("\"Anna Kis\" <x@stranger.example>")]
    [InlineData("\"{0}\" <nikos@contoso.example>")]
    [InlineData("\"{0}\" <{1}>")]
    [InlineData("\"{0} via Sales\" <sales@contoso.example>", "Reply-To: {0}\r\n")]
    public async Task Whoever_claims_nobody_elses_address_is_not(string from, string headers = "")
    {
        var (address, known) = (company.NewAddress(), company.NewAddress("bela"));
        await company.AddPersonAsync(address);
        await company.AddPersonAsync(known, "Béla Nagy");

        Assert.Equal(JsonValueKind.Null,
            (await ClaimedAsync(string.Format(null, from, address, known), string.Format(null, headers, address))).ValueKind);
    }

    private async Task<JsonElement> ClaimedAsync(string from, string? headers = null)
    {
        using var asked = await company.Maria.PostAsJsonAsync("/api/correspondence/people",
            await company.ReceiveAsync(from, headers: headers));
        return (await asked.ReadAsync(200)).GetProperty("claimed");
    }
}

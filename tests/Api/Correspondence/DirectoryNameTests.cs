using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Simulator.Faults;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Mails on which Graph itself gives a name of the directory in the place of an address.</summary>
public sealed class DirectoryNameTests
{
    private const string Path = "/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1c2ee2e6aada-lena";

    /// <summary>The sender's address stands in the mail's own header, however Exchange writes the path.</summary>
    [Theory]
    [InlineData(Path, "Lena Post <{0}>")]
    [InlineData("/O=CONTOSO/OU=FIRST ADMINISTRATIVE GROUP/CN=RECIPIENTS/CN=LENA", "\"Post, Lena\" <{0}>")]
    [InlineData("/O=EXCHANGELABS/OU=X/CN=LENA", "{0}")]
    [InlineData(Path, "=?utf-8?Q?L=C3=A9na_Post?= <{0}>")]
    [InlineData(Path, "Lena Post via Sales <{0}>")]
    [InlineData("IMCEAEX-_O=EXCHANGELABS_OU=X_CN=RECIPIENTS_CN=LENA@contoso.example", "Lena Post <{0}>")]
    public async Task The_mails_own_header_tells_whose_address_it_is(string path, string header)
    {
        await using var world = await Company.StartAsync(new());
        var lena = world.NewAddress("lena");
        await world.AddPersonAsync(lena, "Lena Post");
        var mail = await world.ReceiveAsync(string.Format(null, header, lena));
        await AnswerAsync(world, mail, "from", "Lena Post", path);

        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail);
        await logged.ReadAsync(201);

        var entry = await NewestAsync(world, lena);
        Assert.Equal("received", entry.GetProperty("mail").GetProperty("direction").GetString());
        Assert.Equal(lena, entry.GetProperty("mail").GetProperty("from").GetProperty("address").GetString());
        Assert.DoesNotContain("/o=", entry.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("IMCEAEX-_o=ExchangeLabs_ou=Exchange+20Administrative+20Group+20+28FYD+29_cn=Recipients_cn=lena@contoso.example",
        "/o=ExchangeLabs/ou=Exchange Administrative Group (FYD)/cn=Recipients/cn=lena")]
    [InlineData("imceaex-_O=X_CN=LENA@prod.outlook.com", "/O=X/CN=LENA")]
    [InlineData("IMCEAEX-_O=X+ZZ@x.example", "/O=X+ZZ")]
    [InlineData("imcea@x.example", "imcea@x.example")]
    [InlineData("/o=X/cn=lena", "/o=X/cn=lena")]
    [InlineData("a_b+20@x.example", "a_b+20@x.example")]
    public void A_packed_name_is_no_address(string address, string read) => Assert.Equal(read, DirectoryNames.Unpacked(address));

    [Theory]
    [InlineData("Lena Post <{0}>, Other <other@stranger.example>", "Lena Post")]
    [InlineData("maria@contoso.example, Lena Post <{0}>", "Lena")]
    [InlineData("{0}", "Lena Post")]
    [InlineData("maria@contoso.example, {0}", "")]
    public async Task A_recipient_is_found_by_name_or_because_nobody_else_is_left(string to, string name)
    {
        await using var world = await Company.StartAsync(new());
        var lena = world.NewAddress("lena");
        await world.AddPersonAsync(lena, "Lena Post");
        var mail = await world.ReceiveAsync("maria@contoso.example", string.Format(null, to, lena), folder: "sentitems");
        await AnswerAsync(world, mail, "toRecipients", name, Path, lena);

        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail);
        await logged.ReadAsync(201);
        Assert.Equal("sent", (await NewestAsync(world, lena)).GetProperty("mail").GetProperty("direction").GetString());
    }

    /// <summary>Nobody is invented: the name is shown, without an address, and is no customer.</summary>
    [Theory]
    [InlineData("not an address line at all <<>>")]
    [InlineData("/o=ExchangeLabs/cn=lena")]
    [InlineData("")]
    public async Task Who_is_told_nowhere_is_shown_by_name_alone(string header)
    {
        await using var world = await Company.StartAsync(new());
        var dora = world.NewAddress("dora");
        await world.AddPersonAsync(dora, "Dora Kent");
        var mail = await world.ReceiveAsync("lena@contoso.example", dora);
        await AnswerAsync(world, mail, "from", "Lena Post", Path);
        world.Host.Faults.Set(new Fault("graph", "internetMessageHeaders", "GET", 200, Body: new JsonObject
        {
            ["id"] = mail.ItemId,
            ["internetMessageHeaders"] = new JsonArray(new JsonObject { ["name"] = "From", ["value"] = header }),
        }.ToJsonString()));

        using var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail);
        await logged.ReadAsync(201);
        var from = (await NewestAsync(world, dora)).GetProperty("mail").GetProperty("from");

        Assert.Equal(("Lena Post", ""), (from.GetProperty("name").GetString(), from.GetProperty("address").GetString()));
    }

    // Graph's own answer with the path in the place of one address.
    private static async Task AnswerAsync(Company world, LogRequest mail, string member, string name, string path, string? address = null)
    {
        using var graph = new Simulator.GraphCalls(world.Host, "maria");
        var id = mail.ItemId.Replace('/', '-').Replace('+', '_');
        var message = (await graph.GetAsync($"/me/messages/{id}?$select=id,internetMessageId,subject,from,sender,toRecipients,"
            + "ccRecipients,sentDateTime,receivedDateTime,createdDateTime,uniqueBody,isDraft")).Json;
        var person = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = name, ["address"] = path } };
        if (member == "from")
        {
            (message["from"], message["sender"]) = (person, person.DeepClone());
        }
        else
        {
            var line = message[member]!.AsArray();
            line[line.ToList().FindIndex(one => one!["emailAddress"]!["address"]!.GetValue<string>() == address)] = person;
        }

        world.Host.Faults.Set(new Fault("graph", "/messages/", "GET", 200, Times: 1, Body: message.ToJsonString()));
    }

    private static async Task<JsonElement> NewestAsync(Company world, string address) =>
        (await world.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline").GetProperty("entries")[0];
}

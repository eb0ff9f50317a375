using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Who was erased is not named again by a mail that others of us log afterwards under somebody else.</summary>
public sealed class ErasedOnMailTests(Company company)
{
    [Theory]
    [InlineData("{2}", "maria@contoso.example, Eva Gone <{0}>")]
    [InlineData("{2}", "maria@contoso.example, {1}, Eva Gone <{0}>")]
    [InlineData("Eva Gone <{0}>", "maria@contoso.example, {2}")]
    [InlineData("stranger@elsewhere.example", "{2}, Eva <{0}>")]
    [InlineData("maria@contoso.example", "Eva Gone <{0}>, {2}")]
    public async Task A_later_mail_names_nobody_who_was_erased(string from, string to)
    {
        var (eva, other, bela) = (company.NewAddress("eva"), company.NewAddress("other"), company.NewAddress("bela"));
        await EraseAsync(eva);
        await company.AddPersonAsync(bela, "Béla Nagy");
        string Filled(string text) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, eva, other, bela);

        var mail = await company.ReceiveAsync(Filled(from), Filled(to), text: $"Please write to {eva} or to {other}.");
        var (entry, whole) = await LogAsync(mail, bela);

        Assert.DoesNotContain(eva, $"{entry}{whole}", StringComparison.OrdinalIgnoreCase);
        Assert.Contains("[erased]", $"{entry}{whole}", StringComparison.Ordinal);
        Assert.Equal(!from.StartsWith("Eva", StringComparison.Ordinal), $"{whole}".Contains(other, StringComparison.Ordinal));

        // It is the same mail for whoever logs it next, and the card knows it.
        var card = await company.CardAsync(bela, mail.InternetMessageId);
        Assert.Equal(JsonValueKind.Object, card.GetProperty("mail").ValueKind);
        using var again = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        await again.ReadAsync(200);
    }

    [Fact]
    public async Task With_new_consent_the_mail_names_them()
    {
        var (eva, bela) = (company.NewAddress("eva"), company.NewAddress("bela"));
        await EraseAsync(eva);
        await company.AddPersonAsync(bela, "Béla Nagy");
        using var added = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name = "Eva", addresses = new[] { eva }, newConsent = true });
        await added.ReadAsync(201);

        var (_, whole) = await LogAsync(await company.ReceiveAsync(bela, $"maria@contoso.example, {eva}"), bela);

        Assert.Contains(eva, $"{whole}", StringComparison.Ordinal);
    }

    private async Task<(JsonElement Entry, JsonElement Whole)> LogAsync(LogRequest mail, string address)
    {
        using var logged = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);
        var id = (await logged.ReadAsync(201)).GetProperty("entries")[0].GetProperty("entryId").GetString();
        var customer = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");
        var entry = customer.GetProperty("timeline").GetProperty("entries").EnumerateArray().Single(one => one.Text("id") == id);
        using var whole = await company.Maria.GetAsync($"/api/customers/{customer.Text("id")}/timeline/{id}");
        return (entry, await whole.ReadAsync(200));
    }

    private async Task EraseAsync(string address)
    {
        var id = await company.AddPersonAsync(address, "Eva Gone");
        using var read = await company.Maria.GetAsync($"/api/customers/{id}");
        using var erased = await company.Ilona.DeleteAsync($"/api/customers/{id}", (await read.ReadAsync(200)).Text("version"));
        await erased.ReadAsync(204);
    }
}

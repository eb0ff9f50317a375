using System.Net.Http.Json;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Long mails in every script: what costs one byte, three or an escape is filed alike, also under two customers.</summary>
public sealed class LongMailTests(Company company)
{
    private const string Greek = "Καλημέρα σας, σας στέλνω την προσφορά μας για τα μηχανήματα που συζητήσαμε χθες στο τηλέφωνο. ";

    [Theory]
    [InlineData(Greek, 5_600)]
    [InlineData(Greek, 40_000)]
    [InlineData("漢字かな交じり文", 60_000)]
    [InlineData("\"«\\»\" ", 60_000)]
    [InlineData("😀👩‍👩‍👧 ", 60_000)]
    [InlineData("\"", MessageMapping.LongestText)]
    [InlineData("α", MessageMapping.LongestText)]
    [InlineData("漢", MessageMapping.LongestText)]
    [InlineData("😀", MessageMapping.LongestText)]
    [InlineData("a\u2028", MessageMapping.LongestText)]
    public async Task A_mail_to_two_customers_is_logged_whole(string words, int units)
    {
        var (anna, bela) = (company.NewAddress(), company.NewAddress("bela"));
        await company.AddPersonAsync(anna);
        await company.AddPersonAsync(bela, "Béla Nagy");

        // Lines of a mail have an end.
        var text = string.Join("\r\n",
            Enumerable.Repeat(string.Concat(Enumerable.Repeat(words, Math.Max(1, 200 / words.Length))), (units / 200) + 1))[..^2];
        var mail = await company.ReceiveAsync(anna, $"maria@contoso.example, {bela}", text: text);

        using var response = await company.Maria.PostAsJsonAsync("/api/correspondence", mail);

        Assert.Equal(2, (await response.ReadAsync(201)).GetProperty("entries").GetArrayLength());
    }

    [Theory]
    [InlineData("α")]
    [InlineData("漢")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("😀")]
    [InlineData("\u2028")]
    [InlineData("\n")]
    public async Task A_profile_full_of_any_letter_is_stored_edited_and_erased(string letter)
    {
        var notes = $"x{string.Concat(Enumerable.Repeat(letter, 7_998 / letter.Length))}x";
        var body = new { kind = "person", name = "Anna", addresses = new[] { company.NewAddress() }, notes };
        using var added = await company.Ilona.PostAsJsonAsync("/api/customers", body);
        var customer = await added.ReadAsync(201);
        var id = customer.GetProperty("id").GetGuid();

        using var edited = await company.Ilona.PutAsync($"/api/customers/{id}", body with { name = "Anna Kis" },
            customer.GetProperty("version").GetString());
        using var erased = await company.Ilona.DeleteAsync($"/api/customers/{id}", (await edited.ReadAsync(200)).GetProperty("version")
            .GetString());

        Assert.Equal(204, (int)erased.StatusCode);
    }
}

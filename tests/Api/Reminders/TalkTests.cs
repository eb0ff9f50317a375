using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Reminders;

public sealed class TalkTests(Company company)
{
    [Fact]
    public async Task A_call_stands_on_the_timeline_when_it_was_also_after_its_time_was_edited()
    {
        var address = company.NewAddress();
        var customer = $"/api/customers/{await company.AddPersonAsync(address)}";
        var earlier = await company.Maria.AddAsync($"{customer}/talks", new
        {
            kind = "call",
            at = "2026-11-02T10:00:00+02:00",
            outcome = "leftMessage",
            with = "the front desk",
            note = "Call back on Friday.",
        });
        await company.Maria.AddAsync(
            $"{customer}/talks", new { kind = "meeting", at = "2026-11-03T09:00:00Z", outcome = "tookPlace" });
        Assert.Equal(["2026-11-03T09:00:00+00:00", "2026-11-02T08:00:00+00:00"], await TimesAsync(address));

        using (var edited = await company.Nikos.PutAsync($"{customer}/talks/{earlier.Id()}",
            new { kind = "call", at = "2026-11-04T10:00:00Z", outcome = "reached" }, earlier.Version()))
        {
            Assert.Equal(JsonValueKind.Null, (await edited.ReadAsync(200)).GetProperty("note").ValueKind);
        }

        Assert.Equal(["2026-11-04T10:00:00+00:00", "2026-11-03T09:00:00+00:00"], await TimesAsync(address));
        var listed = (await company.Reza.ReadAsync($"{customer}/talks")).GetProperty("talks").EnumerateArray().ToList();
        Assert.Equal(["reached", "tookPlace"], listed.Select(talk => talk.GetProperty("outcome").GetString()));
        await company.Maria.DeleteAsync($"{customer}/talks", listed[0]);

        Assert.Equal(1, (await company.CustomerAsync(address)).Reminders().GetProperty("talks").GetInt32());
        using var gone = await company.Maria.PutAsync($"{customer}/talks/{earlier.Id()}",
            new { kind = "call", at = "2026-11-04T10:00:00Z", outcome = "reached" }, earlier.Version());
        await gone.IsProblemAsync(404, "no-such-talk");
    }

    private async Task<List<string?>> TimesAsync(string address) =>
        [.. (await company.CustomerAsync(address)).GetProperty("timeline").GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("at").GetString())];
}

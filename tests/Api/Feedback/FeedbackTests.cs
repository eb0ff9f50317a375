using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Feedback;

public sealed class FeedbackTests(Company company)
{
    [Fact]
    public async Task Feedback_shows_on_the_card_is_corrected_and_removed()
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/feedback";
        var first = await RecordAsync(path, new { metric = "csat", score = 2, words = "Late again" });
        var second = await RecordAsync(path, new { metric = "csat", score = 5, words = "Sorted in an hour", internetMessageId = "<a@b>" });
        await RecordAsync(path, new { metric = "nps", score = 0 });

        var csat = await CsatAsync(address);
        Assert.Equal((2, 3.5, 5),
            (csat.GetProperty("count").GetInt32(), csat.GetProperty("average").GetDouble(), csat.GetProperty("latest").GetInt32()));
        Assert.Equal(3, (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("timeline")
            .GetProperty("entries").GetArrayLength());

        using (var corrected =
            await company.Nikos.PutAsync($"{path}/{Id(first)}", new { metric = "csat", score = 3, words = "Late" }, Version(first)))
        {
            Assert.Equal(3, (await corrected.ReadAsync(200)).GetProperty("score").GetInt32());
        }

        using (var stale = await company.Maria.PutAsync($"{path}/{Id(first)}", new { metric = "csat", score = 1 }, Version(first)))
        {
            await stale.IsProblemAsync(412, "stale");
        }

        Assert.Equal(4, (await CsatAsync(address)).GetProperty("average").GetDouble());
        using (var removed = await company.Maria.DeleteAsync($"{path}/{Id(second)}", Version(second)))
        {
            await removed.ReadAsync(204);
        }

        csat = await CsatAsync(address);
        Assert.Equal((1, 3), (csat.GetProperty("count").GetInt32(), csat.GetProperty("latest").GetInt32()));
        using var list = await company.Reza.GetAsync(path);
        Assert.Equal(2, (await list.ReadAsync(200)).GetProperty("feedback").GetArrayLength());
    }

    [Fact]
    public async Task The_same_feedback_twice_counts_once()
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/feedback";
        var request = new { id = Guid.NewGuid(), metric = "ces", score = 7 };
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => company.Maria.PostAsJsonAsync(path, request)));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(19, answers.Count(answer => (int)answer.StatusCode == 200));
        using var other = await company.Maria.PostAsJsonAsync(path, request with { score = 1 });
        await other.IsProblemAsync(409, "id-taken");
    }

    [Theory]
    [InlineData("csat", 0)]
    [InlineData("csat", 6)]
    [InlineData("nps", 11)]
    [InlineData("nps", -1)]
    [InlineData("ces", 8)]
    [InlineData("ces", 0)]
    public async Task A_score_off_its_scale_is_refused(string metric, int score)
    {
        var path = $"/api/customers/{await company.AddPersonAsync(company.NewAddress())}/feedback";
        using var response = await company.Maria.PostAsJsonAsync(path, new { metric, score });

        Assert.True((await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("score", out _));
    }

    [Fact]
    public async Task Forty_scores_at_once_are_all_counted()
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/feedback";
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => RecordAsync(path, new { metric = "nps", score = i % 11 })));

        var nps = (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("summary")
            .GetProperty("feedback").GetProperty("nps");
        Assert.Equal(40, nps.GetProperty("count").GetInt32());
    }

    /// <summary>The card compares the newest score with the score before it, whatever happened to the others.</summary>
    [Theory]
    [InlineData("5", null)]
    [InlineData("5 3", 5)]
    [InlineData("3 5 2", 5)]
    [InlineData("3 5 2 -2", 3)]
    [InlineData("3 5 2 -5", 3)]
    [InlineData("3 5 2 -3", 5)]
    [InlineData("4 4", 4)]
    [InlineData("3 5 -3", null)]
    [InlineData("1 2 3 4 5 -5 -3", 2)]
    public async Task The_score_before_the_newest_is_kept(string deeds, int? before)
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/feedback";
        var given = new Dictionary<int, JsonElement>();
        foreach (var score in deeds.Split(' ').Select(int.Parse))
        {
            if (score > 0)
            {
                given[score] = await RecordAsync(path, new { metric = "csat", score });
                continue;
            }

            using var removed = await company.Maria.DeleteAsync($"{path}/{Id(given[-score])}", Version(given[-score]));
            await removed.ReadAsync(204);
        }

        var kept = (await CsatAsync(address)).GetProperty("before");

        Assert.Equal(before, kept.ValueKind == JsonValueKind.Null ? null : kept.GetProperty("score").GetInt32());
    }

    private async Task<JsonElement> CsatAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("summary").GetProperty("feedback")
        .GetProperty("csat");

    private async Task<JsonElement> RecordAsync(string path, object feedback)
    {
        using var response = await company.Maria.PostAsJsonAsync(path, feedback);
        return await response.ReadAsync(201);
    }

    private static Guid Id(JsonElement feedback) => feedback.GetProperty("id").GetGuid();

    private static string? Version(JsonElement feedback) => feedback.GetProperty("version").GetString();
}

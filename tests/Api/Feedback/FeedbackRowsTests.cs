using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Feedback;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Feedback;

/// <summary>
/// What feedback costs is counted in rows: as many rows are read of a customer with thousands of scores as of a customer with ten.
/// </summary>
public sealed class FeedbackRowsTests : IAsyncLifetime
{
    private const int Few = 10;
    private const int Many = 5_000;

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

    private readonly WatchedRows _rows = new();
    private Company _company = null!;

    public async ValueTask InitializeAsync() =>
        _company = await Company.StartAsync(new SimulatorOptions { ConfigureApi = _rows.Watch });

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_page_the_newest_and_its_correction_cost_the_same_of_ten_scores_and_of_five_thousand()
    {
        var (few, many) = (await OlderAsync(Few), await OlderAsync(Many));
        await ListAsync(few);
        await ListAsync(many);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(await CostAsync(() => ListAsync(few)), await CostAsync(() => ListAsync(many)));
            Assert.Equal(await CostAsync(() => RecordAsync(few)), await CostAsync(() => RecordAsync(many)));
            var (ofFew, ofMany) = (await ListAsync(few), await ListAsync(many));
            Assert.Equal(await CostAsync(() => CorrectAsync(few, ofFew)), await CostAsync(() => CorrectAsync(many, ofMany)));
            (ofFew, ofMany) = (await ListAsync(few), await ListAsync(many));
            var cost = await CostAsync(() => RemoveAsync(few, ofFew));
            Assert.Equal(cost, await CostAsync(() => RemoveAsync(many, ofMany)));
            Assert.InRange(cost, 1, 12);
            await IsTheFoldAsync(few);
            await IsTheFoldAsync(many);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(250)]
    public async Task Scores_of_an_older_version_are_all_listed_newest_first(int count)
    {
        var customer = await OlderAsync(count);

        var (all, after) = (new List<JsonElement>(), "");
        do
        {
            var page = await ListAsync(customer, 7, after);
            all.AddRange(page.GetProperty("feedback").EnumerateArray());
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);

        Assert.Equal(
            Enumerable.Range(0, count).Reverse().Select(IdOf), all.Select(one => one.GetProperty("id").GetGuid()));
        Assert.Equal("Words 0", all[^1].GetProperty("words").GetString());
        await IsTheFoldAsync(customer);
    }

    [Fact]
    public async Task A_score_of_an_older_version_is_corrected_and_removed_under_the_version_that_was_listed()
    {
        var customer = await OlderAsync(40);
        var listed = await ListAsync(customer, 100);
        foreach (var number in new[] { 39, 0, 17 })
        {
            var one = listed.GetProperty("feedback").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == IdOf(number));
            using var corrected = await _company.Maria.PutAsync(
                $"{PathOf(customer)}/{IdOf(number)}", new { metric = "ces", score = 7 }, one.GetProperty("version").GetString());
            await corrected.ReadAsync(200);
            await IsTheFoldAsync(customer);
            using var removed = await _company.Maria.DeleteAsync(
                $"{PathOf(customer)}/{IdOf(number)}", (await corrected.ReadAsync(200)).GetProperty("version").GetString());
            await removed.ReadAsync(204);
            await IsTheFoldAsync(customer);
        }

        Assert.Equal(37, (await ListAsync(customer, 100)).GetProperty("feedback").GetArrayLength());
    }

    [Fact]
    public async Task An_older_score_is_moved_once_however_many_list_it_and_its_id_stays_taken()
    {
        var customer = await OlderAsync(100);
        var lists = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ListAsync(customer, 100)));
        Assert.All(lists, list => Assert.Equal(100, list.GetProperty("feedback").GetArrayLength()));

        var other = await OlderAsync(40);
        using var taken = await _company.Maria.PostAsJsonAsync(PathOf(other), new { id = IdOf(3), metric = "nps", score = 1 });
        await taken.IsProblemAsync(409, "id-taken");
        await IsTheFoldAsync(other);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("after=x")]
    [InlineData("after=0")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        var customer = await _company.AddPersonAsync(_company.NewAddress());
        using var answer = await _company.Reza.GetAsync($"{PathOf(customer)}?{query}");
        await answer.IsProblemAsync(400, "invalid-request");
    }

    private static Guid IdOf(int number) => new(number, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]);

    private static string PathOf(Guid customer) => $"/api/customers/{customer}/feedback";

    /// <summary>A customer with scores as older versions stored them: one row under the id, one on the timeline.</summary>
    private async Task<Guid> OlderAsync(int count)
    {
        var customer = await _company.AddPersonAsync(_company.NewAddress());
        var partition = RowKeys.Customer(s_tenant, customer);
        var kind = _company.Host.ApiServices.GetRequiredService<FeedbackKind>();
        ReadOnlyMemory<byte> folded = default;
        foreach (var chunk in Enumerable.Range(0, count).Chunk(40))
        {
            var batch = new RowBatch(partition);
            foreach (var number in chunk)
            {
                var at = s_start.AddMinutes(number);
                var (metric, score) = ((FeedbackMetric)(number % 3), 1 + (number % 5));
                var feedback = new CustomerFeedback(
                    IdOf(number), metric, score, $"Words {number}", at, new(Guid.Empty, "Maria", at), null);
                var line = FeedbackLine.Of(feedback);
                batch.Insert($"f{feedback.Id:N}", JsonSerializer.SerializeToUtf8Bytes(feedback, FeedbackJson.Rows.CustomerFeedback))
                    .Insert(RowKeys.TimelineEntry(line.Id), kind.Write(line));
                folded = kind.Fold(folded, line);
            }

            Assert.True((await _rows.CommitAsync(batch, default)).IsCommitted);
        }

        var summary = await _rows.FindAsync(partition, RowKeys.Summary, default);
        await _rows.CommitAsync(
            new RowBatch(partition).Replace(summary!, Encoding.UTF8.GetBytes($"{{\"feedback\":{Encoding.UTF8.GetString(folded.Span)}}}")),
            default);
        return customer;
    }

    /// <summary>The summary is the fold of the timeline's rows.</summary>
    private async Task IsTheFoldAsync(Guid customer)
    {
        var partition = RowKeys.Customer(s_tenant, customer);
        var kind = _company.Host.ApiServices.GetRequiredService<FeedbackKind>();
        var (folded, range) = (ReadOnlyMemory<byte>.Empty, RowKeys.Timeline);
        while (await _rows.ReadAsync(partition, range, RowLimits.RowsPerRead, default) is { Count: > 0 } page)
        {
            folded = page.Aggregate(folded, (before, row) => kind.Fold(before, row.Content));
            range = new(page[^1].Key + "-", range.Before);
        }

        var summary = await _rows.FindAsync(partition, RowKeys.Summary, default);
        Assert.Equal($"{{\"feedback\":{Encoding.UTF8.GetString(folded.Span)}}}", Encoding.UTF8.GetString(summary!.Content.Span));
    }

    private async Task<int> CostAsync(Func<Task> call)
    {
        var before = _rows.Read;
        await call();
        return _rows.Read - before;
    }

    private async Task<JsonElement> ListAsync(Guid customer, int limit = 2, string after = "")
    {
        using var answer = await _company.Reza.GetAsync($"{PathOf(customer)}?limit={limit}{after}");
        return await answer.ReadAsync(200);
    }

    private async Task RecordAsync(Guid customer)
    {
        using var answer = await _company.Maria.PostAsJsonAsync(PathOf(customer), new { metric = "nps", score = 9 });
        await answer.ReadAsync(201);
    }

    private async Task CorrectAsync(Guid customer, JsonElement listed)
    {
        var newest = listed.GetProperty("feedback")[0];
        using var answer = await _company.Maria.PutAsync(
            $"{PathOf(customer)}/{newest.GetProperty("id").GetGuid()}", new { metric = "csat", score = 2 },
            newest.GetProperty("version").GetString());
        await answer.ReadAsync(200);
    }

    private async Task RemoveAsync(Guid customer, JsonElement listed)
    {
        var newest = listed.GetProperty("feedback")[0];
        using var answer = await _company.Maria.DeleteAsync(
            $"{PathOf(customer)}/{newest.GetProperty("id").GetGuid()}", newest.GetProperty("version").GetString());
        await answer.ReadAsync(204);
    }
}

using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Erasing while others work, and while storage fails.</summary>
public sealed class EraseWhileTests
{
    [Fact]
    public async Task Fifty_people_logging_while_a_customer_is_erased_bring_nothing_back()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var mails = new List<LogRequest>();
        for (var i = 0; i < 50; i++)
        {
            mails.Add((await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", "maria@contoso.example", $"Qanary {i}",
                "Qanary text.")).Maria);
        }

        var logs = mails.Select(mail => world.Maria.PostAsJsonAsync("/api/correspondence", mail)).ToList();
        var feedback = Enumerable.Range(0, 10)
            .Select(_ => world.Maria.PostAsJsonAsync($"/api/customers/{zsofia.Id}/feedback",
                new { metric = "nps", score = 9, words = "Qanary words" })).ToList();
        await Task.WhenAny(logs);
        await world.EraseAsync(zsofia.Id, zsofia.Version);
        var answers = await Task.WhenAll(logs.Concat(feedback));

        Assert.All(answers, answer => Assert.True((int)answer.StatusCode is 201 or 404 or 422, $"{answer.StatusCode}"));
        await world.NothingIsLeftAsync();
        Assert.DoesNotContain(await world.LeftAsync(zsofia.Id.ToString("N")), row => !row.StartsWith("audit ", StringComparison.Ordinal));
        Assert.Empty(await world.LeftAsync(SearchKeys.ShortId(zsofia.Id)));
    }

    [Fact]
    public async Task A_mail_on_its_way_to_another_customer_does_not_bring_the_erased_one_back()
    {
        await using var world = await Erasure.StartAsync();
        var bela = await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", $"maria@contoso.example, {Erasure.Bela}", "Qanary offer",
            "Qanary text.");
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        world.Rows.Before = batch =>
        {
            if (!batch.Partition.Key.EndsWith(bela.Id.ToString("N"), StringComparison.Ordinal) || batch.Partition.Table != Tables.Customers)
            {
                return Task.CompletedTask;
            }

            arrived.TrySetResult();
            return go.Task;
        };
        var logging = Erasure.LogAsync(world.Maria, mail.Maria);
        await arrived.Task;

        // The erasure waits two seconds for the log, gives up waiting and finishes it itself, as far as it gets.
        var erasing = world.EraseAsync(zsofia.Id, zsofia.Version);
        Assert.True(SpinWait.SpinUntil(() =>
            world.LeftAsync("\"verb\":\"erased\"").Result.Any(row => row.StartsWith("audit", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30)));
        go.SetResult();
        await erasing;
        await logging;

        await world.NothingIsLeftAsync();
        var customer = (await world.CardAsync(Erasure.Bela)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(1, customer.Logged("mails"));
        Assert.Equal("[erased]", customer.GetProperty("timeline").GetProperty("entries")[0].GetProperty("mail").GetProperty("subject")
            .GetString());
    }

    [Fact]
    public async Task What_failed_requests_left_open_goes_too()
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", $"maria@contoso.example, {Erasure.Bela}", "Qanary offer",
            "Qanary text.");

        // The intent is stored, one of the two copies too, and then nothing more.
        world.Rows.CutAfter(2);
        await Erasure.LogAsync(world.Maria, mail.Maria, 503);
        world.Rows.CutAfter(1);
        using (var edited = await world.Maria.PutAsync($"/api/customers/{zsofia.Id}",
            new { kind = "person", name = "Qanary again", addresses = new[] { "new.qanary@other.example" } }, zsofia.Version))
        {
            await edited.IsProblemAsync(503, "storage-unavailable");
        }

        world.Rows.Mend();
        Assert.Contains(await world.LeftAsync(), row => row.StartsWith("work ", StringComparison.Ordinal));
        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.NothingIsLeftAsync();
        Assert.Equal(1, (await world.CardAsync(Erasure.Bela)).GetProperty("people")[0].GetProperty("customer").Logged("mails"));
    }

    [Fact]
    public async Task Cut_off_after_any_write_the_erasure_is_finished_later()
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var cut = 0;
        for (var done = false; !done; cut++)
        {
            var zsofia = await world.AddZsofiaAsync();
            var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", $"maria@contoso.example, {Erasure.Bela}",
                "Qanary offer", "Qanary text.");
            await Erasure.LogAsync(world.Maria, mail.Maria);
            world.Rows.CutAfter(cut);
            using (var erased = await world.Ilona.DeleteAsync($"/api/customers/{zsofia.Id}", zsofia.Version))
            {
                done = (int)erased.StatusCode == 204;
                Assert.True(done || (int)erased.StatusCode == 503, $"{erased.StatusCode}");
            }

            world.Rows.Mend();
            if (cut == 0)
            {
                // Not even the intent was stored: she is there as before.
                using var there = await world.Maria.GetAsync($"/api/customers/{zsofia.Id}");
                await there.ReadAsync(200);
                await world.EraseAsync(zsofia.Id, zsofia.Version);
            }

            await world.SweepAsync();
            Assert.Empty(await world.LeftAsync());
            Assert.Equal(cut + 1,
                (await world.LeftAsync("\"verb\":\"erased\"")).Count(row => row.StartsWith("audit ", StringComparison.Ordinal)));
        }

        Assert.True(cut > 10, $"Only {cut} places to be cut off at.");
        await world.NothingIsLeftAsync();
        Assert.Equal(cut, (await world.CardAsync(Erasure.Bela)).GetProperty("people")[0].GetProperty("customer").Logged("mails"));
    }

    [Fact]
    public async Task An_erasure_that_failed_half_way_goes_on_when_it_is_asked_for_again()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", "maria@contoso.example", "Qanary offer", "Qanary text.");
        await Erasure.LogAsync(world.Maria, mail.Maria);

        // The intent is stored, profile and summary are gone, and then nothing more.
        foreach (var writes in new[] { 2, 0 })
        {
            world.Rows.CutAfter(writes);
            using var failed = await world.Ilona.DeleteAsync($"/api/customers/{zsofia.Id}", zsofia.Version);
            await failed.IsProblemAsync(503, "storage-unavailable");
        }

        world.Rows.Mend();
        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.NothingIsLeftAsync();
        using var again = await world.Ilona.DeleteAsync($"/api/customers/{zsofia.Id}", zsofia.Version);
        await again.IsProblemAsync(404, "no-such-customer");
    }

    [Fact]
    public async Task An_erasure_that_loses_every_page_once_goes_on_however_long_it_takes()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var (partition, row) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, default)
            .FirstAsync(found => found.Row.Key == RowKeys.Profile);
        for (var mail = 0; mail < 3; mail++)
        {
            var texts = Enumerable.Range(0, RowLimits.RowsPerBatch)
                .Aggregate(new RowBatch(partition), (all, part) =>
                    all.Insert(CorrespondenceKeys.Text($"mail{mail}", part), "{}"u8.ToArray()));
            await world.Rows.CommitLateAsync(texts);
        }

        var (clock, pages, services) = (new ManualClock(), new HashSet<string>(), world.Host.ApiServices);
        world.Rows.Before = async batch =>
        {
            if (batch.Partition == partition && batch.Writes.All(write => write.Verb == RowVerb.Delete && write.Key != RowKeys.Erasing)
                && pages.Add(batch.Writes[0].Key))
            {
                // Another erasure writes to the page while this one is slow; its first row is the same afterwards.
                var last = await world.Rows.FindAsync(partition, batch.Writes[^1].Key, default);
                await world.Rows.CommitLateAsync(new RowBatch(partition).Replace(last!, last!.Content));
                clock.Advance(TimeSpan.FromSeconds(20));
            }
        };
        var user = new Actor(TenantId.FromStoredIntent(partition.Key.Split('|')[0]), Guid.NewGuid(), "Ilona", new HashSet<string>());
        var erasure = new CustomerErasure(
            world.Rows, services.GetRequiredService<IntentLog>(), services.GetRequiredService<ProjectionStore>(),
            services.GetRequiredService<OwnedRows>(), services.GetRequiredService<RecentCustomers>(),
            services.GetRequiredService<ErasedAddresses>(), services.GetServices<IErasureReach>(), clock);

        Assert.True(await erasure.EraseAsync(user, CustomerStore.Read(zsofia.Id, row), ErasureReason.Request, default));

        Assert.True(pages.Count > 3, $"Only {pages.Count} pages were lost.");
        Assert.Empty(await world.LeftAsync());
    }

    [Fact]
    public async Task A_copy_that_came_to_another_customer_later_goes_too()
    {
        await using var world = await Erasure.StartAsync();
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync($"Zsófia Qanary <{Erasure.Zsofia}>", $"maria@contoso.example, {Erasure.Bela}", "Qanary offer",
            "Qanary text.");
        await Erasure.LogAsync(world.Maria, mail.Maria);
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        await Erasure.LogAsync(world.Nikos, mail.Nikos);
        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("Zs. Q. <zsofia.qanary@qanarytrade.example>", "maria@contoso.example, bela@other.example")]
    [InlineData("bela@other.example", "maria@contoso.example, \"Zs. Q.\" <zsofia.qanary@qanarytrade.example>")]
    public async Task A_mail_from_before_the_address_changed_goes_too(string from, string to)
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync();
        var mail = await world.ReceiveAsync(from, to, "Offer", "Write to zsofia.qanary@qanarytrade.example.");
        await Erasure.LogAsync(world.Maria, mail.Maria);
        using var edited = await world.Maria.PutAsync($"/api/customers/{zsofia.Id}",
            new { kind = "person", name = "Zsófia Newname", addresses = new[] { "zs.new@elsewhere.example" } }, zsofia.Version);
        await world.EraseAsync(zsofia.Id, (await edited.ReadAsync(200)).GetProperty("version").GetString()!);

        await world.NothingIsLeftAsync();
    }
}

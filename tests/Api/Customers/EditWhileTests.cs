using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>
/// Profiles that are edited while others edit them, while the caller leaves and while storage answers late: they are found by what they
/// say.
/// </summary>
public sealed partial class EditWhileTests : IAsyncLifetime
{
    private readonly WatchedRows _rows = new();
    private readonly TaskCompletionSource _gone = new();
    private Company _company = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions
    {
        ConfigureApi = builder =>
        {
            _rows.Watch(builder);
            builder.Services.AddSingleton<IStartupFilter>(new Watchman(_gone));
        },
    });

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_profile_is_written_whole_although_its_caller_leaves_in_the_middle()
    {
        var (old, wanted) = (_company.NewAddress(), _company.NewAddress());
        var id = await _company.AddPersonAsync(old);
        using var leaving = new CancellationTokenSource();
        var written = new TaskCompletionSource();
        _rows.Before = async batch =>
        {
            if (IsProfile(batch))
            {
                // The server learns of it while the write is on its way.
                await leaving.CancelAsync();
                await _gone.Task;
            }

            if (batch.Partition.Table == Tables.Work && batch.Writes[0].Verb == RowVerb.Delete)
            {
                written.TrySetResult();
            }
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EditAsync(id, [wanted], leaving.Token));
        await written.Task.WaitAsync(Ct);

        await IsFoundAsync(id, wanted);
    }

    [Fact]
    public async Task A_profile_that_arrives_after_its_writer_gave_up_is_found_by_its_new_address()
    {
        var (old, wanted) = (_company.NewAddress(), _company.NewAddress());
        var id = await _company.AddPersonAsync(old);
        RowBatch? late = null;
        _rows.Before = batch =>
        {
            late = IsProfile(batch) ? batch : late;
            return late == batch ? throw new StorageUnavailableException("No answer.") : Task.CompletedTask;
        };

        using (var answer = await EditAsync(id, [wanted], Ct))
        {
            await answer.IsProblemAsync(503, "storage-unavailable");
        }

        Assert.True((await _rows.CommitLateAsync(late!)).IsCommitted);
        await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);

        await IsFoundAsync(id, wanted);
        Assert.Equal(JsonValueKind.Null, (await _company.CardAsync(old)).GetProperty("people")[0].GetProperty("customer").ValueKind);
    }

    [Fact]
    public async Task An_address_given_back_at_any_moment_of_the_edit_that_takes_it_away_is_kept()
    {
        var moments = 0;
        for (var isOver = false; !isOver; moments++)
        {
            var (address, other) = (_company.NewAddress("given"), _company.NewAddress("other"));
            var id = await _company.AddPersonAsync(address);
            var left = moments;
            var hasBegun = false;
            async Task MeetAsync()
            {
                if (hasBegun && left-- == 0)
                {
                    using var back = await EditAsync(id, [address, other], Ct);
                    await back.ReadAsync(200);
                }
            }

            _rows.BeforeFind = MeetAsync;
            _rows.Before = async batch =>
            {
                await MeetAsync();
                hasBegun |= IsProfile(batch);
            };
            using (var taken = await EditAsync(id, [other], Ct))
            {
                await taken.ReadAsync(200);
            }

            (_rows.BeforeFind, _rows.Before) = (() => Task.CompletedTask, _ => Task.CompletedTask);
            isOver = left >= 0;
            await IsFoundAsync(id, other);
            if (!isOver)
            {
                await IsFoundAsync(id, address);
            }
        }

        Assert.True(moments > 10, $"Only {moments} moments.");
    }

    [Fact]
    public async Task A_slow_edit_does_not_write_over_what_a_newer_one_projected()
    {
        var (address, other) = (_company.NewAddress("taken"), _company.NewAddress("kept"));
        var id = await _company.AddPersonAsync(other);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _rows.Before = batch =>
        {
            if (batch.Partition.Table != Tables.Names)
            {
                return Task.CompletedTask;
            }

            arrived.TrySetResult();
            return go.Task;
        };
        var slow = EditAsync(id, [other, address], Ct);
        await arrived.Task;
        _rows.Before = _ => Task.CompletedTask;
        using (var newer = await EditAsync(id, [other], Ct, "Renamed Kis"))
        {
            await newer.ReadAsync(200);
        }

        go.SetResult();
        using (var answer = await slow)
        {
            await answer.ReadAsync(200);
        }

        await IsFoundAsync(id, other);
        Assert.Equal(JsonValueKind.Null, (await _company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").ValueKind);
        using var search = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text = "Renamed" }, Ct);
        Assert.Contains((await search.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id")
            .GetGuid() == id && line.GetProperty("name").GetString() == "Renamed Kis");
        using var old = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text = "Anna" }, Ct);
        Assert.DoesNotContain((await old.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id")
            .GetGuid() == id);
        using var former = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text = address }, Ct);
        Assert.DoesNotContain((await former.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id")
            .GetGuid() == id);
        await _company.AddPersonAsync(address, "Carol");
    }

    [Fact]
    public async Task An_edit_that_fails_does_not_give_away_what_another_edit_of_the_customer_has_claimed()
    {
        var (wanted, taken) = (_company.NewAddress("wanted"), _company.NewAddress("taken"));
        await _company.AddPersonAsync(taken, "Bob");
        var own = _company.NewAddress();
        var id = await _company.AddPersonAsync(own);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _rows.Before = batch => IsProfile(batch) && arrived.TrySetResult() ? go.Task : Task.CompletedTask;
        var first = EditAsync(id, [own, wanted], Ct);
        await arrived.Task;
        using (var second = await EditAsync(id, [own, wanted, taken], Ct))
        {
            await second.IsProblemAsync(409, "address-taken");
        }

        using (var carol = await _company.Maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = "Carol", addresses = new[] { wanted } }, Ct))
        {
            await carol.IsProblemAsync(409, "address-taken");
        }

        go.SetResult();
        using (var answer = await first)
        {
            await answer.ReadAsync(200);
        }

        await IsFoundAsync(id, wanted);
    }

    [Fact]
    public async Task An_edit_that_was_stored_and_told_as_failed_succeeds_when_it_is_repeated()
    {
        var (old, wanted) = (_company.NewAddress(), _company.NewAddress());
        var id = await _company.AddPersonAsync(old);
        using var read = await _company.Maria.GetAsync($"/api/customers/{id}", Ct);
        var version = (await read.ReadAsync(200)).GetProperty("version").GetString()!;
        var isStored = false;
        _rows.Before = batch =>
        {
            var fails = isStored;
            isStored |= IsProfile(batch);
            return fails ? throw new StorageUnavailableException("The cable is out.") : Task.CompletedTask;
        };
        using (var failed = await PutAsync(id, [wanted], version, Ct))
        {
            await failed.IsProblemAsync(503, "storage-unavailable");
        }

        _rows.Before = _ => Task.CompletedTask;
        using (var again = await PutAsync(id, [wanted], version, Ct))
        {
            await again.ReadAsync(200);
        }

        await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);
        await IsFoundAsync(id, wanted);
    }

    private static bool IsProfile(RowBatch batch) =>
        batch.Partition.Table == Tables.Customers && batch.Writes.Any(write => write.Key == RowKeys.Profile);

    private async Task<HttpResponseMessage> EditAsync(Guid id, string[] addresses, CancellationToken ct, string name = "Anna Kis")
    {
        using var read = await _company.Maria.GetAsync($"/api/customers/{id}", ct);
        return await PutAsync(id, addresses, (await read.ReadAsync(200)).GetProperty("version").GetString()!, ct, name);
    }

    private async Task<HttpResponseMessage> PutAsync(Guid id, string[] addresses, string version, CancellationToken ct,
        string name = "Anna Kis")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put,
            $"/api/customers/{id}")
        { Content = JsonContent.Create(new { kind = "person", name, addresses }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return await _company.Maria.SendAsync(request, ct);
    }

    private async Task IsFoundAsync(Guid id, string address)
    {
        Assert.Equal(id, (await _company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
        using var search = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text = address }, Ct);
        Assert.Contains((await search.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id")
            .GetGuid() == id);
    }

    // Tells when the server knows that a caller has left.
    private sealed class Watchman(TaskCompletionSource gone) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.RequestAborted.Register(() => gone.TrySetResult());
                return rest(context);
            });
            next(app);
        };
    }
}

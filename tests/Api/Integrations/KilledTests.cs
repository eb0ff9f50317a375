using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Tests.ImportExport;
using OutlookCrm.Tests.Integrations.Webhooks;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>The product killed while webhooks are told and keys are made and revoked.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Kills = 2;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<Guid, bool> _added = new();
    private readonly ConcurrentDictionary<string, Guid> _keys = new();
    private readonly ConcurrentDictionary<string, bool> _revoked = new();
    private readonly ConcurrentDictionary<string, bool> _unsure = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_random_every_acknowledged_change_is_told_and_every_key_is_as_acknowledged()
    {
        await using var world = await SimulatorHost.StartAsync(ct: Ct);
        await using var receiver = await Receiver.StartAsync();
        var (random, file) = (new Random(20261130), _folder.File("crm.db"));
        var api = await ReplicaProcess.StartAsync(world, "embedded", file);
        try
        {
            using (var ana = api.ClientFor("ana"))
            {
                using var made = await ana.PostAsJsonAsync(
                    "/api/admin/webhooks", new { url = receiver.Url, events = new[] { "customer.changed" } }, Ct);
                await made.ReadAsync(201);
            }

            for (var kill = 0; kill < Kills; kill++)
            {
                await UseUntilKilledAsync(api, _added.Count + random.Next(20, 60));
                api = await ReplicaProcess.StartAsync(world, "embedded", file);
            }

            Assert.True(_added.Count >= 20 * Kills, $"Only {_added.Count} customers were acknowledged: the test tested little.");
            await CheckToldAsync(api, receiver);
            await CheckKeysAsync(api);
        }
        finally
        {
            api.Kill();
        }
    }

    private async Task UseUntilKilledAsync(ReplicaProcess api, int enough)
    {
        using var ana = api.ClientFor("ana");
        var work = new[]
        {
            KeepOnAsync(() => AddAsync(api.Maria)), KeepOnAsync(() => AddAsync(api.Maria)), KeepOnAsync(() => KeyAsync(ana)),
        };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (_added.Count < enough)
        {
            await timer.WaitForNextTickAsync(Ct);
        }

        api.Kill();
        await Task.WhenAll(work);
    }

    private static async Task KeepOnAsync(Func<Task> work)
    {
        try
        {
            while (true)
            {
                await work();
            }
        }
        catch (HttpRequestException)
        {
            // The process is dead.
        }
    }

    private async Task AddAsync(HttpClient maria)
    {
        var name = $"Anna{Guid.NewGuid():N}";
        using var added = await maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name, addresses = new[] { $"{name}@firm.example" } }, Ct);
        _added[(await added.ReadAsync(201)).GetProperty("id").GetGuid()] = true;
    }

    private async Task KeyAsync(HttpClient ana)
    {
        using var made = await ana.PostAsJsonAsync("/api/admin/keys", new { name = "Shop", scope = "read" }, Ct);
        var body = await made.ReadAsync(201);
        var (secret, id) = (body.Text("secret")!, body.GetProperty("key").GetProperty("id").GetGuid());
        _keys[secret] = id;
        if (_keys.Count > 20 || id.ToByteArray()[^1] % 2 == 0)
        {
            _unsure[secret] = true;
            using var revoked = await ana.DeleteAsync($"/api/admin/keys/{id}", Ct);
            await revoked.ReadAsync(204);
            _revoked[secret] = true;
        }
    }

    private async Task CheckToldAsync(ReplicaProcess api, Receiver receiver)
    {
        using var late = new CancellationTokenSource(s_patience);
        var told = new HashSet<Guid>();
        while (!told.IsSupersetOf(_added.Keys))
        {
            Assert.False(late.IsCancellationRequested, $"{_added.Keys.Except(told).Count()} of {_added.Count} were never told.");
            var message = await receiver.NextAsync();
            told.UnionWith(message.Data.GetProperty("customerIds").EnumerateArray().Select(customer => customer.GetGuid()));
        }

        // Those beyond were stored, though the answer was lost.
        foreach (var customer in told.Except(_added.Keys))
        {
            using var read = await api.Maria.GetAsync($"/api/customers/{customer}", Ct);
            await read.ReadAsync(200);
        }
    }

    private async Task CheckKeysAsync(ReplicaProcess api)
    {
        foreach (var secret in _keys.Keys.Where(key => _revoked.ContainsKey(key) || !_unsure.ContainsKey(key)))
        {
            using var client = api.ClientWith(secret);
            using var answer = await client.GetAsync("/api/products", Ct);
            Assert.Equal(_revoked.ContainsKey(secret) ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.NotEmpty(_revoked);
    }
}

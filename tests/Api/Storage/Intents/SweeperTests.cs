using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Storage.Leases;
using OutlookCrm.Tests.Correspondence.Graph;
using OutlookCrm.Tests.Customers;
using Xunit;

namespace OutlookCrm.Tests.Storage.Intents;

/// <summary>The sweeper beside work that nobody can read.</summary>
public sealed class SweeperTests
{
    [Theory]
    [InlineData("log", "{\"mail\":null}")]
    [InlineData("log", "{\"mail\":{}}")]
    [InlineData("log", "no JSON")]
    [InlineData("projections", "null")]
    public async Task An_intent_that_nobody_can_read_keeps_nobody_from_erasing(string kind, string body)
    {
        await using var world = await Erasure.StartAsync();
        var anna = await world.AddAsync("Anna", ["anna@a.example"]);
        var (stored, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, default).FirstAsync(
            TestContext.Current.CancellationToken);
        var tenant = TenantId.FromStoredIntent(stored.Key.Split('|')[0]);
        var id = Guid.CreateVersion7().ToString("N");
        var row = JsonSerializer.SerializeToUtf8Bytes(new { tenant = tenant.Value, id, kind, parts = 1, body });
        Assert.True(
            (await world.Rows.CommitLateAsync(new RowBatch(RowKeys.Intent(tenant, id)).Insert(RowKeys.IntentPart(0), row))).IsCommitted);

        using var erased = await world.Ilona.DeleteAsync($"/api/customers/{anna.Id}", anna.Version);

        Assert.Equal(204, (int)erased.StatusCode);
        Assert.NotNull(await world.Rows.FindAsync(RowKeys.Intent(tenant, id), RowKeys.IntentPart(0), default));
    }

    [Fact]
    public async Task What_another_machine_has_just_begun_is_left_to_it_however_far_this_clock_is_ahead()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await Erasure.StartAsync();
        var (intents, clock) = (world.Host.ApiServices.GetRequiredService<IntentLog>(), new ManualClock());
        clock.Advance(TimeSpan.FromDays(3650));
        var sweeper = new Sweeper(
            world.Rows,
            intents,
            world.Host.ApiServices.GetServices<IReplay>(),
            world.Host.ApiServices.GetRequiredService<LeaseHolder>(),
            clock,
            NullLogger<Sweeper>.Instance);
        var body = JsonSerializer.Serialize(
            new ProjectionIntent(Guid.NewGuid(), null, new Profile { Kind = CustomerKind.Person, Name = "Anna" }),
            ProjectingJson.Rows.ProjectionIntent);
        await intents.OpenAsync(TenantId.FromValidatedToken(Guid.NewGuid()), "projections", body, ct);

        foreach (var left in new[] { 1, 1, 0 })
        {
            await sweeper.SweepAsync(Intent.LeftAfter, ct);
            Assert.Equal(left, await intents.ScanOpenAsync(RowKeys.OfAnyTenant, ct).CountAsync(ct));
            clock.Advance(Intent.LeftAfter / 2);
        }
    }
}

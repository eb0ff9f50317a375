using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Identity;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Faults;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>Entra's keys come, change and fail to come; nobody is signed out by that and nobody can make us ask too often.</summary>
public sealed class SigningKeyTests(SigningKeyTests.World world) : IClassFixture<SigningKeyTests.World>, IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(31);

    public void Dispose()
    {
        world.Simulator.Faults.Clear();
        world.Time.Advance(s_pause);
    }

    [Fact]
    public async Task A_new_key_signs_nobody_out()
    {
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
        world.Time.Advance(s_pause);
        world.Simulator.Entra.Keys.Roll();

        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Fact]
    public async Task Rollovers_right_after_one_another_sign_nobody_out()
    {
        for (var rollover = 0; rollover < 8; rollover++)
        {
            Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
            Assert.Equal(401, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => t.Header["kid"] = "invented"))).Status);
            world.Simulator.Entra.Keys.Roll();
            world.Time.Advance(TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task A_clock_that_is_put_back_keeps_nobody_out()
    {
        world.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
        world.Time.PutBack(TimeSpan.FromMinutes(50));
        world.Simulator.Entra.Keys.Roll();

        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Theory]
    [InlineData("openid-configuration", 500, null)]
    [InlineData("openid-configuration", 404, null)]
    [InlineData("openid-configuration", 200, "<html>Sign in to the proxy</html>")]
    [InlineData("/discovery/v2.0/keys", 503, null)]
    [InlineData("/discovery/v2.0/keys", 429, null)]
    [InlineData("/discovery/v2.0/keys", 200, "{\"keys\":[]}")]
    public async Task Who_cannot_be_judged_is_asked_to_wait_and_not_refused(string path, int status, string? body)
    {
        var known = world.Simulator.TokenFor("maria");
        Assert.Equal(200, (await world.WhoAmIAsync(known)).Status);
        world.Simulator.Faults.Set(new Fault("entra", path, Status: status, Body: body));
        world.Simulator.Entra.Keys.Roll();

        var answer = await world.WhoAmIAsync(world.Simulator.TokenFor("nikos"));
        Assert.Equal((503, "entra-unreachable", "30"), (answer.Status, answer.Problem, answer.Header("Retry-After")));
        Assert.Equal(200, (await world.WhoAmIAsync(known)).Status);

        world.Simulator.Faults.Clear();
        world.Time.Advance(s_pause);
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("nikos"))).Status);
    }

    [Fact]
    public async Task A_rollover_in_a_flood_of_invented_keys_signs_nobody_out()
    {
        world.Time.Advance(TimeSpan.FromMinutes(10));
        var asked = world.Simulator.Faults.Set(new Fault("entra", "/discovery/v2.0/keys", DelayMs: 1));
        for (var flood = 0; flood < 5; flood++)
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(async number => Assert.Contains(
                (await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => t.Header["kid"] = $"invented-{flood}-{number}"))).Status,
                new[] { 401, 503 })));
        }

        Assert.InRange(world.Simulator.Faults.Hits(asked), 1, 21);
        world.Simulator.Entra.Keys.Roll();
        Assert.NotEqual(401, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
        world.Time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2)]
    public void A_clock_that_is_put_back_or_forward_makes_no_memory_longer_or_shorter(int hours)
    {
        var time = new ManualTime();
        var cache = new BoundedCache<string, string>(10, time);
        cache.Set("a", "known", TimeSpan.FromMinutes(5));
        time.PutBack(TimeSpan.FromHours(hours));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("known", cache.Find("a"));

        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(cache.Find("a"));
    }

    [Fact]
    public async Task A_flood_of_invented_keys_asks_Entra_once()
    {
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
        world.Time.Advance(s_pause);
        var asked = world.Simulator.Faults.Set(new Fault("entra", "/discovery/v2.0/keys", Status: 500));

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(503, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => t.Header["kid"] = $"invented-{i}"))).Status);
        }

        Assert.Equal(1, world.Simulator.Faults.Hits(asked));
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Fact]
    public async Task A_withdrawn_key_is_forgotten_within_half_a_day()
    {
        var old = world.Simulator.Entra.Keys.Current;
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => t.Key = old))).Status);
        world.Simulator.Entra.Keys.Roll();
        world.Simulator.Entra.Keys.ForgetOld();
        world.Time.Advance(TimeSpan.FromHours(13));

        // The first one starts the renewal and still gets in; the next ones wait for it because their key is unknown.
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
        Assert.Equal(
            401, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => (t.Key, t.Header["kid"]) = (old, old.Id)))).Status);
    }

    [Fact]
    public async Task Without_Entra_a_new_installation_says_wait_and_signs_nobody_out()
    {
        world.Simulator.Faults.Set(new Fault("entra", Status: 503));
        await world.Simulator.RestartApiAsync(TestContext.Current.CancellationToken);

        var answer = await world.WhoAmIAsync(world.Simulator.TokenFor("maria"));

        Assert.Equal((503, "entra-unreachable"), (answer.Status, answer.Problem));
        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));

        world.Simulator.Faults.Clear();
        world.Time.Advance(s_pause);
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Fact]
    public async Task Keys_at_another_host_are_not_fetched()
    {
        world.Simulator.Faults.Set(new Fault("entra", "openid-configuration", Status: 200, Body: """{"issuer":"https://login.microsoftonline.com/{tenantid}/v2.0","jwks_uri":"https://login.microsoftonline.com.evil.example/keys"}"""));
        await world.Simulator.RestartApiAsync(TestContext.Current.CancellationToken);

        Assert.Equal(503, (await world.WhoAmIAsync(world.Simulator.TokenFor("maria"))).Status);
    }

    [Fact]
    public async Task A_remembered_token_is_judged_again_after_five_minutes()
    {
        var token = world.Simulator.TokenFor("maria");
        Assert.Equal(200, (await world.WhoAmIAsync(token)).Status);
        world.Simulator.Entra.Keys.Roll();
        world.Simulator.Entra.Keys.ForgetOld();
        world.Time.Advance(TimeSpan.FromHours(49));

        // Its key is too old to trust and not published any more.
        Assert.Equal(401, (await world.WhoAmIAsync(token)).Status);
    }

    /// <summary>The product with a clock of its own.</summary>
    public sealed class World : RunningApi
    {
        internal ManualTime Time { get; } = new();

        protected override SimulatorOptions Options =>
            new() { ConfigureApi = builder => builder.Services.AddSingleton<TimeProvider>(Time) };
    }
}

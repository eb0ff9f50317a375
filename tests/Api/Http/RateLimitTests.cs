using OutlookCrm.Simulator;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>One user cannot take the service from the others.</summary>
public sealed class RateLimitTests(RateLimitTests.World world) : IClassFixture<RateLimitTests.World>
{
    private const int Burst = 5;

    [Fact]
    public async Task Too_many_requests_of_one_user_wait_and_the_others_do_not()
    {
        var token = world.Simulator.TokenFor("maria");
        var answers = new List<Answer>();
        for (var i = 0; i <= Burst; i++)
        {
            answers.Add(await world.WhoAmIAsync(token));
        }

        // A second token of the same user is the same user.
        answers.Add(await world.WhoAmIAsync(world.Simulator.TokenFor("maria", t => t.Claims["uti"] = "another")));

        Assert.All(answers.Take(Burst), answer => Assert.Equal(200, answer.Status));
        Assert.All(answers.Skip(Burst), answer =>
        {
            Assert.Equal((429, "too-many-requests"), (answer.Status, answer.Problem));
            Assert.True(int.Parse(answer.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture) >= 1);
        });
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("nikos"))).Status);
        Assert.Equal(200, (await world.WhoAmIAsync(world.Simulator.TokenFor("mallory"))).Status);
        Assert.Equal(
            200,
            (int)(await world.Anonymous.GetAsync(new Uri("/health/live", UriKind.Relative),
                TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>Five at once, and nothing more while the test runs.</summary>
    public sealed class World : RunningApi
    {
        protected override SimulatorOptions Options => new()
        {
            ApiSettings = new Dictionary<string, string?>
            {
                ["Limits:Burst"] = "5",
                ["Limits:PerPeriod"] = "1",
                ["Limits:Period"] = "01:00:00"
            },
        };
    }
}

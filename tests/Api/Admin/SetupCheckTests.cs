using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Admin;

/// <summary>The set-up page's checks one by one.</summary>
public sealed class SetupCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The page asks for each check by itself: together they are the whole report.</summary>
    [Fact]
    public async Task Each_check_can_be_asked_for_by_its_name()
    {
        await using var host = await SimulatorHost.StartAsync(ct: Ct);
        using var ana = host.ClientFor("ana");
        var found = new List<string>();
        foreach (var check in new[] { "storage", "microsoft", "clock", "address", "manifest" })
        {
            using var answer = await ana.GetAsync($"/api/admin/setup?check={check}", Ct);
            var lines = (await answer.ReadAsync(200)).GetProperty("lines").EnumerateArray().ToList();
            Assert.NotEmpty(lines);
            found.AddRange(lines.Select(line => line.GetProperty("finding").GetString()!));
        }

        using var report = await ana.GetAsync("/api/admin/setup", Ct);
        var whole = (await report.ReadAsync(200)).GetProperty("lines").EnumerateArray();
        Assert.Equal(whole.Select(line => line.GetProperty("finding").GetString()!).Order(), found.Order());
        foreach (var wrong in new[] { "Storage", "setup", "", "storage,clock", "../storage" })
        {
            using var refused = await ana.GetAsync($"/api/admin/setup?check={Uri.EscapeDataString(wrong)}", Ct);
            await refused.IsProblemAsync(400, "invalid-request");
        }
    }
}

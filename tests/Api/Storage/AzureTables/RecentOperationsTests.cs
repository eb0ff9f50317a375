using OutlookCrm.Storage.AzureTables;
using Xunit;

namespace OutlookCrm.Tests.Storage.AzureTables;

/// <summary>What a row remembers of the operations before its last one.</summary>
public sealed class RecentOperationsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_remembers_the_version_it_replaces_and_those_before_it()
    {
        var (first, second, third) = (At(0), At(1), At(2));

        var recent = RecentOperations.After(third, second, RecentOperations.After(second, first, ""));

        Assert.Equal(second + first, recent);
        Assert.True(RecentOperations.Contains(recent, first));
        Assert.True(RecentOperations.Contains(recent, second));
        Assert.False(RecentOperations.Contains(recent, third));
    }

    [Fact]
    public void What_is_long_past_is_forgotten_so_that_quiet_rows_carry_nothing()
    {
        Assert.Equal("", RecentOperations.After(At(61), At(0), At(-1)));
        Assert.Equal(At(30), RecentOperations.After(At(61), At(30), At(0)));
    }

    [Fact]
    public void A_row_never_remembers_more_than_sixty_four()
    {
        var recent = "";
        for (var i = 0; i < 200; i++)
        {
            recent = RecentOperations.After(At((i + 1) / 1000.0), At(i / 1000.0), recent);
        }

        Assert.Equal(64 * 32, recent.Length);
        Assert.StartsWith(At(0.199), recent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_version_that_is_no_operation_is_not_remembered(string version) =>
        Assert.Equal("", RecentOperations.After(At(0), version, At(0)));

    [Fact]
    public void Half_an_id_is_no_match() =>
        Assert.False(RecentOperations.Contains(At(0) + At(1), (At(0) + At(1)).Substring(16, 32)));

    // The same id for the same second, so that tests can name it.
    private static string At(double seconds) =>
        ((long)(s_now.ToUnixTimeMilliseconds() + (seconds * 1000))).ToString("x12", System.Globalization.CultureInfo.InvariantCulture) + "70000000000000000000";
}

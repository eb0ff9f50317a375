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
    public void Of_what_is_long_past_only_the_last_sixteen_are_kept_so_that_quiet_rows_carry_little()
    {
        var recent = "";
        for (var i = 0; i < 40; i++)
        {
            recent = RecentOperations.After(At((i + 1) * 61), At(i * 61), recent);
        }

        Assert.Equal(16 * 32, recent.Length);
        Assert.StartsWith(At(39 * 61) + At(38 * 61), recent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void An_operation_is_remembered_however_far_the_clocks_of_the_next_writers_are_from_its_own(int apart)
    {
        var mine = At(0);
        var version = mine;
        var recent = "";
        for (var i = 1; i <= 16; i++)
        {
            var next = At((i % 2 * apart) + (i / 1000.0));
            recent = RecentOperations.After(next, version, recent);
            version = next;
        }

        Assert.True(RecentOperations.Contains(recent, mine));
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
        Assert.Equal(At(0), RecentOperations.After(At(1), version, At(0)));

    [Fact]
    public void Half_an_id_is_no_match() =>
        Assert.False(RecentOperations.Contains(At(0) + At(1), (At(0) + At(1)).Substring(16, 32)));

    // The same id for the same second, so that tests can name it.
    private static string At(double seconds) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(long)(s_now.ToUnixTimeMilliseconds() + (seconds * 1000)):x12}70000000000000000000");
}

using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage.Sqlite;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>Nobody learns from sales while an import writes them, and nobody waits for ever.</summary>
public sealed class SalesRestTests : IDisposable
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rest");
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly SqliteRowStore _rows;

    public SalesRestTests() => _rows = new(Path.Combine(_folder.FullName, "crm.db"));

    [Theory]
    [InlineData(0, false)]
    [InlineData(39, false)]
    [InlineData(41, true)]
    [InlineData(3600, true)]
    public async Task Sales_are_at_rest_a_while_after_the_last_was_written_also_for_a_process_that_starts_then(int seconds, bool isAtRest)
    {
        await new SalesFits(_rows, _clock).NoteAsync(s_tenant, default);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(isAtRest, await new SalesFits(_rows, _clock).IsAtRestAsync(s_tenant, default));
    }

    [Fact]
    public async Task Who_never_sold_is_at_rest() => Assert.True(await new SalesFits(_rows, _clock).IsAtRestAsync(s_tenant, default));

    [Fact]
    public async Task Ten_minutes_of_writing_without_a_pause_are_enough_and_a_pause_begins_them_anew()
    {
        var fits = new SalesFits(_rows, _clock);
        Assert.Equal(20, await HalfMinutesAsync(fits));
        Assert.True(await fits.IsAtRestAsync(s_tenant, default));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await fits.IsAtRestAsync(s_tenant, default));
        Assert.Equal(20, await HalfMinutesAsync(fits));
    }

    public void Dispose()
    {
        _rows.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<int> HalfMinutesAsync(SalesFits fits)
    {
        for (var halves = 0; ; halves++)
        {
            await fits.NoteAsync(s_tenant, default);
            if (await fits.IsAtRestAsync(s_tenant, default))
            {
                return halves;
            }

            _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }
}

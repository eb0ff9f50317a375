using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Customers.Search;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>A change whose claim went to somebody else before its profile was written.</summary>
public sealed partial class EditWhileTests
{
    [Fact]
    public async Task A_change_whose_address_was_given_away_as_left_work_fails_and_leaves_nothing()
    {
        var (own, edited, added) = (_company.NewAddress("own"), _company.NewAddress("edited"), _company.NewAddress("added"));
        var id = await _company.AddPersonAsync(own);
        foreach (var address in new[] { edited, added })
        {
            var (isAway, bob, carol) = (false, Guid.Empty, Guid.CreateVersion7());
            _rows.Before = async batch =>
            {
                if (IsProfile(batch) && !isAway)
                {
                    // A replica takes this change for a dead one's right before its profile is written, and somebody else adds the address.
                    isAway = true;
                    await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);
                    bob = await _company.AddPersonAsync(address, "Bob");
                }
            };
            using (var answer = address == edited
                ? await EditAsync(id, [own, address], Ct, "Renamed Kis")
                : await _company.Maria.PostAsJsonAsync("/api/customers",
                    new { id = carol, kind = "person", name = "Renamed Kis", addresses = new[] { address, _company.NewAddress() } }, Ct))
            {
                var problem = await answer.IsProblemAsync(409, "address-taken");
                Assert.Equal(bob, problem.GetProperty("customerId").GetGuid());
            }

            _rows.Before = _ => Task.CompletedTask;
            await IsFoundAsync(bob, address);
            foreach (var table in Tables.All)
            {
                Assert.DoesNotContain(await _rows.ScanAsync(table, KeyRange.Everything, Ct).ToListAsync(Ct), found =>
                    new[] { carol.ToString("N"), SearchKeys.ShortId(carol) }
                    .Any(id => $"{found.Partition.Key} {found.Row.Key}".Contains(id, StringComparison.Ordinal)));
            }
        }

        await IsFoundAsync(id, own);
        using var read = await _company.Maria.GetAsync($"/api/customers/{id}", Ct);
        var profile = (await read.ReadAsync(200)).GetProperty("profile");
        Assert.Equal(("Anna Kis", 1), (profile.GetProperty("name").GetString(), profile.GetProperty("addresses").GetArrayLength()));
        using var search = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text = "Renamed" }, Ct);
        Assert.Empty((await search.ReadAsync(200)).GetProperty("results").EnumerateArray());
        Assert.Empty(await _rows.ScanAsync(Tables.Work, RowKeys.OfAnyTenant, Ct).ToListAsync(Ct));
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Many customers are added in few commits, and each is added whole or not at all.</summary>
public sealed class AddTogetherTests : IAsyncLifetime
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
    private static readonly Actor s_job = Actor.OfJob(s_tenant, "import");
    private readonly WatchedRows _rows = new();
    private Company _company = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CustomerStore Customers => _company.Host.ApiServices.GetRequiredService<CustomerStore>();

    public async ValueTask InitializeAsync() =>
        _company = await Company.StartAsync(new SimulatorOptions { ConfigureApi = _rows.Watch });

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task Cut_off_after_any_write_each_is_found_or_has_left_nothing_and_a_repeat_adds_the_others()
    {
        var (writes, isCut) = (0, true);
        for (; isCut; writes++)
        {
            var added = Newcomers(3);
            _rows.CutAfter(writes);
            isCut = await IsCutAsync(added);
            _rows.Mend();
            await _company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);
            foreach (var one in added)
            {
                var isThere = await Customers.FindAsync(s_tenant, one.Id, Ct) is not null;
                Assert.Equal(isThere ? RowsOf(one) : 0, await LeftAsync(one));
            }

            var again = await Customers.CreateAsync(s_job, added, Ct);
            Assert.All(again, outcome => Assert.True(outcome.IsSaved));
            Assert.All(added, one => Assert.Equal(RowsOf(one), LeftAsync(one).Result));
        }

        Assert.True(writes > 10, $"Only {writes} places to be cut off at.");
        Assert.Equal(0, await OpenIntentsAsync());
    }

    [Fact]
    public async Task Who_has_a_taken_address_is_not_added_and_all_others_are()
    {
        var taken = _company.NewAddress("taken");
        var owner = await _company.AddPersonAsync(taken);
        var added = Newcomers(4);
        added[2] = added[2] with { Profile = added[2].Profile with { Addresses = [.. added[2].Profile.Addresses, taken] } };

        var outcomes = await Customers.CreateAsync(s_job, added, Ct);

        Assert.Equal([true, true, false, true], outcomes.Select(outcome => outcome.IsSaved));
        Assert.Equal((taken, owner), (outcomes[2].TakenBy?.AddressOrDomain, outcomes[2].TakenBy?.Customer.Id));
        Assert.Equal([RowsOf(added[0]), RowsOf(added[1]), 0, RowsOf(added[3])],
            await Task.WhenAll(added.Select(one => LeftAsync(one))));
        Assert.Equal(0, await OpenIntentsAsync());
        Assert.Equal(owner, (await _company.CardAsync(taken)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Of_two_with_the_same_address_the_first_is_added()
    {
        var added = Newcomers(2);
        added[1] = added[1] with { Profile = added[1].Profile with { Addresses = added[0].Profile.Addresses } };

        var outcomes = await Customers.CreateAsync(s_job, added, Ct);

        Assert.Equal([true, false], outcomes.Select(outcome => outcome.IsSaved));
        Assert.Equal(added[0].Id, outcomes[1].TakenBy?.Customer.Id);
        Assert.Equal(0, await LeftAsync(added[1]));
    }

    [Fact]
    public async Task Who_is_there_already_is_an_outcome_and_stays_as_before()
    {
        var added = Newcomers(3);
        var first = (await Customers.CreateAsync(s_job, [added[1]], Ct))[0];

        var outcomes = await Customers.CreateAsync(s_job, added, Ct);

        Assert.All(outcomes, outcome => Assert.True(outcome.IsSaved));
        Assert.Equal(first.Customer!.Version, outcomes[1].Customer!.Version);
    }

    [Fact]
    public async Task Who_is_erased_while_the_others_are_being_added_leaves_nothing()
    {
        var added = Newcomers(3);
        var isErased = false;
        _rows.Before = async batch =>
        {
            if (batch.Partition.Table == Tables.Names && !isErased)
            {
                isErased = true;
                var partition = RowKeys.Customer(s_tenant, added[1].Id);
                var profile = await _rows.FindAsync(partition, RowKeys.Profile, Ct);
                await _rows.CommitLateAsync(new RowBatch(partition).Delete(profile!).Delete(RowKeys.Summary, profile!.Version));
            }
        };

        var outcomes = await Customers.CreateAsync(s_job, added, Ct);

        Assert.True(isErased);
        Assert.Equal([true, false, true], outcomes.Select(outcome => outcome.IsSaved));
        Assert.Equal(0, await LeftAsync(added[1]));
    }

    [Fact]
    public async Task They_are_found_by_name_address_and_company()
    {
        var added = Newcomers(120);
        await Customers.CreateAsync(s_job, added, Ct);

        foreach (var text in new[] { added[77].Profile.Name, added[77].Profile.Addresses[0] })
        {
            using var search = await _company.Maria.PostAsJsonAsync("/api/customers/search", new { text }, Ct);
            Assert.Contains((await search.ReadAsync(200)).GetProperty("results").EnumerateArray(), line =>
                line.GetProperty("id").GetGuid() == added[77].Id);
        }

        Assert.NotEqual(JsonValueKind.Null,
            (await _company.CardAsync(added[119].Profile.Addresses[0])).GetProperty("people")[0].GetProperty("customer").ValueKind);
    }

    private List<NewCustomer> Newcomers(int count)
    {
        var firm = _company.NewDomain();
        return [.. Enumerable.Range(0, count).Select(number => new NewCustomer(Guid.NewGuid(), new()
        {
            Kind = CustomerKind.Person,
            Name = $"Nikos Adam{number}",
            Addresses = [$"nikos{number}@{firm}"],
            Company = firm,
        }))];
    }

    private int RowsOf(NewCustomer one) => _company.Host.ApiServices.GetServices<IProjector>()
        .SelectMany(projector => projector.Wants(new(s_tenant, one.Id, CustomerRows.Content(one.Profile))))
        .DistinctBy(row => (row.Partition, row.Key)).Count();

    private async Task<int> LeftAsync(NewCustomer one) =>
        await _rows.ScanAsync(Tables.Names, RowKeys.OfTenant(s_tenant), Ct)
            .CountAsync(found => found.Row.Key.EndsWith(SearchKeys.ShortId(one.Id), StringComparison.Ordinal), Ct)
        + await _rows.ScanAsync(Tables.Addresses, RowKeys.OfTenant(s_tenant), Ct)
            .CountAsync(found => CustomerRows.Owner(found.Row).Id == one.Id, Ct);

    private ValueTask<int> OpenIntentsAsync() =>
        _rows.ScanAsync(Tables.Work, RowKeys.OfTenant(s_tenant), Ct).CountAsync(Ct);

    private async Task<bool> IsCutAsync(List<NewCustomer> added)
    {
        try
        {
            await Customers.CreateAsync(s_job, added, Ct);
            return false;
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }
}

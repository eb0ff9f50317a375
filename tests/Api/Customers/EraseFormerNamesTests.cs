using OutlookCrm.Correspondence;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>An erasure finds the customer by every name and address the customer ever had, however many came after.</summary>
public sealed class EraseFormerNamesTests
{
    /// <summary>The former names tell where to look, so they are the last to go.</summary>
    [Fact]
    public async Task Cut_off_after_any_write_an_erasure_that_is_begun_again_finds_former_names_everywhere()
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var (cut, tooEarly) = (1, new List<string>());
        world.Rows.Before = async batch =>
        {
            if (batch.Writes.Any(write =>
                write.Verb == RowVerb.Delete && write.Key.StartsWith(RowKeys.FormerNames, StringComparison.Ordinal)))
            {
                var left = await world.Rows.ReadAsync(batch.Partition, RowKeys.OfCustomer, 1000, TestContext.Current.CancellationToken);
                tooEarly.AddRange(left.Select(row => row.Key).Except(batch.Writes.Select(write => write.Key)));
            }
        };
        for (var done = false; !done; cut++)
        {
            var (id, version) = await world.AddAsync("Zsófia Qanary", [Erasure.Zsofia]);
            var mail = await world.ReceiveAsync(
                $"Béla Kis <{Erasure.Bela}>", "maria@contoso.example", "Pallets", $"Ask {Erasure.Zsofia} about them.",
                $"Zsófia Qanary <{Erasure.Zsofia}>");
            await Erasure.LogAsync(world.Maria, mail.Maria);
            foreach (var name in new[] { "Zsófia Qanaryova", "Zsófia Nagy" })
            {
                var changes = new { kind = "person", name, addresses = new[] { $"a{name.Length}@changed.example" } };
                using var changed = await world.Maria.PutAsync($"/api/customers/{id}?newConsent=true", changes, version);
                version = (await changed.ReadAsync(200)).GetProperty("version").GetString()!;
            }

            // More rows than one batch deletes, behind those of the former names.
            var (partition, _) = await world.Rows.ScanAsync(Tables.Customers, RowKeys.OfAnyTenant, default)
                .FirstAsync(found => found.Partition.Key.EndsWith($"{id:N}", StringComparison.Ordinal));
            await world.Rows.CommitLateAsync(Enumerable.Range(0, RowLimits.RowsPerBatch).Aggregate(new RowBatch(partition), (all, part) =>
                all.Insert(CorrespondenceKeys.Text("long", part), "{}"u8.ToArray())));
            world.Rows.CutAfter(cut);
            using (var erased = await world.Ilona.DeleteAsync($"/api/customers/{id}", version))
            {
                done = (int)erased.StatusCode == 204;
            }

            world.Rows.Mend();
            await world.SweepAsync();
            Assert.Empty(await world.LeftAsync());
        }

        Assert.True(cut > 8, $"Only {cut} places to be cut off at.");
        Assert.Empty(tooEarly);
        await world.NothingIsLeftAsync();
    }

    [Theory]
    [InlineData(3, 10)]
    [InlineData(99, 10)]
    [InlineData(101, 10)]
    [InlineData(130, 180)]
    [InlineData(260, 40)]
    public async Task A_name_that_was_followed_by_many_others_is_erased_from_others_mails(int changes, int length)
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var (id, version) = await world.AddAsync("Zsófia Qanary", [Erasure.Zsofia]);
        var mail = await world.ReceiveAsync(
            $"Béla Kis <{Erasure.Bela}>", "maria@contoso.example", "Pallets", $"Ask {Erasure.Zsofia} about them.",
            $"Zsófia Qanary <{Erasure.Zsofia}>");
        await Erasure.LogAsync(world.Maria, mail.Maria);
        for (var i = 0; i < changes; i++)
        {
            var name = $"{i} {new string('n', length)}";
            using var changed = await world.Maria.PutAsync(
                $"/api/customers/{id}", new { kind = "person", name, addresses = new[] { $"a{i}@changed.example" } }, version);
            version = (await changed.ReadAsync(200)).GetProperty("version").GetString()!;
        }

        Assert.NotEmpty(await world.LeftAsync());
        await world.EraseAsync(id, version);

        await world.NothingIsLeftAsync();
    }
}

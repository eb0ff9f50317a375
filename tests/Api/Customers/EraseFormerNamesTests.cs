using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>An erasure finds the customer by every name and address the customer ever had, however many came after.</summary>
public sealed class EraseFormerNamesTests
{
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

using System.Text.Json;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Tests.Customers;
using Xunit;
using static OutlookCrm.Tests.Correspondence.MeetingCalls;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What erasing a customer leaves of the meetings that the customer was in.</summary>
public sealed class MeetingErasureTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 10, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Erasing_a_guest_leaves_nothing_of_them_in_the_meeting()
    {
        await using var world = await Erasure.StartAsync();
        var bela = await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync();
        var meeting = world.Host.Meet(
            "maria", new()
            {
                Subject = "Range",
                Location = $"At {Erasure.Zsofia}",
                Start = s_start,
                Required = [new("Zsófia Qanary", Erasure.Zsofia), new("Béla", Erasure.Bela)]
            });
        await LogAsync(world.Maria, meeting, "maria", 201);

        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.NothingIsLeftAsync();
        var customer = (await world.CardAsync(Erasure.Bela)).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal((bela.Id, 1), (customer.GetProperty("id").GetGuid(), customer.Logged("meetings")));
    }

    [Fact]
    public async Task Erasing_whoever_called_a_meeting_leaves_it_logged_for_the_others()
    {
        await using var world = await Erasure.StartAsync();
        await world.AddAsync("Béla Kis", [Erasure.Bela]);
        var zsofia = await world.AddZsofiaAsync();
        var meeting = world.Host.Meet(
            "maria", new()
            {
                Subject = "Qanary range",
                Text = "Qanary text",
                Organizer = new Person("Zsófia Qanary", Erasure.Zsofia),
                Start = s_start,
                Required = [new("Maria", "maria@contoso.example"), new("Béla", Erasure.Bela)]
            });
        await LogAsync(world.Maria, meeting, "maria", 201);

        await world.EraseAsync(zsofia.Id, zsofia.Version);

        await world.NothingIsLeftAsync();
        Assert.Equal(JsonValueKind.Object,
            (await world.CardAsync(Erasure.Bela, Key(s_start), Erasure.Zsofia)).GetProperty("mail").ValueKind);
    }
}

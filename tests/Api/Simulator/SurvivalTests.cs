using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>A dropped mail is there after a restart and after a kill.</summary>
public sealed class SurvivalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mailboxes_and_keys_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("outlookcrm-test-").FullName;
        try
        {
            var options = new SimulatorOptions { DataFolder = folder };
            DroppedMail kept, moved;
            string token;
            await using (var first = await SimulatorHost.StartAsync(options, Ct))
            {
                kept = await first.DropAsync(Eml.Write("Zoë <a@customer.example>", "maria@contoso.example", "Stays"), "maria", ct: Ct);
                moved = await first.DropAsync(Eml.Write("a@customer.example", "maria@contoso.example", "Moves"), "maria", ct: Ct);
                var maria = first.Mailboxes.Of(EntraDirectory.Find("maria")!);
                maria.Move(maria.Find(moved.Id)!.Key, "archive");
                token = first.TokenFor("maria");
            }

            await using var second = await SimulatorHost.StartAsync(options, Ct);
            var mailbox = second.Mailboxes.Of(EntraDirectory.Find("maria")!);
            Assert.Equal("Zoë", mailbox.Find(kept.Id)!.From!.Name);
            Assert.Null(mailbox.Find(moved.Id));
            Assert.Equal("archive", mailbox.Find(moved.ImmutableId)!.Folder);
            Assert.NotNull(second.Entra.Reader.Read(token));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_program_is_killed()
    {
        var folder = Directory.CreateTempSubdirectory("outlookcrm-test-").FullName;
        try
        {
            var ids = new List<string>();
            using (var program = await ProgramProcess.StartAsync(folder))
            {
                for (var number = 0; number < 3; number++)
                {
                    ids.Add(await program.DropAsync(Eml.Write("a@customer.example", "maria@contoso.example", $"Mail {number}")));
                }

                program.Kill();
            }

            using var again = await ProgramProcess.StartAsync(folder);
            var mailbox = await again.Page.GetFromJsonAsync<JsonObject>("/simulator/mailbox?user=maria", Ct);
            Assert.Equal(ids.Order(), mailbox!["messages"]!.AsArray().Select(message => message!["id"]!.GetValue<string>()).Order());
            again.Kill();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence()
    {
        await using var host = await SimulatorHost.StartAsync(ct: Ct);
        var taken = await Assert.ThrowsAsync<OutlookCrm.Simulator.Hosting.PortTakenException>(() =>
            SimulatorHost.StartAsync(new SimulatorOptions { PageUrl = host.PageAddress.GetLeftPart(UriPartial.Authority) }, Ct));
        Assert.Contains(host.PageAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), taken.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_restarts_on_its_port()
    {
        await using var host = await SimulatorHost.StartAsync(ct: Ct);
        await host.RestartApiAsync(Ct);
        using var maria = host.ClientFor("maria");
        using var me = await maria.GetAsync(new Uri("/api/me", UriKind.Relative), Ct);
        Assert.True(me.IsSuccessStatusCode);
    }
}

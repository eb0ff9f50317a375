using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Audit;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Who is erased while an import writes is in no later step of it, in no file of it, and in no byte of the store.</summary>
public sealed class EraseWhileImportingTests
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

    [Fact]
    public async Task Nothing_of_a_customer_is_written_behind_the_step_that_was_being_written()
    {
        await using var world = await Erasure.StartAsync();
        var (secondStep, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (thirdStep, end, seconds) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        world.Rows.Before = batch =>
        {
            var head = batch.Writes.Any(write => write.Key.StartsWith("head|", StringComparison.Ordinal))
                ? Encoding.UTF8.GetString(batch.Writes[0].Content.Span) : "";
            if (head.Contains("\"read\":2000,", StringComparison.Ordinal) && Interlocked.Increment(ref seconds) == 1)
            {
                secondStep.SetResult();
                return goOn.Task;
            }

            if (head.Contains("\"read\":2497,", StringComparison.Ordinal) && thirdStep.TrySetResult())
            {
                return end.Task;
            }

            return Task.CompletedTask;
        };
        using var started = await Imports.SendAsync(world.Maria, File(), null);
        var id = Guid.Parse((await started.ReadAsync(202)).Text("id")!);
        await secondStep.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var card = (await world.CardAsync(Erasure.Zsofia)).GetProperty("people")[0].GetProperty("customer");
        var named = new NamedCustomer(Guid.Parse(card.Text("id")!), ["Zsófia Qanary"], [Erasure.Zsofia]);

        // Waits for the step, which has the file as it was.
        var reach = world.Host.ApiServices.GetServices<IErasureReach>().OfType<ErasedRows>().Single();
        var by = new AuditRow(Guid.Empty, "Ilona", "erased", DateTimeOffset.UtcNow, null);
        var erasing = reach.ForgetAsync(new(s_tenant, named, by), default);
        Assert.False(erasing.IsCompleted);
        goOn.SetResult();
        await erasing;
        await thirdStep.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await using (var kept = await world.Host.ApiServices.GetRequiredService<PackedFiles>().OpenAsync(
            s_tenant, id, ImportKeys.Parts(1), default))
        using (var text = new StreamReader(kept))
        {
            var left = await text.ReadToEndAsync();
            Assert.DoesNotContain(Erasure.Canary, left, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("cili@", left, StringComparison.Ordinal);
        }

        end.SetResult();
        await world.EraseAsync(named.Id, card.Text("version")!);
        var import = await Imports.EndAsync(world.Maria, id.ToString(), "done");
        Assert.Equal(("2497", "2", "3"), (import.Text("recordsRead"), Imports.Count(import, "rejected"), Imports.Count(import, "leftOut")));
        Assert.Equal("2002 no-name,2503 no-name", Imports.Rejected(import));
        using (var rejected = await world.Maria.GetAsync($"/api/imports/{id}/rejected"))
        {
            Assert.DoesNotContain(Erasure.Canary, await rejected.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("Cili", (await world.CardAsync("cili@duna.example")).GetProperty("people")[0].GetProperty("customer")
            .Text("profile", "name"));
        await world.NothingIsLeftAsync();
    }

    // The same customer over and over costs one row a step. Her own rows are in the first step and in the third.
    private static byte[] File()
    {
        var text = new StringBuilder("Name;Email;Notes\n");
        for (var line = 2; line <= 2503; line++)
        {
            text.Append(line switch
            {
                20 => $"Zsófia Qanary;{Erasure.Zsofia};likes tea",
                2002 or 2502 => ";;of nobody",
                2100 => $"Z. Q.;{Erasure.Zsofia};",
                2200 => "Qanary, Zsófia;;calls on Mondays",
                2300 => "Béla;bela@duna.example;\"a friend of\nZsófia Qanary\"",
                2400 => "Cili;cili@duna.example;",
                _ => "Anna;anna@duna.example;",
            }).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Customers;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>While an import runs it can be stopped, others wait, and people work on.</summary>
public sealed class ImportsSideBySideTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _isHeld = new();
    private readonly TaskCompletionSource _goOn = new();
    private Erasure _world = null!;

    // The first step of the first import stands before its note.
    public async ValueTask InitializeAsync()
    {
        _world = await Erasure.StartAsync();
        _world.Rows.Before = batch => IsNoteOfFirstStep(batch) && _isHeld.TrySetResult() ? _goOn.Task : Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_import_is_stopped_while_it_runs_and_another_while_it_waits()
    {
        var running = await StartAsync(File());
        await _isHeld.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var waiting = await StartAsync("Name;Email\nDóra;dora@duna.example\n");
        Assert.Equal("waiting", (await ReadAsync(waiting)).Text("state"));
        foreach (var id in new[] { running, waiting })
        {
            using (var forgotten = await _world.Maria.DeleteAsync($"/api/imports/{id}"))
            {
                await forgotten.IsProblemAsync(409, "import-is-running");
            }

            using (var other = await _world.Nikos.PostAsync($"/api/imports/{id}/undo", null))
            {
                await other.IsProblemAsync(403, "not-allowed");
            }

            using var undone = await _world.Maria.PostAsync($"/api/imports/{id}/undo", null);
            await undone.ReadAsync(202);
        }

        _goOn.SetResult();
        var (first, second) = (await EndAsync(running, "undone"), await EndAsync(waiting, "undone"));
        Assert.Equal(("1000", "1", "1"),
            (first.Text("recordsRead"), Count(first, "customersAdded"), first.Text("undone", "customersRemoved")));
        Assert.Equal(("0", "0"), (second.Text("recordsRead"), second.Text("undone", "customersRemoved")));
        Assert.Empty(await _world.LeftAsync("@duna.example"));

        var again = await EndAsync(await StartAsync(File()), "done");
        Assert.Equal(("3", "1003"), (Count(again, "customersAdded"), again.Text("recordsRead")));
    }

    [Fact]
    public async Task What_somebody_types_in_meanwhile_stays_beside_what_the_file_says()
    {
        var running = await StartAsync(File());
        await _isHeld.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var anna = (await _world.CardAsync("anna@duna.example")).GetProperty("people")[0].GetProperty("customer");
        using (var edited = await _world.Maria.PutAsync($"/api/customers/{anna.Text("id")}",
            new { kind = "person", name = "Anna Kis", addresses = new[] { "anna@duna.example" }, notes = "typed" }, anna.Text("version")))
        {
            await edited.ReadAsync(200);
        }

        _goOn.SetResult();
        Assert.Equal("3", Count(await EndAsync(running, "done"), "customersAdded"));
        var now = (await _world.CardAsync("anna@duna.example")).GetProperty("people")[0].GetProperty("customer").GetProperty("profile");
        Assert.Equal(("Anna Kis", "typed", "Budapest"), (now.Text("name"), now.Text("notes"), now.Text("city")));
        var undone = await UndoAsync(running);
        Assert.Equal(("2", "1"), (undone.Text("undone", "customersRemoved"), undone.Text("undone", "customersKept")));
    }

    [Fact]
    public async Task The_same_file_twice_at_once_is_written_once()
    {
        _goOn.SetResult();
        var text = "Order number;Order date;Email;Total\n" + string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"O-{i % 25};2026-06-16;a{i % 25 % 7}@duna.example;12,50\n"));
        var started = await Task.WhenAll(StartAsync(text), StartAsync(text));
        var ended = new[] { await EndAsync(started[0], "done"), await EndAsync(started[1], "done") };

        // The last five are orders of the file again: twice in a file is once.
        Assert.Equal(("7 0", "25 35 0"), (Sum(ended, "customersAdded", "rejected"), Sum(ended, "salesAdded", "salesUnchanged",
            "salesDiffering")));
    }

    private static string Sum(JsonElement[] imports, params string[] members) => string.Join(' ', members.Select(member =>
        imports.Sum(import => int.Parse(Count(import, member), CultureInfo.InvariantCulture))));

    private static bool IsNoteOfFirstStep(RowBatch batch) => batch.Writes.Any(write =>
        write.Key.StartsWith("head|", StringComparison.Ordinal)
        && Encoding.UTF8.GetString(write.Content.Span).Contains("\"read\":1000,", StringComparison.Ordinal));

    // Two steps: the same customer over and over costs one row in each.
    private static string File() => "Name;Email;City\n" + string.Concat(Enumerable.Repeat("Anna;anna@duna.example;\n", 1000))
        + "Anna;anna@duna.example;Budapest\nBéla;bela@duna.example;\nCili;cili@duna.example;\n";

    private async Task<string> StartAsync(string text)
    {
        using var started = await SendAsync(_world.Maria, Encoding.UTF8.GetBytes(text), null);
        return (await started.ReadAsync(202)).Text("id")!;
    }

    private async Task<JsonElement> ReadAsync(string id)
    {
        using var asked = await _world.Maria.GetAsync($"/api/imports/{id}");
        return await asked.ReadAsync(200);
    }

    private async Task<JsonElement> UndoAsync(string id)
    {
        using var undone = await _world.Maria.PostAsync($"/api/imports/{id}/undo", null);
        await undone.ReadAsync(202);
        return await EndAsync(id, "undone");
    }

    private Task<JsonElement> EndAsync(string id, string state) => Imports.EndAsync(_world.Maria, id, state);
}

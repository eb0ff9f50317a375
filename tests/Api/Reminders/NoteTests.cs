using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.Reminders;

public sealed class NoteTests(Company company)
{
    [Fact]
    public async Task A_note_is_on_the_timeline_is_edited_by_its_version_and_removed()
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/notes";
        var note = await company.Maria.AddAsync(path, new { text = "  Likes a call before a visit.\n " });
        Assert.Equal("Likes a call before a visit.", note.GetProperty("text").GetString());

        using (var edited = await company.Nikos.PutAsync($"{path}/{note.Id()}", new { text = "Likes tea." }, note.Version()))
        {
            Assert.Equal(("Maria Papadaki", "Nikos Andreou"), Authors(await edited.ReadAsync(200)));
        }

        using (var stale = await company.Maria.PutAsync($"{path}/{note.Id()}", new { text = "No." }, note.Version()))
        {
            var current = (await stale.IsProblemAsync(412, "stale")).GetProperty("current");
            Assert.Equal("Likes tea.", current.GetProperty("text").GetString());
        }

        var customer = await company.CustomerAsync(address);
        Assert.Equal(1, customer.Reminders().GetProperty("notes").GetInt32());
        var entry = customer.GetProperty("timeline").GetProperty("entries")[0];
        Assert.Equal(("note", "Likes tea."),
            (entry.GetProperty("kind").GetString(), entry.GetProperty("note").GetProperty("text").GetString()));
        await company.Maria.DeleteAsync(path, await company.Reza.ReadAsync($"{path}/{note.Id()}"));

        customer = await company.CustomerAsync(address);
        Assert.Equal(JsonValueKind.Undefined, customer.Reminders().ValueKind);
        Assert.Equal(0, customer.GetProperty("timeline").GetProperty("entries").GetArrayLength());
        using var gone = await company.Maria.GetAsync($"{path}/{note.Id()}");
        await gone.IsProblemAsync(404, "no-such-note");
    }

    [Fact]
    public async Task Notes_are_listed_page_by_page_the_newest_first()
    {
        var path = $"/api/customers/{await company.AddPersonAsync(company.NewAddress())}/notes";
        for (var i = 0; i < 5; i++)
        {
            await company.Maria.AddAsync(path, new { text = $"Note {i}" });
        }

        var first = await company.Reza.ReadAsync($"{path}?limit=3");
        var second = await company.Reza.ReadAsync($"{path}?limit=3&after={first.GetProperty("next").GetString()}");

        Assert.Equal(["Note 4", "Note 3", "Note 2", "Note 1", "Note 0"], [.. first.Texts("notes"), .. second.Texts("notes")]);
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_repeated_note_is_written_once_and_its_id_means_nothing_else()
    {
        var customer = $"/api/customers/{await company.AddPersonAsync(company.NewAddress())}";
        var request = new { id = Guid.NewGuid(), text = "Once" };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => company.Maria.PostAsJsonAsync($"{customer}/notes", request)));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(7, answers.Count(answer => (int)answer.StatusCode == 200));
        using (var other = await company.Maria.PostAsJsonAsync($"{customer}/notes", request with { text = "Twice" }))
        {
            await other.IsProblemAsync(409, "id-taken");
        }

        using (var task = await company.Maria.PostAsJsonAsync(
            $"{customer}/tasks", new { request.id, text = "Once", dueOn = "2026-12-01" }))
        {
            await task.IsProblemAsync(409, "id-taken");
        }

        using var read = await company.Maria.GetAsync($"{customer}/tasks/{request.id}");
        await read.IsProblemAsync(404, "no-such-task");
    }

    [Theory]
    [InlineData("notes", """{"text":""}""", "text")]
    [InlineData("notes", """{"text":" \u200b\n"}""", "text")]
    [InlineData("notes", """{"text":null}""", "text")]
    [InlineData("tasks", """{"text":"Call","dueOn":"1999-12-31"}""", "dueOn")]
    [InlineData("tasks", """{"text":"Call","dueOn":"2200-01-01"}""", "dueOn")]
    [InlineData("tasks", """{"text":"\u202e","dueOn":"2026-12-01"}""", "text")]
    [InlineData("tasks", """{"text":"Call"}""", "dueOn")]
    [InlineData("talks", """{"kind":"call","at":"2026-11-02T10:00:00Z","outcome":"noShow"}""", "outcome")]
    [InlineData("talks", """{"kind":"meeting","at":"2026-11-02T10:00:00Z","outcome":"reached"}""", "outcome")]
    [InlineData("talks", """{"kind":"call","at":"2126-11-02T10:00:00Z","outcome":"reached"}""", "at")]
    [InlineData("talks", """{"kind":"call","at":"1826-11-02T10:00:00Z","outcome":"reached"}""", "at")]
    public async Task A_wrong_field_is_named(string list, string json, string field)
    {
        var path = $"/api/customers/{await company.AddPersonAsync(company.NewAddress())}/{list}";
        using var answer = await company.Maria.PostAsync(
            path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        Assert.True((await answer.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(0, (await company.Maria.ReadAsync(path)).GetProperty(list).GetArrayLength());
    }

    [Theory]
    [InlineData("notes?limit=0")]
    [InlineData("notes?after=x")]
    [InlineData("tasks?after=2026120")]
    [InlineData("tasks?done=true&after=20261201")]
    [InlineData("talks?limit=101")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        var customer = await company.AddPersonAsync(company.NewAddress());
        using var answer = await company.Reza.GetAsync($"/api/customers/{customer}/{query}");
        await answer.IsProblemAsync(400, "invalid-request");
    }

    private static (string?, string?) Authors(JsonElement note) =>
        (note.GetProperty("writtenBy").GetProperty("name").GetString(), note.GetProperty("editedBy").GetProperty("name").GetString());
}

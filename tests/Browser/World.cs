using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Scripts;

namespace OutlookCrm.Browser;

/// <summary>Somebody who writes emails to Maria.</summary>
internal sealed record Correspondent(string Name, string Address)
{
    /// <summary>A person nobody has met before: tests share one world and must not meet each other's people.</summary>
    public static Correspondent New(string name) =>
        new(name, $"{name.Split(' ')[0].ToLowerInvariant()}@{Guid.NewGuid().ToString("N")[..10]}.example");
}

/// <summary>The simulated world that all browser tests share: one API, one Microsoft 365, no demo company.</summary>
public sealed class World : IAsyncLifetime
{
    private SimulatorHost? _host;

    internal SimulatorHost Host => _host ?? throw new InvalidOperationException("The simulator has not been started.");

    public async ValueTask InitializeAsync() => _host = await SimulatorHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}

/// <summary>What tests put into a world before they look at it.</summary>
internal static class WorldSeeds
{
    /// <summary>Delivers a plain email to Maria.</summary>
    public static Task<DroppedMail> MailAsync(
        this SimulatorHost host,
        Correspondent from,
        string subject,
        string text = "Hello Maria,\n\nsee you on Tuesday.",
        string? to = null,
        string? shared = null)
    {
        var eml = Eml(from, subject, text, to ?? "Maria <maria@contoso.example>");
        return host.DropAsync(eml, "maria", shared: shared, ct: TestContext.Current.CancellationToken);
    }

    /// <summary>Adds a customer as Maria would; returns the customer's id.</summary>
    public static async Task<Guid> CustomerAsync(this SimulatorHost host, Correspondent person, object? more = null)
    {
        var profile = new Dictionary<string, object?>
        {
            ["kind"] = "person",
            ["name"] = person.Name,
            ["addresses"] = new[] { person.Address },

            // Tests that share the world have namesakes.
            ["addAnyway"] = true,
        };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            profile[property.Name] = property.GetValue(more);
        }

        using var client = host.ClientFor("maria");
        using var answer = await client.PostAsJsonAsync("/api/customers", profile, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("id").GetGuid();
    }

    /// <summary>A note, a call, a task of three days ago and one of today, as a user would write them.</summary>
    public static async Task RemindersAsync(this SimulatorHost host, Guid customer, string user)
    {
        using var client = host.ClientFor(user);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        foreach (var (list, body) in new (string, object)[]
        {
            ("notes", new { text = "Prefers a call before nine.\nNever on a Friday." }),
            ("talks", new { kind = "call", at = DateTimeOffset.UtcNow.AddDays(-2), outcome = "leftMessage", note = "The leak." }),
            ("tasks", new { text = "Say when the technician comes", dueOn = today.AddDays(-3) }),
            ("tasks", new { text = "Send the prices of the second machine, with the longer warranty", dueOn = today }),
        })
        {
            var answer = await client.PostAsJsonAsync($"/api/customers/{customer}/{list}", body, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>A late invoice, an open invoice, a credit note and a payment, as a manager would record them.</summary>
    public static async Task BooksAsync(this SimulatorHost host, Guid customer)
    {
        using var client = host.ClientFor("ilona");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        async Task RecordAsync(string what, object body)
        {
            var answer = await client.PostAsJsonAsync($"/api/customers/{customer}/{what}", body, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        object Invoice(string kind, string number, int daysAgo, int daysToPay, decimal total, string currency) => new
        {
            kind,
            number,
            day = today.AddDays(-daysAgo),
            dueOn = kind == "invoice" ? today.AddDays(daysToPay - daysAgo) : (DateOnly?)null,
            currency,
            total,
            lines = new[] { new { description = "Olive oil, 5 l tin", quantity = 4m, unitPrice = total / 4, code = "OIL5" } },
        };

        await RecordAsync("sales", Invoice("invoice", "2026-0981", 120, 30, 820, "EUR"));
        await RecordAsync("sales", Invoice("invoice", "2026-1043", 42, 30, 1240, "EUR"));
        await RecordAsync("sales", Invoice("invoice", "2026-1102", 3, 30, 96_000, "HUF"));
        await RecordAsync("sales", Invoice("creditNote", "2026-K7", 30, 0, 80, "EUR"));
        await RecordAsync("payments", new { day = today.AddDays(-80), amount = 820, currency = "EUR", method = "Bank transfer" });
    }

    private static string Eml(Correspondent from, string subject, string text, string to) => string.Join(
        "\r\n",
        $"From: {from.Name} <{from.Address}>",
        $"To: {to}",
        $"Subject: {subject}",
        $"Message-ID: <{Guid.NewGuid():N}@mail.example>",
        $"Date: {DateTimeOffset.UtcNow:r}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        text.ReplaceLineEndings("\r\n"));
}

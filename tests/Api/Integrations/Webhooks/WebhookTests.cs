using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Tests.ImportExport;
using Xunit;
using static OutlookCrm.Tests.Integrations.Webhooks.WebhookCalls;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>Outgoing webhooks over HTTP: what an administrator does, and what a receiver is told of what users do.</summary>
public sealed class WebhookTests(Company company, WebhookTests.OwnCompany own) : IClassFixture<WebhookTests.OwnCompany>
{
    private static readonly TenantId s_contoso = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

    [Fact]
    public async Task A_receiver_is_told_what_users_do_and_an_administrator_sees_it()
    {
        var world = own.Company;
        await using var receiver = await Receiver.StartAsync();
        using var ana = world.Host.ClientFor("ana");
        var (id, secret) = await MakeAsync(ana, receiver.Url, "customer.changed", "mail.logged");
        var address = world.NewAddress();

        var customer = await world.AddPersonAsync(address);
        var added = await receiver.NextAsync();
        Assert.True(added.IsSignedWith(secret));
        Assert.Equal(("customer.changed", $"""["{customer}"]"""), (added.Type, added.Data.GetProperty("customerIds").GetRawText()));

        var mail = await world.ReceiveAsync(address);
        using (var logged = await world.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await logged.ReadAsync(201);
        }

        var told = await receiver.NextAsync();
        Assert.Equal(("mail.logged", $"{customer}"), (told.Type, told.Data.Text("customerId")));
        using (var entry = await world.Maria.GetAsync($"/api/customers/{customer}/timeline/{told.Data.Text("entryId")}"))
        {
            await entry.ReadAsync(200);
        }

        // The same mail again is no second event: the next message is the edit's.
        using (var again = await world.Maria.PostAsJsonAsync("/api/correspondence", mail))
        {
            await again.ReadAsync(200);
        }

        using (var read = await world.Maria.GetAsync($"/api/customers/{customer}"))
        {
            var version = (await read.ReadAsync(200)).Text("version");
            using var edited = await world.Maria.PutAsync(
                $"/api/customers/{customer}", new { kind = "person", name = "Anna Nagy", addresses = new[] { address } }, version);
            await edited.ReadAsync(200);
        }

        Assert.Equal("customer.changed", (await receiver.NextAsync()).Type);
        await DoAsync(ana, $"{id}/test", 202);
        var test = await receiver.NextAsync();
        Assert.Equal("""{}""", test.Data.GetRawText());

        var list = await ListedAsync(ana, id, deliveries => deliveries.All(one => one.Text("state") == "delivered"));
        Assert.Equal(["webhook.test", "customer.changed", "mail.logged", "customer.changed"], list.Select(one => one.Text("event")));
        await DoAsync(ana, $"{id}/deliveries/{list[2].Text("id")}/resend", 202);
        var resent = await receiver.NextAsync();
        Assert.Equal((told.Id, told.Body), (resent.Id, resent.Body));
        await ErasingAndDeletingAsync(world, ana, receiver, id, customer);
    }

    [Fact]
    public async Task An_invoice_is_told_on_the_day_after_it_was_due_and_again_only_after_it_was_paid()
    {
        var world = own.Company;
        await using var receiver = await Receiver.StartAsync();
        using var ana = world.Host.ClientFor("ana");
        await MakeAsync(ana, receiver.Url, "invoice.overdue");
        var customer = await world.AddPersonAsync(world.NewAddress());
        using var sold = await world.Maria.PostAsJsonAsync($"/api/customers/{customer}/sales", new
        {
            kind = "invoice",
            number = "2026-7",
            day = "2026-11-01",
            dueOn = "2032-01-10",
            currency = "EUR",
            total = 100,
        });
        var invoice = (await sold.ReadAsync(201)).Text("id");

        // Midnight in Athens in winter is 22:00 UTC.
        await LookAsync(world, "2032-01-10T21:59:00Z");
        Assert.DoesNotContain(await PreparedAsync(world), one => one.Kind == EventKinds.InvoiceOverdue);
        await LookAsync(world, "2032-01-10T22:01:00Z");
        var late = await receiver.NextAsync();
        Assert.Equal(("invoice.overdue", $"{customer}", invoice, "2032-01-10"),
            (late.Type, late.Data.Text("customerId"), late.Data.Text("invoiceId"), late.Data.Text("dueOn")));
        await LookAsync(world, "2032-01-12T09:00:00Z");

        using var paid = await world.Maria.PostAsJsonAsync(
            $"/api/customers/{customer}/payments", new { day = "2026-11-03", amount = 100, currency = "EUR" });
        var payment = await paid.ReadAsync(201);
        await LookAsync(world, "2032-01-13T09:00:00Z");
        using var removed = await world.Maria.DeleteAsync(
            $"/api/customers/{customer}/payments/{payment.Text("id")}", payment.Text("version"));
        await removed.ReadAsync(204);
        await LookAsync(world, "2032-01-14T09:00:00Z");

        var anew = await receiver.NextAsync();
        Assert.NotEqual(late.Id, anew.Id);
        Assert.Equal(invoice, anew.Data.Text("invoiceId"));
        Assert.Empty(receiver.All());
    }

    [Theory]
    [InlineData("""{"url":"http://shop.example/hook","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"ftp://shop.example/hook","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"/hook","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://user:pass@shop.example/","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://shop.example/#part","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://127.0.0.1/","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://2130706433/","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://0x7f.1/","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://[::ffff:10.0.0.1]/","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://169.254.169.254/latest","events":["mail.logged"]}""", "url")]
    [InlineData("""{"url":"https://shop.example/","events":[]}""", "events")]
    [InlineData("""{"url":"https://shop.example/","events":["mail.deleted"]}""", "events")]
    [InlineData("""{"url":"https://shop.example/","events":["Mail.Logged"]}""", "events")]
    public async Task What_is_no_webhook_to_make_is_refused_by_name(string body, string field)
    {
        using var ana = company.Host.ClientFor("ana");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var refused = await ana.PostAsync("/api/admin/webhooks", content);
        Assert.Equal(field, (await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().Single().Name);
        using var changed = await ana.PutAsync(
            $"/api/admin/webhooks/{Guid.NewGuid()}", JsonSerializer.Deserialize<JsonElement>(body), "any");
        Assert.Equal(field, (await changed.IsProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task An_administrator_changes_where_a_webhook_leads_and_what_it_is_told()
    {
        var world = own.Company;
        await using var before = await Receiver.StartAsync();
        await using var after = await Receiver.StartAsync();
        using var ana = world.Host.ClientFor("ana");
        var (id, secret) = await MakeAsync(ana, before.Url, "customer.changed");
        using var made = await ana.GetAsync("/api/admin/webhooks");
        var version = (await made.ReadAsync(200)).GetProperty("webhooks").EnumerateArray().Single(one => one.Text("id") == $"{id}")
            .Text("version");
        var change = new { url = after.Url, events = new[] { "customer.erased", "customer.erased" } };
        using (var unversioned = await ana.PutAsJsonAsync($"/api/admin/webhooks/{id}", change))
        {
            await unversioned.IsProblemAsync(428, "version-required");
        }

        using (var changed = await ana.PutAsync($"/api/admin/webhooks/{id}", change, version))
        {
            var body = await changed.ReadAsync(200);
            Assert.Equal((after.Url, """["customer.erased"]"""), (body.Text("url"), body.GetProperty("events").GetRawText()));
            Assert.Equal($"\"{body.Text("version")}\"", changed.Headers.ETag!.ToString());
        }

        using (var late = await ana.PutAsync($"/api/admin/webhooks/{id}", new { url = before.Url, events = change.events }, version))
        {
            Assert.Equal(after.Url, (await late.IsProblemAsync(412, "stale")).GetProperty("current").Text("url"));
        }

        using (var none = await ana.PutAsync($"/api/admin/webhooks/{Guid.NewGuid()}", change, version))
        {
            await none.IsProblemAsync(404, "no-such-integration");
        }

        var customer = await world.AddPersonAsync(world.NewAddress());
        await EraseAsync(world, customer);
        var told = await after.NextAsync();
        Assert.True(told.IsSignedWith(secret));
        Assert.Equal(("customer.erased", $$"""{"customerIds":["{{customer}}"]}"""), (told.Type, told.Data.GetRawText()));
        Assert.Empty(before.All());
        var rows = world.Host.ApiServices.GetRequiredService<IRowStore>();
        var deeds = await rows.ReadAsync(RowKeys.AuditMonth(s_contoso, DateTimeOffset.UtcNow), KeyRange.Everything, 1000, default);
        Assert.Contains(deeds, row => JsonSerializer.Deserialize<JsonElement>(row.Content.Span).Text("verb")
            == $"changed the webhook {before.Url} to {after.Url} for customer.erased");
    }

    [Fact]
    public async Task What_is_not_there_is_told_so()
    {
        using var ana = company.Host.ClientFor("ana");
        foreach (var (method, path) in new[]
        {
            ("DELETE", ""), ("POST", "/enable"), ("POST", "/secret"), ("POST", "/test"), ("GET", "/deliveries"),
            ("POST", "/deliveries/2516-a/resend"),
        })
        {
            using var request = new HttpRequestMessage(new(method), $"/api/admin/webhooks/{Guid.NewGuid()}{path}");
            using var answer = await ana.SendAsync(request);
            await answer.IsProblemAsync(404, "no-such-integration");
        }
    }

    private static async Task ErasingAndDeletingAsync(Company world, HttpClient ana, Receiver receiver, Guid id, Guid customer)
    {
        await EraseAsync(world, customer);
        var left = await ListedAsync(ana, id, _ => true);
        Assert.Equal("webhook.test", Assert.Single(left).Text("event"));

        await UnlinkedAsync(world, receiver);
        receiver.Answers(500);
        await world.AddPersonAsync(world.NewAddress());
        await receiver.NextAsync();
        using (var deleted = await ana.DeleteAsync($"/api/admin/webhooks/{id}"))
        {
            await deleted.ReadAsync(204);
        }

        using var list = await ana.GetAsync("/api/admin/webhooks");
        Assert.DoesNotContain((await list.ReadAsync(200)).GetProperty("webhooks").EnumerateArray(), one => one.Text("id") == $"{id}");
        var rows = world.Host.ApiServices.GetRequiredService<IRowStore>();
        await UntilAsync(async () => (await rows.ReadAsync(RowKeys.Deliveries(s_contoso, id), KeyRange.Everything, 1, default)).Count == 0
            && await rows.FindAsync(RowKeys.Webhooks(s_contoso), StoredWebhook.KeyOf(id), default) is null);
        var deeds = await rows.ReadAsync(RowKeys.AuditMonth(s_contoso, DateTimeOffset.UtcNow), KeyRange.Everything, 1000, default);
        var verbs = deeds.Select(row => JsonSerializer.Deserialize<JsonElement>(row.Content.Span).Text("verb")!).ToList();
        Assert.All(
            new[] { "made the webhook ", "tested the webhook ", "sent a delivery again to the webhook ", "deleted the webhook " },
            verb => Assert.Contains(verbs, deed => deed.StartsWith(verb + receiver.Url, StringComparison.Ordinal)));
    }

    // Erasing an organisation changes its people.
    private static async Task UnlinkedAsync(Company world, Receiver receiver)
    {
        using var made = await world.Maria.PostAsJsonAsync("/api/customers", new { kind = "organisation", name = "Kis Trading" });
        var organisation = (await made.ReadAsync(201)).GetProperty("id").GetGuid();
        using var added = await world.Maria.PostAsJsonAsync("/api/customers", new
        {
            kind = "person",
            name = "Bea Kis",
            addresses = new[] { world.NewAddress() },
            organisationId = organisation,
        });
        var person = (await added.ReadAsync(201)).GetProperty("id").GetGuid();
        await ToldOfAsync(receiver, person);

        await EraseAsync(world, organisation);

        await ToldOfAsync(receiver, person);
        receiver.All();
    }

    private static async Task ToldOfAsync(Receiver receiver, Guid customer)
    {
        while (!(await receiver.NextAsync()).Data.GetProperty("customerIds").EnumerateArray().Any(one => one.GetGuid() == customer))
        {
        }
    }

    // As the job looks, by another clock: the world's own has looked today.
    private static async Task LookAsync(Company world, string now)
    {
        var (services, clock) = (world.Host.ApiServices, new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
        var money = new TenantMoney(services.GetRequiredService<IRowStore>(), clock);
        await money.SetAsync(Actor.OfJob(s_contoso, "test"), new("EUR", "Europe/Athens"), default);
        await ActivatorUtilities.CreateInstance<OverdueTelling>(services, money, clock).RunAsync(default);
        services.GetRequiredService<Bell>().Ring(s_contoso);
    }

    private static async Task<IEnumerable<PreparedEvent>> PreparedAsync(Company world) =>
        (await world.Host.ApiServices.GetRequiredService<IRowStore>()
            .ReadAsync(RowKeys.EventsToTell(s_contoso), PreparedEvent.All, 1000, default)).Select(PreparedEvent.Of);

    /// <summary>A product whose webhooks may go to this machine.</summary>
    public sealed class OwnCompany : IAsyncLifetime
    {
        public Company Company { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Company = await Company.StartAsync(
            new() { ApiSettings = new Dictionary<string, string?> { ["Webhooks:AllowPrivateAddresses"] = "true" } });

        public ValueTask DisposeAsync() => Company.DisposeAsync();
    }
}

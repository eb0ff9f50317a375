using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Identity;
using OutlookCrm.Integrations.Keys;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Integrations;

/// <summary>API keys: made by an administrator, shown once, good for their routes until they are revoked or over.</summary>
public sealed class KeyTests(Company company)
{
    private static readonly Guid s_contoso = EntraDirectory.Contoso.Id;

    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_stored()
    {
        var (key, secret) = await company.MakeKeyAsync("read", "Reports", "2999-12-31");

        Assert.StartsWith("ocrm_", secret, StringComparison.Ordinal);
        Assert.Equal(91, secret.Length);
        var listed = await company.ListedAsync(key);
        Assert.Equal(("Reports", "read", "2999-12-31"), (listed.Text("name"), listed.Text("scope"), listed.Text("lastDay")));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("lastUsedOn").ValueKind);
        var rows = company.Host.ApiServices.GetRequiredService<IRowStore>();
        foreach (var table in Tables.OfTenants)
        {
            await foreach (var (_, row) in rows.ScanAsync(table, KeyRange.Everything, TestContext.Current.CancellationToken))
            {
                Assert.DoesNotContain(secret[48..], Encoding.UTF8.GetString(row.Content.Span), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_a_key_does_is_done_under_its_name()
    {
        var (key, secret) = await company.MakeKeyAsync("import", "Night run");
        using var client = company.ClientWith(secret);

        using var started = await Imports.SendAsync(client,
            Encoding.UTF8.GetBytes($"Name;Email\nBea Nagy;{company.NewAddress("bea")}\n"), null);
        var import = await company.EndOfImportAsync((await started.ReadAsync(202)).Text("id")!, "done");

        Assert.Equal("key Night run", import.Text("startedBy", "name"));
        Assert.Equal(key.Text("id"), import.Text("startedBy", "userId"));
        Assert.NotEqual(JsonValueKind.Null, (await company.ListedAsync(key)).GetProperty("lastUsedOn").ValueKind);
        Assert.Contains(await AuditAsync(), verb => verb == "made the API key Night run, which may import");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_stays_in_the_list()
    {
        var (key, secret) = await company.MakeKeyAsync("read", "Old");
        using var client = company.ClientWith(secret);
        using (var good = await client.GetAsync("/api/products"))
        {
            await good.ReadAsync(200);
        }

        await company.RevokeAsync(key);
        await company.RevokeAsync(key);

        using var refused = await client.GetAsync("/api/products");
        await refused.IsProblemAsync(401, "not-signed-in");
        Assert.Equal("Ana Ionescu", (await company.ListedAsync(key)).Text("revoked", "name"));
        Assert.Single(await AuditAsync(), verb => verb == "revoked the API key Old");
    }

    public static TheoryData<string> WrongKeys => [.. s_wrong.Keys];

    private static readonly Dictionary<string, Func<string, string>> s_wrong = new()
    {
        ["another secret"] = key => key[..48] + ApiKeyText.Make(s_contoso, Guid.NewGuid()).Text[48..],
        ["the last sign changed within its spare bits"] = key => key[..^1] + (char)(key[^1] + 1),
        ["another id"] = key => ApiKeyText.Make(s_contoso, Guid.NewGuid()).Text[..48] + key[48..],
        ["another tenant"] = key => ApiKeyText.Make(EntraDirectory.Find("mallory")!.Tenant.Id, IdOf(key)).Text[..48] + key[48..],
        ["a tenant that is not onboarded"] = key => ApiKeyText.Make(Guid.NewGuid(), IdOf(key)).Text[..48] + key[48..],
        ["no secret"] = key => key[..48],
        ["one sign short"] = key => key[..^1],
        ["one sign more"] = key => key + "A",
        ["capitals"] = key => key.ToUpperInvariant(),
        ["a capital prefix"] = key => "OCRM_" + key[5..],
        ["no prefix"] = key => key[5..],
        ["the prefix alone"] = _ => "ocrm_",
        ["signs of base64"] = key => key[..^1] + "+",
        ["padding"] = key => key + "=",
        ["dots, as in a token"] = key => key[..20] + "." + key[21..60] + "." + key[61..],
        ["twice"] = key => key + key,
    };

    [Theory]
    [MemberData(nameof(WrongKeys))]
    public async Task A_wrong_key_is_refused_without_a_word_about_why(string name)
    {
        var (_, secret) = await company.MakeKeyAsync("read");
        using var client = company.Host.ClientFor(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/products");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {s_wrong[name](secret)}");

        using var refused = await client.SendAsync(request);

        Assert.Equal("""{"type":"urn:outlookcrm:not-signed-in","title":"You are not signed in.","status":401}""",
            (await refused.IsProblemAsync(401, "not-signed-in")).GetRawText());
    }

    [Theory]
    [InlineData("2026-11-30", "2026-11-30T21:59:00Z", true)]
    [InlineData("2026-11-30", "2026-11-30T22:01:00Z", false)]
    [InlineData("2026-12-01", "2026-11-30T22:01:00Z", true)]
    [InlineData("2026-11-29", "2026-11-30T12:00:00Z", false)]
    [InlineData(null, "2199-11-30T12:00:00Z", true)]
    public async Task The_last_day_ends_at_midnight_of_the_tenant(string? lastDay, string now, bool isGood)
    {
        var (clock, tenant) = (new FakeTimeProvider(Time(now)), TenantId.FromValidatedToken(Guid.NewGuid()));
        var (rows, actor) = (company.Host.ApiServices.GetRequiredService<IRowStore>(), Actor.OfJob(tenant, "test"));
        var money = new TenantMoney(rows, clock);
        await money.SetAsync(actor, new("EUR", "Europe/Athens"), default);
        var keys = new TenantKeys(rows, money, clock);
        var day = lastDay is null ? (DateOnly?)null : DateOnly.FromDateTime(Time($"{lastDay}T00:00:00Z").UtcDateTime);
        var (_, made) = await AddAsync(keys, actor, day);

        Assert.Equal(isGood, await keys.FindAsync(tenant, made.Id, made.Hash, default) is not null);
    }

    [Fact]
    public async Task Another_replica_refuses_a_revoked_key_two_seconds_later()
    {
        var (clock, tenant) = (new FakeTimeProvider(Time("2026-11-30T12:00:00Z")), TenantId.FromValidatedToken(Guid.NewGuid()));
        var (rows, actor) = (company.Host.ApiServices.GetRequiredService<IRowStore>(), Actor.OfJob(tenant, "test"));
        var money = new TenantMoney(rows, clock);
        var (one, other) = (new TenantKeys(rows, money, clock), new TenantKeys(rows, money, clock));
        var (_, made) = await AddAsync(one, actor, null);
        Assert.NotNull(await other.FindAsync(tenant, made.Id, made.Hash, default));

        Assert.True(await one.RevokeAsync(actor, made.Id, default));
        Assert.Null(await one.FindAsync(tenant, made.Id, made.Hash, default));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await other.FindAsync(tenant, made.Id, made.Hash, default));
    }

    [Fact]
    public async Task A_tenant_has_a_hundred_keys_at_most_and_the_next_is_refused_until_one_is_revoked()
    {
        var (tenant, rows) = (TenantId.FromValidatedToken(Guid.NewGuid()), company.Host.ApiServices.GetRequiredService<IRowStore>());
        var actor = Actor.OfJob(tenant, "test");
        var keys = new TenantKeys(rows, new TenantMoney(rows, TimeProvider.System), TimeProvider.System);
        var first = await AddAsync(keys, actor, null);
        for (var i = 1; i < TenantKeys.MostInUse; i++)
        {
            Assert.True((await AddAsync(keys, actor, null)).Added);
        }

        Assert.False((await AddAsync(keys, actor, null)).Added);
        await keys.RevokeAsync(actor, first.Key.Id, default);
        Assert.True((await AddAsync(keys, actor, null)).Added);
    }

    [Theory]
    [InlineData("""{"name":"","scope":"read"}""", "name")]
    [InlineData("""{"name":"  ","scope":"read"}""", "name")]
    [InlineData("""{"name":"two\nlines","scope":"read"}""", "name")]
    [InlineData("""{"name":"Shop"}""", "scope")]
    [InlineData("""{"name":"Shop","scope":"read","lastDay":"2020-01-01"}""", "lastDay")]
    public async Task What_is_no_key_to_make_is_refused_by_name(string body, string field)
    {
        using var ana = company.Host.ClientFor("ana");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var refused = await ana.PostAsync("/api/admin/keys", content);
        Assert.Equal(field, (await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task Only_an_administrator_of_the_tenant_sees_its_keys()
    {
        var (key, _) = await company.MakeKeyAsync("read");
        using var list = await company.Ilona.GetAsync("/api/admin/keys");
        await list.IsProblemAsync(403, "not-allowed");
        using var made = await company.Ilona.PostAsJsonAsync("/api/admin/keys", new { name = "x", scope = "read" });
        await made.IsProblemAsync(403, "not-allowed");
        var other = TenantId.FromValidatedToken(EntraDirectory.Find("mallory")!.Tenant.Id);
        var keys = company.Host.ApiServices.GetRequiredService<TenantKeys>();
        Assert.DoesNotContain(await keys.ListAsync(other, default), one => one.Key.Id == key.GetProperty("id").GetGuid());
        Assert.False(await keys.RevokeAsync(Actor.OfJob(other, "test"), key.GetProperty("id").GetGuid(), default));
    }

    private async Task<IReadOnlyList<string>> AuditAsync()
    {
        var month = RowKeys.AuditMonth(TenantId.FromValidatedToken(s_contoso), DateTimeOffset.UtcNow);
        var rows = await company.Host.ApiServices.GetRequiredService<IRowStore>().ReadAsync(month, KeyRange.Everything, 1000, default);
        return [.. rows.Select(row => JsonSerializer.Deserialize<JsonElement>(row.Content.Span).Text("verb")!)];
    }

    private static async Task<(bool Added, ApiKeyText Key)> AddAsync(TenantKeys keys, Actor actor, DateOnly? lastDay)
    {
        var (_, made) = ApiKeyText.Make(Guid.ParseExact(actor.Tenant.Value, "D"), Guid.CreateVersion7());
        var stored = new StoredKey(made.Id, "k", KeyScope.Read, lastDay, new(default, "test", DateTimeOffset.UtcNow), null,
            made.Hash.ToArray());
        return (await keys.AddAsync(actor, stored, default), made);
    }

    private static Guid IdOf(string key) => ApiKeyText.TryParse(key)!.Id;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

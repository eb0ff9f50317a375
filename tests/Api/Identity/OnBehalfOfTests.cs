using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>
/// Graph tokens on behalf of the user, by the real MSAL against Entra's wire format: kept, sealed, and every refusal named.
/// </summary>
public sealed class OnBehalfOfTests(RunningApi api) : IClassFixture<RunningApi>, IDisposable
{
    private const string Challenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SimulatorHost World => api.Simulator;

    private GraphTokens Tokens => World.ApiServices.GetRequiredService<GraphTokens>();

    public void Dispose() => World.Faults.Clear();

    [Fact]
    public async Task A_token_is_for_the_user_and_the_asked_scope()
    {
        var granted = await GrantedAsync(User("maria"), GraphAccess.ReadMail);

        var claims = World.Entra.Reader.Read(granted.AccessToken)!;
        Assert.Equal(EntraDirectory.Find("maria")!.ObjectId, claims.ObjectId);
        Assert.Contains("Mail.Read", claims.Scopes);
        Assert.True(granted.ExpiresOn > DateTimeOffset.UtcNow.AddMinutes(30));
    }

    [Fact]
    public async Task A_second_call_does_not_ask_Entra()
    {
        var user = User("maria");
        var asked = Count();

        var first = await GrantedAsync(user, GraphAccess.ReadMail);
        var second = await GrantedAsync(user, GraphAccess.ReadMail);

        Assert.Equal(first.AccessToken, second.AccessToken);
        Assert.Equal(1, World.Faults.Hits(asked));
    }

    [Fact]
    public async Task Two_users_never_share_a_token()
    {
        var maria = await GrantedAsync(User("maria"), GraphAccess.ReadMail);
        var nikos = await GrantedAsync(User("nikos"), GraphAccess.ReadMail);

        Assert.Equal(EntraDirectory.Find("nikos")!.ObjectId, World.Entra.Reader.Read(nikos.AccessToken)!.ObjectId);
        Assert.NotEqual(maria.AccessToken, nikos.AccessToken);
    }

    [Fact]
    public async Task The_user_of_another_tenant_gets_a_token_of_that_tenant()
    {
        var granted = await GrantedAsync(User("mallory"), GraphAccess.ReadMail);

        Assert.Equal(EntraDirectory.Fabrikam.Id, World.Entra.Reader.Read(granted.AccessToken)!.Tenant);
    }

    [Fact]
    public async Task A_restart_asks_Entra_for_nothing_it_already_gave()
    {
        var user = User("maria");
        var before = await GrantedAsync(user, GraphAccess.ReadMail);
        await World.RestartApiAsync(Ct);
        World.Faults.Set(new Fault("entra", "/token", Status: 500));

        var after = await GrantedAsync(user, GraphAccess.ReadMail);

        Assert.Equal(before.AccessToken, after.AccessToken);
    }

    [Fact]
    public async Task The_store_holds_no_token_in_the_clear()
    {
        var granted = await GrantedAsync(User("maria"), GraphAccess.ReadMail);
        var store = World.ApiServices.GetRequiredService<IRowStore>();
        var rows = 0;
        await foreach (var (_, row) in store.ScanAsync(Tables.Secrets, KeyRange.Everything, Ct))
        {
            rows++;
            var content = Encoding.UTF8.GetString(row.Content.Span);
            Assert.DoesNotContain(granted.AccessToken[..40], content, StringComparison.Ordinal);
            Assert.DoesNotContain("access_token", content, StringComparison.OrdinalIgnoreCase);

            // The key ring itself is sealed with what only the configuration knows.
            Assert.DoesNotContain("masterKey>\\u003Cvalue", content, StringComparison.OrdinalIgnoreCase);
        }

        Assert.True(rows >= 2, "The key ring and at least one token cache.");
    }

    [Fact]
    public async Task A_sealed_row_copied_over_another_opens_to_nothing()
    {
        var (maria, nikos) = (User("maria"), User("nikos"));
        var marias = await SealedRowAsync(() => GrantedAsync(maria, GraphAccess.ReadMail));
        var nikoss = await SealedRowAsync(() => GrantedAsync(nikos, GraphAccess.ReadMail));
        var store = World.ApiServices.GetRequiredService<IRowStore>();
        await store.CommitAsync(new RowBatch(nikoss.Partition).Upsert(nikoss.Row.Key, marias.Row.Content), Ct);
        await World.RestartApiAsync(Ct);

        var granted = await GrantedAsync(nikos, GraphAccess.ReadMail);

        Assert.Equal(EntraDirectory.Find("nikos")!.ObjectId, World.Entra.Reader.Read(granted.AccessToken)!.ObjectId);
    }

    /// <summary>All users share one application of Microsoft.Identity.Web.</summary>
    [Fact]
    public async Task A_sealed_row_holds_one_users_tokens_however_many_ask_at_once()
    {
        CurrentUser[] users = [.. Enumerable.Range(0, 12).Select(
            i => User(i % 2 == 0 ? "maria" : "nikos", t => t.Claims["uti"] = $"own-{i}"))];
        var granted = (await Task.WhenAll(users.Select(user => GrantedAsync(user, GraphAccess.ReadMail)))).Select(one => one.AccessToken)
            .Distinct().ToList();
        var protection = World.ApiServices.GetRequiredService<IDataProtectionProvider>();
        var seen = 0;
        await foreach (var (partition, row) in World.ApiServices.GetRequiredService<IRowStore>()
            .ScanAsync(Tables.Secrets, KeyRange.Everything, Ct))
        {
            if (partition.Key.Contains("graph-tokens", StringComparison.Ordinal))
            {
                var tokens = JsonSerializer.Deserialize<JsonElement>(row.Content.Span).GetProperty("sealed").GetBytesFromBase64();
                var content = Encoding.UTF8.GetString(protection.CreateProtector("graph-tokens", row.Key).Unprotect(tokens));
                var held = granted.Count(token => content.Contains(token, StringComparison.Ordinal));
                Assert.InRange(held, 0, 1);
                seen += held;
            }
        }

        Assert.InRange(seen, granted.Count, users.Length);
    }

    [Fact]
    public async Task A_claims_challenge_goes_out_once_and_the_new_token_passes()
    {
        World.Faults.Set(new Fault("entra", Kind: FaultKinds.ClaimsChallenge));

        var refused = Assert.IsType<GraphToken.SignInAgain>(await Tokens.ForAsync(User("maria"), GraphAccess.ReadMail, Ct));
        Assert.Equal(Challenge, refused.Claims);

        // The pane comes back with a token that satisfies the claims; nothing loops in between.
        Assert.IsType<GraphToken.Granted>(
            await Tokens.ForAsync(User("maria", t => t.Claims["acrs"] = new JsonArray("c1")), GraphAccess.ReadMail, Ct));
    }

    [Fact]
    public async Task A_claims_challenge_survives_a_restart()
    {
        var user = User("maria");
        var challenge = World.Faults.Set(new Fault("entra", Kind: FaultKinds.ClaimsChallenge));
        Assert.IsType<GraphToken.SignInAgain>(await Tokens.ForAsync(user, GraphAccess.ReadMail, Ct));
        await World.RestartApiAsync(Ct);

        // A refusal is not remembered as a token, and a good token is not lost because of one.
        Assert.IsType<GraphToken.SignInAgain>(await Tokens.ForAsync(user, GraphAccess.ReadMail, Ct));
        World.Faults.Clear(challenge);
        Assert.IsType<GraphToken.Granted>(await Tokens.ForAsync(user, GraphAccess.ReadMail, Ct));
    }

    [Fact]
    public async Task The_pane_is_told_the_claims_as_Microsoft_words_it()
    {
        World.Faults.Set(new Fault("entra", Kind: FaultKinds.ClaimsChallenge));
        using var body = new StringContent("""{"itemId":"AAMkAA","internetMessageId":"<a@contoso.example>"}""", Encoding.UTF8,
            "application/json");

        var answer = await api.SendAsync("maria", HttpMethod.Post, "/api/correspondence", body);

        Assert.Equal((401, "sign-in-again"), (answer.Status, answer.Problem));
        var claims = Convert.ToBase64String(Encoding.UTF8.GetBytes(Challenge));
        Assert.Equal(
            $"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/{EntraDirectory.Contoso.Id:D}/oauth2/authorize\", error=\"insufficient_claims\", claims=\"{claims}\"",
            answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Missing_consent_names_the_page_for_the_administrator()
    {
        World.Faults.Set(new Fault("entra", Kind: FaultKinds.ConsentMissing));

        var refused = Assert.IsType<GraphToken.ConsentNeeded>(await Tokens.ForAsync(User("maria"), GraphAccess.ReadMail, Ct));

        Assert.Equal(403, refused.Problem.StatusCode);
        Assert.StartsWith(
            $"https://login.microsoftonline.com/{EntraDirectory.Contoso.Id:D}/v2.0/adminconsent?client_id={EntraDirectory.ClientId:D}",
            refused.AdminConsent.AbsoluteUri,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_session_asks_for_a_new_sign_in_without_claims()
    {
        World.Faults.Set(new Fault("entra", "/token", Status: 400,
            Body: """
                {"error":"invalid_grant","error_description":"AADSTS50173: The provided grant has expired due to it being revoked.",
                 "error_codes":[50173]}
                """));

        var refused = Assert.IsType<GraphToken.SignInAgain>(await Tokens.ForAsync(User("maria"), GraphAccess.ReadMail, Ct));

        Assert.Null(refused.Claims);
    }

    [Theory]
    [InlineData(503, null)]
    [InlineData(500, null)]
    [InlineData(null, FaultKinds.DropConnection)]
    [InlineData(null, FaultKinds.Html)]
    [InlineData(null, FaultKinds.CutJson)]
    public async Task A_failing_Entra_is_worth_waiting_for(int? status, string? kind)
    {
        World.Faults.Set(new Fault("entra", "/token", Status: status, Kind: kind));

        var refused = Assert.IsType<GraphToken.Unreachable>(await Tokens.ForAsync(User("maria"), GraphAccess.ReadMail, Ct));

        Assert.Equal(503, refused.Problem.StatusCode);
        Assert.True(refused.RetryAfter > TimeSpan.Zero);

        World.Faults.Clear();
        await GrantedAsync(User("maria"), GraphAccess.ReadMail);
    }

    [Fact]
    public async Task Nobody_asks_Entra_again_before_the_time_it_named()
    {
        // MSAL keeps that time for the whole process, so the test takes a tenant that no other test signs in to.
        var asked = World.Faults.Set(new Fault("entra", "/token", Status: 429, RetryAfter: "17"));

        for (var i = 0; i < 3; i++)
        {
            var refused = Assert.IsType<GraphToken.Unreachable>(await Tokens.ForAsync(User("nora"), GraphAccess.ReadMail, Ct));
            Assert.Equal(TimeSpan.FromSeconds(17), refused.RetryAfter);
        }

        Assert.Equal(1, World.Faults.Hits(asked));
    }

    private async Task<(Partition Partition, Row Row)> SealedRowAsync(Func<Task<GraphToken.Granted>> write)
    {
        var store = World.ApiServices.GetRequiredService<IRowStore>();
        var old = new HashSet<string>();
        await foreach (var (partition, row) in store.ScanAsync(Tables.Secrets, KeyRange.Everything, Ct))
        {
            old.Add(partition.Key + row.Key);
        }

        await write();
        await foreach (var (partition, row) in store.ScanAsync(Tables.Secrets, KeyRange.Everything, Ct))
        {
            if (!old.Contains(partition.Key + row.Key))
            {
                return (partition, row);
            }
        }

        throw new InvalidOperationException("No row was written.");
    }

    /// <summary>A fault that strikes nothing but is counted.</summary>
    private int Count() => World.Faults.Set(new Fault("entra", "/token", DelayMs: 0));

    private async Task<GraphToken.Granted> GrantedAsync(CurrentUser user, GraphAccess access) =>
        Assert.IsType<GraphToken.Granted>(await Tokens.ForAsync(user, access, Ct));

    private CurrentUser User(string name, Action<TokenDraft>? forge = null)
    {
        var user = EntraDirectory.Find(name)!;
        return new CurrentUser(
            new(TenantId.FromValidatedToken(user.Tenant.Id), user.ObjectId, user.DisplayName, new HashSet<string>(user.Roles)),
            user.UserName,
            World.TokenFor(name, forge));
    }
}

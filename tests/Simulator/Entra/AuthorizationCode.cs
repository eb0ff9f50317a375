using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.IdentityModel.Tokens;

namespace OutlookCrm.Simulator.Entra;

/// <summary>Sign-in in a browser window: a page to choose the user, a code bound to a PKCE challenge, and tokens for it.</summary>
internal sealed class AuthorizationCode(TokenMint mint, AppDirectory applications, TimeProvider clock)
{
    private sealed record Ticket(EntraUser User, string Challenge, string RedirectUri, string? Nonce, bool InContext, DateTimeOffset Until);

    private readonly ConcurrentDictionary<string, Ticket> _codes = new();
    private readonly ConcurrentDictionary<string, EntraUser> _refreshTokens = new();

    public void Map(IEndpointRouteBuilder entra) => entra.MapGet("/{tenant}/oauth2/v2.0/authorize", Authorize);

    private IResult Authorize(string tenant, HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        var isOurs = query["client_id"] == EntraDirectory.ClientId.ToString("D");
        if (!isOurs || query["code_challenge_method"] != "S256" || !Uri.TryCreate(redirect, UriKind.Absolute, out _))
        {
            return EntraErrors.Json(400, "invalid_request", 900144, "client_id, redirect_uri and a S256 code_challenge are required.");
        }

        if (!applications.IsServedAt(tenant, EntraDirectory.ClientId))
        {
            return EntraErrors.NotMultiTenant();
        }

        if (EntraDirectory.Users.FirstOrDefault(user => user.UserName == query["login_hint"]) is not { } chosen)
        {
            return query["prompt"] == "none" ? Back(query, redirect, "error=login_required&error_description=AADSTS50058") : Chooser(http);
        }

        var code = $"0.{Guid.NewGuid():N}";
        _codes[code] = new Ticket(
            chosen, query["code_challenge"]!, redirect, query["nonce"], ClaimsRequest.AsksForContext(query["claims"]), clock.GetUtcNow()
                .AddMinutes(10));
        return Back(query, redirect, $"code={code}&client_info={ClientInfo(chosen)}&session_state={Guid.NewGuid():D}");
    }

    public IResult Redeem(IFormCollection form, HttpContext http)
    {
        // A single-page application redeems from its own origin.
        http.Response.Headers.AccessControlAllowOrigin = http.Request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : "*";
        if (form["grant_type"] == "refresh_token")
        {
            return _refreshTokens.TryGetValue(form["refresh_token"].ToString(), out var known)
                ? Tokens(known, form["scope"].ToString(), null, ClaimsRequest.AsksForContext(form["claims"]))
                : EntraErrors.InvalidGrant(70000, "The provided value for the 'refresh_token' parameter is not valid.");
        }

        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return _codes.TryRemove(form["code"].ToString(), out var ticket) && ticket.Until > clock.GetUtcNow() &&
               ticket.RedirectUri == form["redirect_uri"] && ticket.Challenge == verifier
            ? Tokens(ticket.User, form["scope"].ToString(), ticket.Nonce, ticket.InContext)
            : EntraErrors.InvalidGrant(54005, "OAuth2 Authorization code was already redeemed, expired, or its verifier does not match.");
    }

    private IResult Tokens(EntraUser user, string scope, string? nonce, bool inContext)
    {
        var refresh = $"1.{Guid.NewGuid():N}";
        _refreshTokens[refresh] = user;
        var access = inContext ? mint.ForApi(user).WithContext() : mint.ForApi(user);
        return TokenEndpoint.Answer(access, scope, user, mint.IdToken(user, nonce), refresh);
    }

    private static IResult Back(IQueryCollection query, string redirect, string answer)
    {
        var separator = query["response_mode"] == "query" ? '?' : '#';
        return Results.Redirect($"{redirect}{separator}{answer}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private static IResult Chooser(HttpContext http)
    {
        var query = http.Request.QueryString.Value;
        var links = EntraDirectory.Users
            .Select(user => (Address: HtmlEncoder.Default.Encode($"{query}&login_hint={Uri.EscapeDataString(user.UserName)}"),
                user.DisplayName))
            .Select(link => $"<li><a href=\"{link.Address}\">{HtmlEncoder.Default.Encode(link.DisplayName)}</a></li>");
        return Results.Content(
            $"<!DOCTYPE html><title>Sign in</title><h1>Pick an account</h1><ul>{string.Concat(links)}</ul>", "text/html; charset=utf-8");
    }

    private static string ClientInfo(EntraUser user) =>
        Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"uid":"{{user.ObjectId:D}}","utid":"{{user.Tenant.Id:D}}"}"""));
}

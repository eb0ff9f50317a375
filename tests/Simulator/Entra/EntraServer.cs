using OutlookCrm.Simulator.Faults;

namespace OutlookCrm.Simulator.Entra;

/// <summary>The simulated Microsoft Entra: keys, tokens, consent, and its endpoints under login.microsoftonline.com.</summary>
public sealed class EntraServer
{
    internal const string Host = "login.microsoftonline.com";

    private readonly FaultBoard _faults;
    private readonly TimeProvider _clock;

    internal EntraServer(
        SigningKeys keys, FaultBoard faults, TimeProvider clock, string? applicationsFile = null, string? registeredAs = "outlookcrm")
    {
        (Keys, _faults, _clock) = (keys, faults, clock);
        Mint = new TokenMint(keys, clock);
        Reader = new TokenReader(keys, clock);
        Applications = new AppDirectory(applicationsFile, registeredAs, Consent);
        NestedAppAuth = new NestedAppAuth(Mint, Applications, faults);
    }

    /// <summary>What tokens are signed with.</summary>
    public SigningKeys Keys { get; }

    /// <summary>Makes tokens.</summary>
    public TokenMint Mint { get; }

    /// <summary>Checks tokens.</summary>
    public TokenReader Reader { get; }

    /// <summary>What the administrators have consented to.</summary>
    public GraphConsent Consent { get; } = new();

    /// <summary>The applications that exist.</summary>
    public AppDirectory Applications { get; }

    internal NestedAppAuth NestedAppAuth { get; }

    internal void Map(WebApplication app)
    {
        var entra = app.MapGroup("").RequireHost(Host);
        Discovery.Map(entra, Keys);
        var authorizationCode = new AuthorizationCode(Mint, Applications, _clock);
        authorizationCode.Map(entra);
        new AdminConsent(Applications).Map(entra);
        new TokenEndpoint(Applications, new OnBehalfOf(Mint, Reader, Consent, _faults), new ClientCredentials(Mint, Consent),
            authorizationCode, _faults).Map(entra);
    }

    internal static string ErrorBody(int status, HttpContext context) =>
        $$"""
        {
          "error": "{{(status is 429 or >= 500 ? "temporarily_unavailable" : "invalid_request")}}",
          "error_description": "AADSTS90033: A transient error has occurred. Please try again.",
          "error_codes": [90033],
          "trace_id": "{{context.TraceIdentifier}}"
        }
        """;
}

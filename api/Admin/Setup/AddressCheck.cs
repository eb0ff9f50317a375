using OutlookCrm.Http;
using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>
/// Asks this installation under its public address, as Outlook's servers and Graph's notifications do: the name resolves, the certificate
/// is good, the proxy leads to the page that names this installation's application.
/// </summary>
internal sealed class AddressCheck(IHttpClientFactory clients, IOptions<PaneOptions> pane, IOptions<EntraOptions> entra) : ISetupCheck
{
    /// <summary>The named client; it follows no redirect, because Outlook and Graph do not either.</summary>
    public const string ClientName = "own-address";

    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct)
    {
        if (pane.Value.Address is not { } address)
        {
            return [new(SetupFinding.AddressNotSet, SetupState.Warning)];
        }

        try
        {
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.GetAsync(address, ct);
            var page = await answer.Content.ReadAsStringAsync(ct);
            return !answer.IsSuccessStatusCode ? [new(SetupFinding.AddressNotReached, SetupState.Fault, $"HTTP {(int)answer.StatusCode}")]
                : page.Contains(entra.Value.Client, StringComparison.Ordinal) ? [new(SetupFinding.AddressReached, SetupState.Ok)]
                : [new(SetupFinding.AddressOfAnother, SetupState.Fault)];
        }
        catch (HttpRequestException e)
        {
            return [new(SetupFinding.AddressNotReached, SetupState.Fault, $"{e.HttpRequestError}")];
        }
        catch (OperationCanceledException)
        {
            return [new(SetupFinding.AddressNotReached, SetupState.Fault, "no answer")];
        }
    }
}

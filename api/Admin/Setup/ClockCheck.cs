using OutlookCrm.Identity;

namespace OutlookCrm.Admin.Setup;

/// <summary>
/// Compares the server's clock with Microsoft's: tokens are good from one second to another, and a clock that is five minutes off refuses
/// everybody.
/// </summary>
internal sealed class ClockCheck(IHttpClientFactory clients, IOptions<EntraOptions> entra, TimeProvider clock) : ISetupCheck
{
    private static readonly TimeSpan s_tolerable = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<SetupLine>> TryAsync(CurrentUser user, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient(IdentitySetup.EntraClient);
            var asked = clock.GetTimestamp();
            using var answer = await client.GetAsync(
                new Uri($"{entra.Value.Authority(user.Tenant.Value)}/.well-known/openid-configuration"),
                HttpCompletionOption.ResponseHeadersRead,
                ct);
            var (answered, took) = (clock.GetUtcNow(), clock.GetElapsedTime(asked));
            if (answer.Headers.Date is not { } theirs)
            {
                return [new(SetupFinding.ClockUnknown, SetupState.Warning)];
            }

            // The header names whole seconds, some moment between question and answer.
            var ours = answered - (took / 2);
            var difference = ours - theirs;
            var seconds = $"{Math.Round(difference.TotalSeconds)}";
            return difference.Duration() <= s_tolerable + took
                ? [new(SetupFinding.ClockRight, SetupState.Ok, seconds)]
                : [new(SetupFinding.ClockWrong, SetupState.Fault, seconds)];
        }
        catch (HttpRequestException)
        {
            return [new(SetupFinding.ClockUnknown, SetupState.Warning)];
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OutlookCrm.Integrations.Webhooks;

/// <summary>
/// Sends one message to one receiver. Whoever enters an address must not reach the network of this machine with it: the addresses of its
/// host are checked when the connection is made, so that a name that changes its mind reaches nothing either. No redirect is followed, and
/// of an answer nothing but its head is read.
/// </summary>
internal sealed class Courier(IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16, // KB
        MaxResponseDrainSize = 16 * 1024,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, options.Value.AllowPrivateAddresses, ct),
    });

    /// <summary>Sends a message, signed with each of the secrets.</summary>
    public async Task<Sent> SendAsync(string url, Guid message, string body, IReadOnlyList<byte[]> secrets, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (id, timestamp) = ($"msg_{message:N}", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "OutlookCrm-Webhooks");
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(id, timestamp, body, secrets));
        var begun = Stopwatch.GetTimestamp();
        using var late = new CancellationTokenSource(s_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            return new((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : "refused", Took(begun), RetryAfter(answer, now));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "timeout", Took(begun), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(null, CodeOf(e), Took(begun), null);
        }
    }

    public void Dispose() => _http.Dispose();

    private static int Took(long begun) => (int)Stopwatch.GetElapsedTime(begun).TotalMilliseconds;

    private static string CodeOf(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is PrivateAddressException)
            {
                return "private-address";
            }

            if (e is AuthenticationException)
            {
                return "untrusted";
            }
        }

        return "unreachable";
    }

    // A number of seconds, which some write with a fraction, or a date.
    private static DateTimeOffset? RetryAfter(HttpResponseMessage answer, DateTimeOffset now)
    {
        if (answer.IsSuccessStatusCode || !answer.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var text = values.ToString().Trim();
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? now + TimeSpan.FromSeconds((double)Math.Min(seconds, (decimal)RetryPlan.Longest.TotalSeconds))
            : RetryConditionHeaderValue.TryParse(text, out var date) ? date.Date : null;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool allowPrivate, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, ct);
        if (!allowPrivate && !Array.TrueForAll(addresses, PublicAddress.Is))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException() : IOException("The host has an address that is not public.");
}

/// <summary>How a try ended.</summary>
/// <param name="Status">Of the answer; null for none.</param>
/// <param name="Error">What was wrong, as a code; null where the receiver took the message.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="RetryAfter">When the receiver wants to be asked again at the earliest; null where it does not say.</param>
internal sealed record Sent(int? Status, string? Error, int DurationMs, DateTimeOffset? RetryAfter);

/// <summary>Settings of outgoing webhooks.</summary>
internal sealed class WebhookOptions
{
    /// <summary>For development: receivers may have private addresses, and need no https.</summary>
    public bool AllowPrivateAddresses { get; init; }
}

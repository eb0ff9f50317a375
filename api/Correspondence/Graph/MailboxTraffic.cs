using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Options;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// The manners of every request to Graph: only to the configured address, four at once per mailbox, waiting as Graph tells, at most three
/// tries that begin within ten seconds, an answer of bounded size within bounded time. It stands where the Graph SDK's RetryHandler stood,
/// which cannot read decimal Retry-After, waits as long as it is told and lets other requests run on meanwhile.
/// </summary>
internal sealed class MailboxTraffic(MailboxGates gates, IOptions<GraphOptions> options, TimeProvider clock, Measures measures) : DelegatingHandler
{
    private const int Tries = 3;
    private const long LongestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_oneTry = TimeSpan.FromSeconds(10);

    private readonly Uri _root = options.Value.Root();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || !_root.IsBaseOf(address))
        {
            throw new UnreachableException($"A Graph request to {request.RequestUri?.Host}, which is not the configured address.");
        }

        var mailbox = MailboxRequest.Of(request).Mailbox;
        var deadline = gates.Now + s_patience;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            using (await gates.EnterAsync(mailbox, deadline, cancellationToken))
            {
                var response = await SendOnceAsync(request, cancellationToken);
                if (!IsPassing(response.StatusCode))
                {
                    return response;
                }

                using (response)
                {
                    wait = RetryAfter.Read(response, clock.GetUtcNow()) ?? TimeSpan.FromSeconds(1 << (attempt - 1));
                    if (MeansTheMailbox(response.StatusCode))
                    {
                        measures.GraphThrottled((int)response.StatusCode);
                        gates.Close(mailbox, wait);
                    }

                    if (attempt == Tries || gates.Now + wait > deadline)
                    {
                        throw new MailboxFailureException(
                            MeansTheMailbox(response.StatusCode) ? new MailboxFailure.Busy(wait) : new MailboxFailure.Unreachable());
                    }
                }
            }

            await gates.WaitAsync(wait, deadline, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(s_oneTry, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);

            // Read here, so that a request counts as in flight until its last byte and a slow or endless body meets the limits too.
            await response.Content.LoadIntoBufferAsync(LongestAnswer, either.Token);
            return IsGraphs(response) ? response : throw new HttpRequestException("An answer that is not JSON: something between Graph and us speaks.");
        }
        catch (Exception e) when ((e is OperationCanceledException && !ct.IsCancellationRequested) || e is HttpRequestException or IOException)
        {
            response?.Dispose();
            throw new MailboxFailureException(new MailboxFailure.Unreachable());
        }
    }

    private static bool IsGraphs(HttpResponseMessage response) =>
        response.Content.Headers is { ContentLength: 0 } or { ContentType.MediaType: "application/json" } || IsPassing(response.StatusCode);

    /// <summary>Every request of ours may be sent twice: reads, and writes under If-Match.</summary>
    private static bool IsPassing(HttpStatusCode status) => MeansTheMailbox(status)
        || status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway;

    /// <summary>Told to everybody who uses the mailbox; a 500 may be about one broken message only.</summary>
    private static bool MeansTheMailbox(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}

using System.Diagnostics;
using System.Net;
using OutlookCrm.Telemetry;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Sends every request to Graph: only to the configured address, four at once per mailbox, waiting as long as Graph asks, at most three
/// tries that begin within ten seconds, an answer of bounded size within bounded time. The Graph SDK's own pipeline cannot read a decimal
/// Retry-After, waits without an upper bound and does not hold back other requests to the same mailbox.
/// </summary>
internal sealed class MailboxTraffic(
    IHttpMessageHandlerFactory handlers, MailboxGates gates, IOptions<GraphOptions> options, TimeProvider clock, Measures measures)
    : IDisposable
{
    private const int MostTries = 3;
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan s_lastStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestTry = TimeSpan.FromSeconds(10);

    private readonly string _root = options.Value.Root().AbsoluteUri;
    private readonly HttpMessageInvoker _graph = new(handlers.CreateHandler(MailboxComposition.GraphClient), disposeHandler: false);

    public bool IsGraph(Uri address) => address.AbsoluteUri.StartsWith(_root, StringComparison.Ordinal);

    /// <summary>
    /// Graph's answer, whatever its status; <paramref name="authorization"/> is the whole value of the header. It throws
    /// <see cref="MailboxFailureException"/> where there is no answer, or none in time.
    /// </summary>
    public async Task<GraphAnswer> SendAsync(GraphRequest request, string authorization, CancellationToken ct)
    {
        if (!IsGraph(request.Address))
        {
            throw new UnreachableException($"A Graph request to {request.Address.Host}, which is not the configured address.");
        }

        var mailbox = request.Mailbox.Mailbox;
        var deadline = gates.Now + s_lastStart;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            using (await gates.EnterAsync(mailbox, deadline, ct))
            {
                var answer = await SendOnceAsync(request, authorization, ct);
                var status = (HttpStatusCode)answer.Status;
                if (!IsPassing(status))
                {
                    return answer;
                }

                using (answer)
                {
                    wait = answer.RetryAfter(clock.GetUtcNow()) ?? TimeSpan.FromSeconds(1 << (attempt - 1));
                }

                if (MeansTheMailbox(status))
                {
                    measures.GraphThrottled((int)status);
                    gates.Close(mailbox, wait);
                }

                if (attempt == MostTries || gates.Now + wait > deadline)
                {
                    throw new MailboxFailureException(
                        MeansTheMailbox(status) ? new MailboxFailure.Busy(wait) : new MailboxFailure.Unreachable());
                }
            }

            await gates.WaitAsync(wait, deadline, ct);
        }
    }

    public void Dispose() => _graph.Dispose();

    private async Task<GraphAnswer> SendOnceAsync(GraphRequest request, string authorization, CancellationToken ct)
    {
        using var ending = new CancellationTokenSource(s_longestTry, clock);
        using var leaving = ct.UnsafeRegister(static ending => ((CancellationTokenSource)ending!).Cancel(), ending);
        HttpResponseMessage? response = null;
        try
        {
            using var message = request.ToMessage(authorization);
            response = await _graph.SendAsync(message, ending.Token);

            // The whole body here, so that a request counts as in flight until its last byte and a slow or endless body meets the limits
            // too.
            var answer = await GraphAnswer.ReadAsync(response, LargestAnswer, ending.Token);
            if (answer.IsGraphs || IsPassing(response.StatusCode))
            {
                return answer;
            }

            answer.Dispose();
            throw new HttpRequestException("The answer is not JSON: something between Graph and the product wrote it.");
        }
        catch (Exception e) when (
            (e is OperationCanceledException && !ct.IsCancellationRequested) || e is HttpRequestException or IOException)
        {
            response?.Dispose();
            throw new MailboxFailureException(new MailboxFailure.Unreachable());
        }
    }

    /// <summary>True for a status after which the same request may succeed.</summary>
    private static bool IsPassing(HttpStatusCode status) => MeansTheMailbox(status)
        || status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway;

    /// <summary>True for a status that concerns everybody who uses the mailbox; a 500 may concern one broken message only.</summary>
    private static bool MeansTheMailbox(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}

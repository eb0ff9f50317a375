using Microsoft.AspNetCore.Http;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using Xunit;
using static OutlookCrm.Tests.Correspondence.Graph.LocalGraph;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class ThrottlingTests
{
    private const string MessageId = "<offer-17@kafeneio.example>";
    private static readonly MailReference s_mail = new("AAMk", MessageId, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?, double> Waits => new()
    {
        { 429, "2.128", 2.128 },
        { 429, "7", 7 },
        { 429, "0.5", 0.5 },
        { 503, "Mon, 02 Mar 2026 09:00:04 GMT", 4 },
        { 504, null, 1 },
        { 429, "-5", 1 },
        { 429, "soon", 1 },
        { 429, "Mon, 02 Mar 2026 08:00:00 GMT", 1 },
        { 502, null, 1 },
        { 500, null, 1 },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task Waits_as_long_as_it_is_told_and_then_succeeds(int status, string? retryAfter, double seconds)
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => graph.Requests.Count == 1
            ? Throttled(context, status, retryAfter)
            : Reply(context, 200, Message("AAMk", MessageId));

        var waits = clock.TimerAsync(TimeSpan.FromSeconds(seconds));
        var finding = graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct);
        await waits;
        clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Single(graph.Requests);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True((await finding).TryGet(out _, out _));
        Assert.Equal(2, graph.Requests.Count);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("601", 601)]
    [InlineData("3600", 3_600)]
    [InlineData("7200.5", 7_200.5)]
    [InlineData("86399", 86_399)]
    [InlineData("1000000000", 86_400)]
    [InlineData("99999999999999999999999999", 86_400)]
    [InlineData("11.5", 11.5)]
    [InlineData("Mon, 02 Mar 2026 09:02:00 GMT", 120)]
    [InlineData("Mon, 02 Mar 2026 12:00:00 GMT", 10_800)]
    [InlineData("Sun, 02 Mar 2036 12:00:00 GMT", 86_400)]
    public async Task Told_to_wait_longer_than_a_person_waits_it_says_so_at_once(string retryAfter, double seconds)
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => Throttled(context, 429, retryAfter);

        Assert.False((await graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)).TryGet(out _, out var failure));
        Assert.Equal(new MailboxFailure.Busy(TimeSpan.FromSeconds(seconds)), failure);
        Assert.Equal(503, failure.Problem.StatusCode);

        // Until then nothing is sent to this mailbox; what remains is told. Another mailbox is served.
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)).TryGet(out _, out failure));
        Assert.Equal(new MailboxFailure.Busy(TimeSpan.FromSeconds(seconds - 1)), failure);
        Assert.Single(graph.Requests);
        graph.Serve(("/v1.0/me/messages/AAMk", Message("AAMk", MessageId)));
        Assert.True((await graph.Mailboxes.FindAsync(LocalGraph.User("nikos"), s_mail, Ct)).TryGet(out _, out _));

        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.True((await graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)).TryGet(out _, out _));
        Assert.Equal(0, graph.Get<MailboxGates>().Count);
    }

    [Fact]
    public async Task Gives_up_after_three_tries()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => Throttled(context, 429, null);

        var (first, second) = (clock.TimerAsync(TimeSpan.FromSeconds(1)), clock.TimerAsync(TimeSpan.FromSeconds(2)));
        var finding = graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct);
        await first;
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False((await finding).TryGet(out _, out var failure));
        Assert.Equal(new MailboxFailure.Busy(TimeSpan.FromSeconds(4)), failure);
        Assert.Equal(3, graph.Requests.Count);
    }

    [Fact]
    public async Task Begins_no_try_after_ten_seconds()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => Throttled(context, 429, "6");

        var waits = clock.TimerAsync(TimeSpan.FromSeconds(6));
        var finding = graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct);
        await waits;
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.False((await finding).TryGet(out _, out var failure));
        Assert.Equal(new MailboxFailure.Busy(TimeSpan.FromSeconds(6)), failure);
        Assert.Equal(2, graph.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_unreachable()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        graph.Answer = (context, _) => Reply(context, 500, Error("ErrorInternalServerError"));

        var (first, second) = (clock.TimerAsync(TimeSpan.FromSeconds(1)), clock.TimerAsync(TimeSpan.FromSeconds(2)));
        var finding = graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct);
        await first;
        clock.Advance(TimeSpan.FromSeconds(1));
        await second;
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False((await finding).TryGet(out _, out var failure));
        Assert.IsType<MailboxFailure.Unreachable>(failure);
    }

    [Fact]
    public async Task Never_more_than_four_requests_are_in_a_mailbox_at_once()
    {
        await using var graph = await StartAsync();
        var (inside, most) = (0, 0);
        var four = new TaskCompletionSource();
        graph.Answer = async (context, asked) =>
        {
            var now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            if (now == 4)
            {
                four.TrySetResult();
            }

            // Nobody leaves before four are in, so that a fifth would be seen.
            await four.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await Reply(context, 200, Message("AAMk", MessageId));
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)));

        Assert.All(answers, a => Assert.True(a.TryGet(out _, out _)));
        Assert.Equal(4, most);
        Assert.Equal(200, graph.Requests.Count);
        Assert.Equal(0, graph.Get<MailboxGates>().Count);
    }

    [Fact]
    public async Task A_full_mailbox_does_not_hold_up_another_one()
    {
        await using var graph = await StartAsync();
        var release = new TaskCompletionSource();
        var (full, inside) = (new TaskCompletionSource(), 0);
        graph.Answer = async (context, asked) =>
        {
            if (asked.Headers["Authorization"].EndsWith("maria", StringComparison.Ordinal))
            {
                if (Interlocked.Increment(ref inside) == 4)
                {
                    full.SetResult();
                }

                await release.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
            }

            await Reply(context, 200, Message("AAMk", MessageId));
        };
        var waiting = Enumerable.Range(0, 4).Select(_ => graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)).ToList();
        await full.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);

        Assert.True((await graph.Mailboxes.FindAsync(LocalGraph.User("nikos"), s_mail, Ct)).TryGet(out _, out _));
        Assert.True((await graph.Mailboxes.FindAsync(LocalGraph.User("other", tenant: 2), s_mail, Ct)).TryGet(out _, out _));

        release.SetResult();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Who_queues_longer_than_ten_seconds_is_told_that_the_mailbox_is_busy()
    {
        var clock = new ManualClock();
        await using var graph = await StartAsync(clock);
        var (four, eight) = (new TaskCompletionSource(), new TaskCompletionSource());
        graph.Answer = async (context, _) =>
        {
            (graph.Requests.Count == 4 ? four : graph.Requests.Count == 8 ? eight : null)?.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var calls = Enumerable.Range(0, 4).Select(_ => graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)).ToList();
        await four.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        clock.Advance(TimeSpan.FromSeconds(1));
        calls.AddRange(Enumerable.Range(0, 5).Select(_ => graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, Ct)));

        // The first four give up after ten seconds of silence and four others take their places; the ninth has queued for nine seconds.
        clock.Advance(TimeSpan.FromSeconds(9));
        await eight.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await Task.WhenAll(calls.Take(4)).WaitAsync(TimeSpan.FromSeconds(30), Ct);
        clock.Advance(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(10));

        var failures = (await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(30), Ct)).Select(a => a.TryGet(out _, out var failure)
            ? null : failure).ToList();
        Assert.Equal(8, failures.Count(f => f is MailboxFailure.Unreachable));
        Assert.Equal(1, failures.Count(f => f == new MailboxFailure.Busy(TimeSpan.FromSeconds(1))));
        Assert.Equal(8, graph.Requests.Count);
    }

    [Fact]
    public async Task A_caller_who_leaves_gives_back_the_place()
    {
        await using var graph = await StartAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var full = new TaskCompletionSource();
        graph.Answer = async (context, _) =>
        {
            (graph.Requests.Count == 4 ? full : null)?.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var calls = Enumerable.Range(0, 8).Select(_ => graph.Mailboxes.FindAsync(LocalGraph.User(), s_mail, leaving.Token)).ToList();
        await full.Task.WaitAsync(TimeSpan.FromSeconds(30), Ct);
        await leaving.CancelAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        Assert.Equal(0, graph.Get<MailboxGates>().Count);
    }

    private static Task Throttled(HttpContext context, int status, string? retryAfter) =>
        retryAfter is null
            ? Reply(context, status, Error("TooManyRequests"))
            : Reply(context, status, Error("TooManyRequests"), ("Retry-After", retryAfter));

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}

using Microsoft.AspNetCore.DataProtection;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>Messages to a real receiver: tried again, obeyed, given up, and never told twice under two names.</summary>
public sealed class DeliveringTests : IAsyncLifetime
{
    private readonly PostRoom _room = new();
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task An_event_is_signed_and_holds_ids_and_times_only()
    {
        var (id, secret) = await _room.MakeAsync(_receiver.Url);
        var customer = await _room.HappenAsync(EventKinds.MailLogged, "2516-a");
        await _room.WorkAsync(id);

        var message = Assert.Single(_receiver.All());
        Assert.True(message.IsSignedWith(secret));
        Assert.Equal(_room.Clock.GetUtcNow(), message.SentAt);
        Assert.Equal(
            $$$"""{"type":"mail.logged","timestamp":"2026-11-30T09:00:00Z","data":{"customerId":"{{{customer}}}","entryId":"2516-a"}}""",
            message.Body);
        var logged = Assert.Single(await _room.ListAsync(id));
        Assert.Equal((DeliveryState.Delivered, 204, 1, null, null),
            (logged.State, logged.Status, logged.Attempts, logged.NextTry, logged.Error));
    }

    [Fact]
    public async Task A_message_that_fails_is_tried_again_under_its_name_until_it_is_taken()
    {
        var (id, secret) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(500);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        await _room.WorkAsync(id);
        var first = Assert.Single(_receiver.All());
        var waiting = Assert.Single(await _room.ListAsync(id));
        Assert.Equal((DeliveryState.Waiting, 500, "refused"), (waiting.State, waiting.Status, waiting.Error));
        Assert.InRange((waiting.NextTry!.Value - _room.Clock.GetUtcNow()).TotalSeconds, 4, 6);

        _receiver.Answers(200);
        _room.Clock.Advance(TimeSpan.FromSeconds(6));
        await _room.WorkAsync(id);

        var second = Assert.Single(_receiver.All());
        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.NotEqual(first.Timestamp, second.Timestamp);
        Assert.True(second.IsSignedWith(secret));
        Assert.Equal((DeliveryState.Delivered, 2), ((await _room.ListAsync(id))[0].State, (await _room.ListAsync(id))[0].Attempts));
    }

    [Theory]
    [InlineData(503, "120", 120)]
    [InlineData(429, "90.5", 90.5)]
    [InlineData(503, "Mon, 30 Nov 2026 09:10:00 GMT", 600)]
    [InlineData(500, " 30 ", 30)]
    [InlineData(302, "1000000000", 86_400)]
    public async Task A_receiver_that_asks_for_a_pause_gets_no_message_before_its_end(int status, string retryAfter, double seconds)
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(status, retryAfter);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        Assert.Single(_receiver.All());
        Assert.Equal(_room.Clock.GetUtcNow().AddSeconds(seconds), (await _room.ListAsync(id))[0].NextTry);

        _receiver.Answers(204);
        await _room.HappenAsync(EventKinds.MailLogged);
        _room.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        await _room.WorkAsync(id);
        Assert.Empty(_receiver.All());

        _room.Clock.Advance(TimeSpan.FromSeconds(1));
        await _room.WorkAsync(id);
        Assert.Equal(2, _receiver.All().Count);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("1e9")]
    [InlineData("12,5")]
    [InlineData("tomorrow 10:00")]
    public async Task A_pause_that_cannot_be_read_is_the_planned_one(string retryAfter)
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(503, retryAfter);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);

        Assert.InRange(((await _room.ListAsync(id))[0].NextTry!.Value - _room.Clock.GetUtcNow()).TotalSeconds, 4, 6);
    }

    [Fact]
    public async Task Gone_disables_at_once_and_enabling_sends_what_happens_then()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(410);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        await _room.HappenAsync(EventKinds.MailLogged);
        _room.Clock.Advance(TimeSpan.FromDays(1));
        await _room.WorkAsync(id);

        Assert.Single(_receiver.All());
        Assert.Equal(WebhookReason.Gone, (await _room.Webhooks.FindAsync(_room.Tenant, id, default))!.Disabled!.Reason);
        var only = Assert.Single(await _room.ListAsync(id));
        Assert.Equal((DeliveryState.Failed, 410), (only.State, only.Status));

        _receiver.Answers(204);
        await _room.Webhooks.ChangeAsync(_room.Actor, id, null, one => one with { Disabled = null }, default);
        await _room.Subscriptions.ReadAgainAsync(default);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        Assert.Single(_receiver.All());
    }

    [Fact]
    public async Task A_receiver_that_fails_for_about_a_day_is_disabled_and_says_since_when()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(500);
        var begun = _room.Clock.GetUtcNow();
        await _room.HappenAsync(EventKinds.MailLogged);
        for (var hours = 0; hours < 40; hours++)
        {
            await _room.WorkAsync(id);
            _room.Clock.Advance(hours == 0 ? TimeSpan.FromSeconds(10) : hours < 4 ? TimeSpan.FromMinutes(15) : TimeSpan.FromHours(1));
        }

        Assert.Equal(RetryPlan.MostAttempts, _receiver.All().Count);
        var webhook = (await _room.Webhooks.FindAsync(_room.Tenant, id, default))!;
        Assert.Equal((WebhookReason.Failing, begun), (webhook.Disabled!.Reason, webhook.FailingSince));
        Assert.Equal(DeliveryState.Failed, Assert.Single(await _room.ListAsync(id)).State);
    }

    [Fact]
    public async Task One_success_keeps_a_webhook_in_use_though_another_message_is_given_up()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(500);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        _receiver.Answer = context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        };
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        Assert.Null((await _room.Webhooks.FindAsync(_room.Tenant, id, default))!.FailingSince);
        _receiver.Answers(500);
        for (var hours = 0; hours < 40; hours++)
        {
            _room.Clock.Advance(TimeSpan.FromHours(1));
            await _room.WorkAsync(id);
        }

        Assert.Null((await _room.Webhooks.FindAsync(_room.Tenant, id, default))!.Disabled);
        Assert.Contains(await _room.ListAsync(id), one => one.State == DeliveryState.Failed);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answer = context =>
        {
            context.Response.Redirect("/elsewhere", permanent: true);
            return Task.CompletedTask;
        };
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);

        Assert.Single(_receiver.All());
        Assert.Equal(("refused", 301), ((await _room.ListAsync(id))[0].Error, (await _room.ListAsync(id))[0].Status));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_within_ten_seconds_is_tried_again_and_delays_no_other()
    {
        await using var other = await Receiver.StartAsync();
        var (slow, _) = await _room.MakeAsync(_receiver.Url);
        var (quick, _) = await _room.MakeAsync(other.Url);
        var (asked, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        _receiver.Answer = context =>
        {
            asked.TrySetResult();
            return never.Task.WaitAsync(context.RequestAborted);
        };
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync();
        var round = _room.Rounds.RunAsync(_room.Tenant, slow, default);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await _room.Rounds.RunAsync(_room.Tenant, quick, default);
        Assert.Single(other.All());
        Assert.False(round.IsCompleted);

        _room.Clock.Advance(TimeSpan.FromSeconds(10));
        await round;

        Assert.Equal(("timeout", null, DeliveryState.Waiting),
            ((await _room.ListAsync(slow))[0].Error, (await _room.ListAsync(slow))[0].Status, (await _room.ListAsync(slow))[0].State));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_private_address_whatever_its_name()
    {
        await using var strict = new PostRoom(allowPrivate: false);
        var url = _receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var (id, _) = await strict.MakeAsync(url);
        await strict.HappenAsync(EventKinds.MailLogged);
        await strict.WorkAsync(id);

        Assert.Empty(_receiver.All());
        Assert.Equal("private-address", Assert.Single(await strict.ListAsync(id)).Error);
    }

    [Fact]
    public async Task Nobody_listening_is_told_apart_from_nobody_trusted()
    {
        var (trusted, _) = await _room.MakeAsync(_receiver.Url.Replace("http:", "https:", StringComparison.Ordinal));
        var (listening, _) = await _room.MakeAsync("http://127.0.0.1:9/");
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(trusted, listening);

        Assert.Equal("unreachable", Assert.Single(await _room.ListAsync(listening)).Error);
        Assert.Contains(Assert.Single(await _room.ListAsync(trusted)).Error, new[] { "untrusted", "unreachable" });
    }

    [Fact]
    public async Task A_new_secret_signs_at_once_and_the_one_before_for_a_day()
    {
        var (id, before) = await _room.MakeAsync(_receiver.Url);
        var after = await _room.RenewAsync(id);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        var both = Assert.Single(_receiver.All());
        Assert.True(both.IsSignedWith(before) && both.IsSignedWith(after));

        _room.Clock.Advance(TimeSpan.FromHours(24));
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        var one = Assert.Single(_receiver.All());
        Assert.True(one.IsSignedWith(after) && !one.IsSignedWith(before));
    }

    [Fact]
    public async Task A_secret_that_this_installation_cannot_open_disables_and_says_so()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        await _room.Webhooks.ChangeAsync(_room.Actor, id, null,
            one => one with { Secret = new EphemeralDataProtectionProvider().CreateProtector("other").Protect([1, 2, 3]) }, default);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);

        Assert.Empty(_receiver.All());
        Assert.Equal(WebhookReason.SecretLost, (await _room.Webhooks.FindAsync(_room.Tenant, id, default))!.Disabled!.Reason);
        Assert.Equal("secret-lost", Assert.Single(await _room.ListAsync(id)).Error);
    }

    [Fact]
    public async Task What_is_sent_by_hand_is_tried_once_also_where_the_webhook_is_disabled()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(410);
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        var failed = Assert.Single(await _room.ListAsync(id));
        Assert.Single(_receiver.All());

        _receiver.Answers(500);
        await _room.Deliveries.ChangeAsync(_room.Tenant, id, failed.Id, one => one, true, default);
        await _room.WorkAsync(id);
        await _room.WorkAsync(id);
        Assert.Single(_receiver.All());
        Assert.Equal((DeliveryState.Failed, 2), ((await _room.ListAsync(id))[0].State, (await _room.ListAsync(id))[0].Attempts));

        _receiver.Answers(204);
        await _room.Deliveries.ChangeAsync(_room.Tenant, id, failed.Id, one => one, true, default);
        await _room.WorkAsync(id);
        Assert.Equal($"msg_{failed.Message:N}", Assert.Single(_receiver.All()).Id);
        Assert.Equal(DeliveryState.Delivered, (await _room.ListAsync(id))[0].State);
        Assert.DoesNotContain(await _room.EverythingAsync(), row => row.Contains(" h|", StringComparison.Ordinal));
    }
}

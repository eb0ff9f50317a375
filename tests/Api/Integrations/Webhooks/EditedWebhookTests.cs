using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>A webhook that leads elsewhere from now on.</summary>
public sealed class EditedWebhookTests : IAsyncLifetime
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
    public async Task Another_address_gets_what_waits_at_once_and_owes_nothing_for_the_failures_of_the_former_address()
    {
        await using var other = await Receiver.StartAsync();
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        _receiver.Answers(503, "3600");
        await _room.HappenAsync(EventKinds.MailLogged);
        await _room.WorkAsync(id);
        await _room.HappenAsync(EventKinds.MailLogged);
        var before = (await _room.Webhooks.FindAsync(_room.Tenant, id, default))!;
        Assert.NotNull(before.FailingSince);

        var edited = await _room.Webhooks.EditAsync(_room.Actor, id, before.Version, other.Url, before.Events, default);

        Assert.Equal((other.Url, null, false), (edited!.Value.Webhook.Url, edited.Value.Webhook.FailingSince, edited.Value.IsStale));
        await _room.WorkAsync(id);
        Assert.Single(other.All());
        _room.Clock.Advance(TimeSpan.FromHours(1));
        await _room.WorkAsync(id);
        Assert.Single(other.All());
        Assert.Single(_receiver.All());
    }

    [Fact]
    public async Task An_edit_of_what_somebody_else_has_changed_changes_nothing_and_a_note_of_the_job_is_no_change()
    {
        var (id, _) = await _room.MakeAsync(_receiver.Url);
        var seen = (await _room.Webhooks.FindAsync(_room.Tenant, id, default))!;
        await _room.Webhooks.ChangeAsync(_room.Actor, id, null, one => one with { FailingSince = _room.Clock.GetUtcNow() }, default);
        var edited = await EditAsync("https://one.example/", [EventKinds.MailLogged]);
        var late = await EditAsync("https://two.example/", EventKinds.All);
        Assert.Equal((false, true), (edited.IsStale, late.IsStale));
        Assert.Equal(("https://one.example/", edited.Webhook.Version), (late.Webhook.Url, late.Webhook.Version));

        async Task<(StoredWebhook Webhook, bool IsStale)> EditAsync(string url, IReadOnlyList<string> events) =>
            (await _room.Webhooks.EditAsync(_room.Actor, id, seen.Version, url, events, default))!.Value;
    }
}

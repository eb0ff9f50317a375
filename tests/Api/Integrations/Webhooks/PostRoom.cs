using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OutlookCrm.Integrations.Secrets;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>What tells webhooks, over a real store, with a clock that a test sets; it works when the test says so.</summary>
internal sealed class PostRoom : IAsyncDisposable
{
    private static readonly byte[] s_any = "{}"u8.ToArray();

    private readonly TemporaryFolder? _folder;
    private readonly SqliteRowStore _rows;
    private readonly SealedSecrets _secrets;
    private readonly Courier _courier;

    public PostRoom(bool allowPrivate = true)
        : this(new TemporaryFolder(), allowPrivate)
    {
    }

    private PostRoom(TemporaryFolder folder, bool allowPrivate)
        : this(new SqliteRowStore(folder.File("rows.db")), new(new EphemeralDataProtectionProvider()),
            TenantId.FromValidatedToken(Guid.NewGuid()), new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero)), allowPrivate) =>
        _folder = folder;

    private PostRoom(SqliteRowStore rows, SealedSecrets secrets, TenantId tenant, FakeTimeProvider clock, bool allowPrivate)
    {
        (_rows, _secrets, Tenant, Clock) = (rows, secrets, tenant, clock);
        _courier = new(Options.Create(new WebhookOptions { AllowPrivateAddresses = allowPrivate }), Clock);
        (Webhooks, Deliveries) = (new(_rows, Clock), new(_rows));
        Subscriptions = new(_rows, Webhooks, Clock, NullLogger<Subscriptions>.Instance);
        Announcer = new EventAnnouncer(Subscriptions, new(Clock), Clock);
        Addressing = new(_rows, Webhooks, Deliveries, Clock);
        Rounds = new(_rows, Webhooks, Subscriptions, Deliveries, _secrets, _courier, Clock);
        Erased = new(_rows, Webhooks, Deliveries, Subscriptions, new(Clock));
        Actor = Actor.OfJob(Tenant, "test");
    }

    public FakeTimeProvider Clock { get; }

    public TenantId Tenant { get; }

    public Actor Actor { get; }

    public IRowStore Rows => _rows;

    /// <summary>The same rows, for another replica.</summary>
    public SqliteRowStore Store => _rows;

    public WebhookStore Webhooks { get; }

    public DeliveryStore Deliveries { get; }

    public Subscriptions Subscriptions { get; }

    public EventAnnouncer Announcer { get; }

    public Addressing Addressing { get; }

    public Rounds Rounds { get; }

    public ErasedEvents Erased { get; }

    /// <summary>Another replica over the same rows. This one is disposed of last.</summary>
    public PostRoom Beside() => new(_rows, _secrets, Tenant, Clock, true);

    /// <summary>Makes a webhook; returns its id and secret.</summary>
    public async Task<(Guid Id, string Secret)> MakeAsync(string url, params string[] events)
    {
        var (id, secret) = (Guid.CreateVersion7(), WebhookSignature.MakeSecret());
        await Webhooks.AddAsync(Actor, new(id, url, events.Length == 0 ? EventKinds.All : events, _secrets.Seal(Tenant, id, secret),
            new(Guid.Empty, "test", Clock.GetUtcNow())), default);
        await Subscriptions.ReadAgainAsync(default);
        return (id, WebhookSignature.Written(secret));
    }

    public async Task<string> RenewAsync(Guid id)
    {
        var secret = WebhookSignature.MakeSecret();
        await Webhooks.ChangeAsync(Actor, id, null, one => one with
        {
            Secret = _secrets.Seal(Tenant, id, secret),
            FormerSecret = one.Secret,
            FormerUntil = Clock.GetUtcNow() + StoredWebhook.Overlap,
        }, default);
        return WebhookSignature.Written(secret);
    }

    /// <summary>
    /// A customer who is there, with a change that says what happened; <paramref name="isDone"/> false: the change never comes.
    /// </summary>
    public async Task<Guid> HappenAsync(string kind, string? item = "e1", Guid? customer = null, bool isDone = true)
    {
        var id = customer ?? Guid.NewGuid();
        var change = new RowBatch(RowKeys.Customer(Tenant, id)).Upsert(RowKeys.Summary, s_any)
            .Insert(RowKeys.Audit(Clock.GetUtcNow(), Guid.NewGuid().ToString("N")), s_any);
        if (await Announcer.PrepareAsync(Tenant, [(new(kind, id, item), change)], default) is { } prepared)
        {
            await Rows.CommitAsync(prepared, default);
        }

        if (isDone)
        {
            await Rows.CommitAsync(change, default);
        }

        return id;
    }

    /// <summary>Addresses what happened, and makes one round.</summary>
    public async Task WorkAsync(params Guid[] webhooks)
    {
        await Addressing.RunAsync(Tenant, default);
        foreach (var webhook in webhooks)
        {
            await Rounds.RunAsync(Tenant, webhook, default);
        }
    }

    public async Task<IReadOnlyList<StoredDelivery>> ListAsync(Guid webhook) =>
        await Deliveries.NewestAsync(Tenant, webhook, 1000, default);

    /// <summary>Every row about webhooks, as text.</summary>
    public async Task<IReadOnlyList<string>> EverythingAsync() =>
        [.. await Rows.ScanAsync(Tables.Webhooks, KeyRange.Everything, default)
            .Select(row => $"{row.Partition.Key} {row.Row.Key} {Encoding.UTF8.GetString(row.Row.Content.Span)}").ToListAsync()];

    public async ValueTask DisposeAsync()
    {
        _courier.Dispose();
        Subscriptions.Dispose();
        if (_folder is not null)
        {
            await _rows.DisposeAsync();
            _folder.Dispose();
        }
    }
}

using System.Net.Http.Headers;
using OutlookCrm.Simulator.Demo;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Graph;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Simulator.Mail;
using OutlookCrm.Simulator.Scripts;
using OutlookCrm.Storage;

namespace OutlookCrm.Simulator;

/// <summary>The whole simulated world in this process: Entra and Graph, the Outlook page, and the real API against them.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly SimulatorOptions _options;
    private readonly string _dataFolder;
    private readonly MailDrop _drop;
    private readonly MeetingScripts _meetings;
    private WebApplication? _cloud;
    private WebApplication? _page;
    private WebApplication? _api;
    private Uri? _cloudAddress;
    private AzuriteProcess? _azurite;
    private IReadOnlyDictionary<string, string?> _storage = new Dictionary<string, string?>();

    private SimulatorHost(SimulatorOptions options)
    {
        _options = options;
        _dataFolder = options.DataFolder ?? Directory.CreateTempSubdirectory("outlookcrm-simulator-").FullName;
        // Only a kept world needs kept keys and mailboxes.
        var kept = options.DataFolder;
        Entra = new EntraServer(
            new SigningKeys(kept is null ? null : Path.Combine(kept, "entra", "signing-keys.json")),
            Faults,
            options.Clock,
            kept is null ? null : Path.Combine(kept, "entra", "applications.json"),
            options.Registered ? $"outlookcrm-{new Uri(options.ApiUrl).Authority.Replace(':', '-')}" : null);
        Mailboxes = new Mailboxes(new MailboxFiles(kept is null ? null : Path.Combine(kept, "mailboxes")), options.Clock);
        Graph = new GraphServer(Mailboxes, Faults, Entra.Reader, Entra.Applications, options.Clock);
        _drop = new MailDrop(options.Clock);
        _meetings = new MeetingScripts(Mailboxes, new Invitations(Mailboxes), options.Clock);
    }

    /// <summary>What goes wrong on demand.</summary>
    public FaultBoard Faults { get; } = new();

    /// <summary>Sign-in.</summary>
    public EntraServer Entra { get; }

    /// <summary>Mail over HTTP.</summary>
    public GraphServer Graph { get; }

    /// <summary>Mail itself.</summary>
    public Mailboxes Mailboxes { get; }

    /// <summary>The page's address.</summary>
    public Uri PageAddress { get; private set; } = new("http://localhost");

    /// <summary>The API's address.</summary>
    public Uri ApiAddress { get; private set; } = new("http://localhost");

    /// <summary>Where Entra and Graph listen, whatever they are called.</summary>
    public Uri CloudAddress => _cloudAddress!;

    /// <summary>The API's own services, for tests that must look at the store.</summary>
    public IServiceProvider ApiServices => _api!.Services;

    /// <summary>Where everything is kept.</summary>
    public string DataFolder => _dataFolder;

    /// <summary>Starts everything; disposed again if a part cannot start.</summary>
    /// <exception cref="PortTakenException">Another program listens on one of the ports.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions? options = null, CancellationToken ct = default)
    {
        var host = new SimulatorHost(options ?? new SimulatorOptions());
        try
        {
            (host._cloud, host._cloudAddress) =
                await CloudServer.StartAsync(host.Entra, host.Graph, host.Faults, host._options.Clock, host.CloudClient, ct);
            (host._page, host.PageAddress) = await PageServer.StartAsync(host._options.PageUrl, host.MapScripts, ct);
            host._storage = await host.StorageAsync();
            await host.StartApiAsync(host._options.ApiUrl, ct);
            await host.FillAsync(ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A token for the API as this user; <paramref name="forge"/> changes it before it is signed.</summary>
    public string TokenFor(string user, Action<TokenDraft>? forge = null)
    {
        var draft = Entra.Mint.ForApi(User(user));
        forge?.Invoke(draft);
        return draft.ToToken();
    }

    /// <summary>A client of the API that is signed in as this user; not signed in if null.</summary>
    public HttpClient ClientFor(string? user)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = ApiAddress };
        if (user is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(user));
        }

        return client;
    }

    /// <summary>A client that reaches Entra and Graph under their real addresses.</summary>
    public HttpClient CloudClient() => new(new LoopbackCloud(_cloudAddress!));

    /// <summary>Drops an .eml into a user's mailbox, or into a shared one.</summary>
    public async Task<DroppedMail> DropAsync(
        byte[] eml, string user, string folder = "inbox", string? shared = null, CancellationToken ct = default)
    {
        var mailbox = shared is null ? Mailboxes.Of(User(user)) : Mailboxes.Find(User(user).Tenant.Id, shared);
        ArgumentNullException.ThrowIfNull(mailbox);
        return DroppedMail.Of(mailbox, await _drop.DropAsync(mailbox, folder, eml, ct));
    }

    /// <summary>Drops an .eml given as text.</summary>
    public Task<DroppedMail> DropAsync(
        string eml, string user, string folder = "inbox", string? shared = null, CancellationToken ct = default) =>
        DropAsync(System.Text.Encoding.UTF8.GetBytes(eml), user, folder, shared, ct);

    /// <summary>Puts a meeting into a user's calendar, or into a shared one, and into the calendars of all other people on it.</summary>
    public PlannedMeeting Meet(string user, MeetingRequest meeting, string? shared = null)
    {
        var mailbox = shared is null ? Mailboxes.Of(User(user)) : Mailboxes.Find(User(user).Tenant.Id, shared);
        ArgumentNullException.ThrowIfNull(mailbox);
        return _meetings.Make(mailbox, meeting);
    }

    /// <summary>Stops the API and starts it again on the same port with the same data.</summary>
    public async Task RestartApiAsync(CancellationToken ct = default)
    {
        await StopAsync(_api);
        await StartApiAsync(ApiAddress.GetLeftPart(UriPartial.Authority), ct);
    }

    /// <summary>Completes when the program is asked to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken ct = default) => _page!.WaitForShutdownAsync(ct);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(_api);
        await Graph.Notifications.DisposeAsync();
        await StopAsync(_page);
        await StopAsync(_cloud);
        await (_azurite?.DisposeAsync() ?? default);
        if (_options.DataFolder is null)
        {
            Directory.Delete(_dataFolder, recursive: true);
        }
    }

    private async Task StartApiAsync(string url, CancellationToken ct) =>
        (_api, ApiAddress) = await ApiServer.StartAsync(
            url, _options, _dataFolder, PageAddress, _cloudAddress!, Faults,
            Entra.Applications.IsServedAt("organizations", EntraDirectory.ClientId), _storage, ct);

    // The tables engine without an account gets the emulator: its own emulator if the world is kept, otherwise its own tables in the shared
    // emulator.
    private async Task<IReadOnlyDictionary<string, string?>> StorageAsync()
    {
        var asked = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(_options.ApiSettings).Build()
            .GetSection(StorageOptions.Section).Get<StorageOptions>();
        if (asked is not { Engine: StorageOptions.AzureTables, ConnectionString: null, AccountUri: null })
        {
            return _storage;
        }

        _azurite = _options.DataFolder is null ? null : await AzuriteProcess.StartAsync(Path.Combine(_options.DataFolder, "azurite"));
        return new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = (_azurite ?? await AzuriteProcess.SharedAsync()).ConnectionString,
            ["Storage:TablePrefix"] = _azurite is null ? $"t{Guid.NewGuid().ToString("N")[..20]}" : asked.TablePrefix,
        };
    }

    private async Task FillAsync(CancellationToken ct)
    {
        var mark = DemoMark.Read(_dataFolder) ?? new DemoMark(_options.Clock.GetUtcNow(), false);
        if (_options.Demo && !mark.IsIn)
        {
            _options.Say("Filling the CRM with a demo company, only this once");
            mark.Write(_dataFolder);
            await new DemoSeeding(ApiServices, Mailboxes).FillAsync(mark.MadeFor, ct);
            if (_options.Registered)
            {
                // The API reads meetings from Graph, for which Entra must know its application.
                await new DemoMeetingLog(Mailboxes, ClientFor).FillAsync(mark.MadeFor, ct);
            }

            (mark with { IsIn = true }).Write(_dataFolder);
        }
    }

    private void MapScripts(RouteGroupBuilder scripts, CancellationToken stopping)
    {
        new SignInScripts(Entra, () => PageAddress, () => ApiAddress, _options.Demo).Map(scripts);
        new MailScripts(Mailboxes, _drop).Map(scripts);
        new SendScript(Mailboxes, _options.Clock).Map(scripts);
        _meetings.Map(scripts);
        new MailEvents(Mailboxes, stopping).Map(scripts);
        FaultScripts.Map(scripts, Faults);
        new CloudDoors(CloudClient).Map(scripts);
    }

    private static EntraUser User(string name) =>
        EntraDirectory.Find(name) ?? throw new ArgumentException($"There is no user {name}.", nameof(name));

    private static async Task StopAsync(WebApplication? app)
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}

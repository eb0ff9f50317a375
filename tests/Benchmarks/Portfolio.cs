using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Integrations.Webhooks;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Customers written through the store: all with profile, summary, address and search rows; those that are measured also with a history.
/// </summary>
internal sealed class Portfolio(IRowStore rows)
{
    /// <summary>Customers with a history, spread evenly over all.</summary>
    public const int Measured = 1_000;

    /// <summary>Mails in each history.</summary>
    public const int Mails = 12;

    private const int Writers = 128;

    /// <summary>Whose customers they are.</summary>
    public static readonly TenantId Tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

    private static readonly IProjector[] s_projectors = [new AddressRows(), new SearchRows()];

    private int _written;

    /// <summary>The address of the <paramref name="i"/>-th measured customer of so many.</summary>
    public static string Address(int i, int customers) => AddressOf((long)i * customers / Measured);

    /// <summary>The id of the same customer.</summary>
    public static Guid Id(int i, int customers) => IdOf((long)i * customers / Measured);

    /// <summary>The name of the same customer.</summary>
    public static string Name(int i, int customers) => NameOf((long)i * customers / Measured);

    /// <summary>Adds customers up to the wanted number, and histories to the measured customers.</summary>
    public async Task GrowAsync(int customers)
    {
        await Parallel.ForEachAsync(Enumerable.Range(_written, customers - _written),
            new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) => await AddAsync(number));
        _written = customers;
        var measured = Enumerable.Range(0, Measured).Select(i => (long)i * customers / Measured);
        await Parallel.ForEachAsync(measured, new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) =>
            await LogAsync(number));

        // Otherwise the API would make their search rows anew at its start, beside what is measured.
        await rows.CommitAsync(new RowBatch(RowKeys.Settings(Tenant)).Upsert(SearchKeys.TextsMark, SearchKeys.Texts.ToArray()), default);
    }

    private async Task AddAsync(int number)
    {
        var id = IdOf(number);
        var profile = new Profile
        {
            Kind = CustomerKind.Person,
            Name = NameOf(number),
            Addresses = [AddressOf(number)],
            Phones = ["+30 2310 555 123"],
            Country = "GR",
            City = "Θεσσαλονίκη",
            Role = "Head of purchasing",
            Company = "Aegean Foods SA",
            Stage = LifecycleStage.Loyal,
        };
        var content = CustomerRows.Content(profile);
        var customer = new RowBatch(RowKeys.Customer(Tenant, id)).Upsert(RowKeys.Profile, content)
            .Upsert(RowKeys.Summary, CustomerSummary.Nothing);
        var others = s_projectors.SelectMany(projector => projector.Wants(new(Tenant, id, content)));
        await rows.CommitAsync([[customer, .. others.Upserts()]], default);
    }

    private async Task LogAsync(long number)
    {
        var customer = new ClaimOwner(IdOf(number), NameOf(number));
        var kinds = new CorrespondenceKinds(new(rows), new(rows, new(rows)));
        var owned = new OwnedRows([new PlainRows("all", "b", "e", "m", "w", "x")], [], []);
        using var recent = new RecentCustomers(rows, TimeProvider.System, NullLogger<RecentCustomers>.Instance);
        using var webhooks = new Subscriptions(
            rows, new(rows, TimeProvider.System), TimeProvider.System, NullLogger<Subscriptions>.Instance);
        var announcer = new EventAnnouncer(webhooks, new(TimeProvider.System), TimeProvider.System);
        var entries = new EntryStore(new(rows, owned, recent, announcer, []), kinds, new(rows));
        for (var mail = 0; mail < Mails; mail++)
        {
            var message = Mail.Message(AddressOf(number), $"<20261110.{mail}@mail.example>", mail);
            await entries.FileAsync(Tenant, customer.Id,
                FiledMail.From(message, MailParties.Of(message, OwnPeople.Of([], ["maria@contoso.example"])), null, [customer], customer.Id,
                    new(Guid.Empty, "Maria Papadaki", message.SentAt)), default);
        }
    }

    private static Guid IdOf(long number) => new((int)number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static string NameOf(long number) => string.Create(CultureInfo.InvariantCulture, $"Ελένη Παπαδάκη {number}");

    private static string AddressOf(long number) =>
        string.Create(CultureInfo.InvariantCulture, $"eleni.papadaki{number}@firm{number % 60_000}.example");
}

using System.Globalization;
using System.Text.Json;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Simulator;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Benchmarks;

/// <summary>The card of a customer with a very long history and many open invoices, against an ordinary customer's card.</summary>
internal static class LongHistoryBenchmark
{
    private const int Customers = 10_000;
    private const int Events = 50_000;
    private const int Invoices = 300;
    private const int FewInvoices = 3;
    private const double Wanted = 1.3;

    // Each mail adds its log and its entry; the batch has the summary and an audit row besides.
    private const int MailsPerBatch = 40;

    private static readonly int[] s_connections = [1, 16];
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    /// <summary>Arguments: seconds per figure (default 5), events (default 50 000).</summary>
    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var duration = TimeSpan.FromSeconds(args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5);
        var events = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Events;
        await using var host = await SimulatorHost.StartAsync();
        await new Portfolio(host.ApiServices.GetRequiredService<IRowStore>()).GrowAsync(Customers);
        await InvoiceAsync(host, 0, Invoices);
        await InvoiceAsync(host, 1, FewInvoices);
        await LogAsync(host, events);
        report.Section($"Card of a customer with {events:N0} events and {Invoices} open invoices",
            "to the card of a customer with few invoices and a dozen mails, at as many connections");
        byte[] Ask(int i) => RawClient.Post(host.ApiAddress, "/api/card", host.TokenFor("maria"), JsonSerializer.Serialize(new
        {
            addresses = new[] { Portfolio.Address(i, Customers) },
            internetMessageId = "<20261110.1@mail.example>",
            from = Portfolio.Address(i, Customers),
        }));
        foreach (var connections in s_connections)
        {
            await LoadAsync(host.ApiAddress, connections, s_warmUp, Ask(0));
            var plain = await LoadAsync(host.ApiAddress, connections, duration, Ask(2));
            var ordinary = await LoadAsync(host.ApiAddress, connections, duration, Ask(1));
            var many = await LoadAsync(host.ApiAddress, connections, duration, Ask(0));
            report.Line($"no invoices, {connections} connections", plain, ordinary);
            report.Line($"few invoices, {connections} connections", ordinary);
            report.Line($"long history, {connections} connections", many, ordinary);
            report.Note(string.Create(CultureInfo.InvariantCulture,
                $"p50 {many.P50 / ordinary.P50:0.00} of the ordinary card's; wanted: at most {Wanted}"));
        }
    }

    private static async Task InvoiceAsync(SimulatorHost host, int customer, int invoices)
    {
        using var maria = host.ClientFor("maria");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var i = 0; i < invoices; i++)
        {
            using var recorded = await maria.PostAsJsonAsync($"/api/customers/{Portfolio.Id(customer, Customers)}/sales", new
            {
                kind = "invoice",
                number = $"{customer}-{i}",
                day = today.AddDays(-i),
                dueOn = today.AddDays(30 - i),
                currency = "EUR",
                total = 100,
            });
            recorded.EnsureSuccessStatusCode();
        }
    }

    // Through the API's own write path, many mails in a batch.
    private static async Task LogAsync(SimulatorHost host, int events)
    {
        var (changes, kinds) = (host.ApiServices.GetRequiredService<CustomerEvents>(),
            host.ApiServices.GetRequiredService<CorrespondenceKinds>());
        var (id, address) = (Portfolio.Id(0, Customers), Portfolio.Address(0, Customers));
        var (owner, own) = (new ClaimOwner(id, Portfolio.Name(0, Customers)), OwnPeople.Of([], ["maria@contoso.example"]));
        for (var first = Portfolio.Mails; first < events; first += MailsPerBatch)
        {
            var mails = Enumerable.Range(first, Math.Min(MailsPerBatch, events - first)).Select(number =>
            {
                var message = Mail.Message(address, $"<20261110.{number}@mail.example>", number);
                return FiledMail.From(message, MailParties.Of(message, own), null, [owner], id,
                    new(Guid.Empty, "Maria Papadaki", message.SentAt));
            }).ToList();
            await changes.WriteAsync(Portfolio.Tenant, id, change =>
            {
                foreach (var mail in mails)
                {
                    var log = new MailLog(mail.Identity.EntryId, mail.FromAddress, [mail.LoggedBy]) { Detail = mail.Detail };
                    change.Batch.Insert(mail.LogKey, MailLogStore.Content(log));
                    change.Add(kinds.Of(mail.Entry.Kind), mail.Identity.EntryId, mail.EntryFor(id));
                }

                change.Audit(mails[0].Audit);
                return Task.FromResult<FiledMail?>(mails[0]);
            }, default);
        }
    }

    private static async Task<LoadResult> LoadAsync(Uri address, int connections, TimeSpan duration, byte[] request)
    {
        var clients = Enumerable.Range(0, connections).Select(_ => new RawClient(address)).ToArray();
        var result = await Load.RunAsync(connections, duration, async caller => await clients[caller].SendAsync(request));
        Array.ForEach(clients, client => client.Dispose());
        return result;
    }
}

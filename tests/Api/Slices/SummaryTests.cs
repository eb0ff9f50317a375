using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Feedback;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Deals;
using OutlookCrm.Tests.Reminders;
using OutlookCrm.Tests.Sales;
using OutlookCrm.Tests.Slices.Visits;
using Xunit;

namespace OutlookCrm.Tests.Slices;

/// <summary>
/// Over all registered kinds of entries: whatever happens to a customer in whatever order, the summary is the fold of the rows.
/// </summary>
public sealed class SummaryTests
{
    private const int Histories = 60;

    [Fact]
    public async Task The_summary_is_the_fold_of_the_rows_whatever_the_history()
    {
        await using var company =
            await Company.StartAsync(new SimulatorOptions { ConfigureApi = builder => builder.AddSlice(new VisitsSlice()) });
        var services = company.Host.ApiServices;
        var kinds = services.GetServices<ITimelineKind>().ToDictionary(kind => kind.Word);
        Assert.Equal(Deeds.Kinds.Order(), kinds.Keys.Order());

        // Each step: which kind, what is done, to which of a few entries, and whether it runs beside the next step.
        var step = Gen.Choose(0, 159).Select(number => (Kind: number % 10, Verb: number / 10 % 4, Entry: number / 40));
        foreach (var history in step.ListOf(18).Sample(Histories))
        {
            var address = company.NewAddress();
            var deeds = new Deeds(services, await company.AddPersonAsync(address), address);
            foreach (var beside in history.Chunk(3))
            {
                await Task.WhenAll(beside.Select(one => deeds.DoAsync(Deeds.Kinds[one.Kind], one.Verb, one.Entry)));
            }

            var rows = services.GetRequiredService<IRowStore>();
            var partition = RowKeys.Customer(Deeds.Tenant, deeds.Customer);
            var halves = new[] { new Dictionary<string, ReadOnlyMemory<byte>>(), [] };
            var folded = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            foreach (var row in await rows.ReadAsync(partition, RowKeys.Timeline, 1000, default))
            {
                var kind = kinds[TimelineRow.KindOf(row.Content.Span)!];
                folded[kind.Member] = kind.Fold(folded.GetValueOrDefault(kind.Member), row.Content);
                var half = halves[row.Key[^1] % 2];
                half[kind.Member] = kind.Fold(half.GetValueOrDefault(kind.Member), row.Content);
            }

            // As if the rows were those of two customers: their summaries together are the fold of all rows, whichever comes first.
            foreach (var kind in kinds.Values)
            {
                var (one, other) = (halves[0].GetValueOrDefault(kind.Member), halves[1].GetValueOrDefault(kind.Member));
                var both = Encoding.UTF8.GetString(folded.GetValueOrDefault(kind.Member).Span);
                Assert.Equal(both, Encoding.UTF8.GetString(kind.Join(one, other).Span));
                Assert.Equal(both, Encoding.UTF8.GetString(kind.Join(other, one).Span));
            }

            // What no single entry tells is computed of the rows.
            folded["sales"] = SalesMember.Of(await deeds.DocumentsAsync());
            folded["payments"] = await deeds.AccountAsync();
            folded["deals"] = await deeds.DealsAsync();
            foreach (var empty in folded.Where(member => member.Value.IsEmpty).Select(member => member.Key).ToList())
            {
                folded.Remove(empty);
            }

            var expected = "{" + string.Join(",",
                folded.Select(member => $"\"{member.Key}\":{Encoding.UTF8.GetString(member.Value.Span)}")) + "}";
            var summary = await rows.FindAsync(partition, RowKeys.Summary, default);
            Assert.Equal(expected, Encoding.UTF8.GetString(summary!.Content.Span));
        }
    }

    [Fact]
    public void A_summary_of_the_older_flat_form_loses_nothing()
    {
        var flat = """
            {"mails":2,"firstMailAt":"2026-01-02T03:04:05+00:00","lastMailAt":"2026-02-02T03:04:05+00:00",
            "feedback":{"csat":{"count":3,"average":3.6666666666666665,"latest":5,"latestAt":"2026-02-02T03:04:05+00:00"},"nps":null,"ces":null},"meetings":0,"lastMeetingAt":null}
            """;

        var summary = JsonDocument.Parse(CustomerSummary.Of(Encoding.UTF8.GetBytes(flat)).ToRow()).RootElement;

        Assert.Equal(2, summary.GetProperty("correspondence").GetProperty("mails").GetInt32());
        Assert.Equal("2026-01-02T03:04:05+00:00", summary.GetProperty("correspondence").GetProperty("firstMailAt").GetString());
        Assert.Equal((3, 11),
            (summary.GetProperty("feedback").GetProperty("csat").GetProperty("count").GetInt32(), summary.GetProperty("feedback")
                .GetProperty("csat").GetProperty("total").GetInt32()));
        var empty =
            """
            {"mails":0,"firstMailAt":null,"lastMailAt":null,"feedback":{"csat":null,"nps":null,"ces":null},"meetings":0,"lastMeetingAt":null}
            """;
        Assert.Equal("{}", Encoding.UTF8.GetString(CustomerSummary.Of(Encoding.UTF8.GetBytes(empty)).ToRow()));
    }

    /// <summary>Adds, repeats, corrects and takes back entries of every kind, as the slices do.</summary>
    private sealed class Deeds(IServiceProvider services, Guid customer, string address)
    {
        private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public static IReadOnlyList<string> Kinds { get; } =
            ["mail", "meeting", "feedback", "visit", "sale", "payment", "note", "task", "talk", "deal"];

        public static TenantId Tenant { get; } = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);

        private readonly BookDeeds _books = new(services, customer);
        private readonly ReminderDeeds _reminders = new(services, customer);
        private readonly DealDeeds _deals = new(services, customer);

        public Guid Customer { get; } = customer;

        public Task<IReadOnlyList<SaleDocument>> DocumentsAsync() => _books.DocumentsAsync();

        public Task<ReadOnlyMemory<byte>> AccountAsync() => _books.AccountAsync();

        public Task<ReadOnlyMemory<byte>> DealsAsync() => _deals.MemberAsync();

        private static Actor Actor { get; } = Actor.OfJob(Tenant, "history");

        public Task DoAsync(string kind, int verb, int entry) => kind switch
        {
            "feedback" => FeedbackAsync(verb, entry),
            "visit" => VisitAsync(verb, entry),
            "sale" => _books.SellAsync(verb, entry),
            "payment" => _books.PayAsync(verb, entry),
            "deal" => _deals.DoAsync(verb, entry),
            "note" => _reminders.NoteAsync(verb, entry),
            "task" => _reminders.TaskAsync(verb, entry),
            "talk" => _reminders.TalkAsync(verb, entry),
            _ => CorrespondenceAsync(kind == "meeting", verb, entry),
        };

        private async Task CorrespondenceAsync(bool isMeeting, int verb, int entry)
        {
            var at = s_start.AddHours(9 * (entry / 2));
            var meeting = isMeeting ? new MeetingFacts($"uid{entry}", at.AddHours(1), entry % 2 == 0, false, "Office") : null;
            var message = Message($"<{(isMeeting ? "meeting" : "mail")}{entry}@{address}>", at, meeting);
            var logged = await services.GetRequiredService<Journal>().LogAsync(
                Actor, OwnPeople.Of([], []), Task.FromResult<IReadOnlyList<NeverRule>>([]), message, null,
                static () => Task.FromResult(false), default);
            if (verb == 3)
            {
                await services.GetRequiredService<UndoStore>().UndoAsync(Actor, true, Customer, logged.Entries[0].EntryId, default);
            }
        }

        private MailMessage Message(string messageId, DateTimeOffset at, MeetingFacts? meeting) => new(
            messageId, messageId, null, "Subject", new("Anna", address), null, [], [], false, at, at, at, "Text", false, [], false,
            [], null,
            Meeting: meeting);

        private async Task FeedbackAsync(int verb, int entry)
        {
            var store = services.GetRequiredService<FeedbackStore>();
            var id = new Guid(entry, 0, 0, Customer.ToByteArray()[..8]);
            var at = s_start.AddHours(entry / 2);
            var feedback = new CustomerFeedback(id, (FeedbackMetric)(entry % 2), 1 + entry, null, at, new(Guid.Empty, "history", at), null);
            var outcome = await store.RecordAsync(Actor, Customer, feedback, default);
            var version = outcome.Feedback!.Version;
            if (verb == 2)
            {
                await store.CorrectAsync(Actor, Customer, id, version, there =>
                    there with { Score = 5 - entry, Metric = (FeedbackMetric)((entry + 1) % 3) }, default);
            }
            else if (verb == 3)
            {
                await store.RemoveAsync(Actor, Customer, id, version, default);
            }
        }

        private async Task VisitAsync(int verb, int entry)
        {
            var store = services.GetRequiredService<VisitStore>();
            var (id, at) = (new Guid(entry, 1, 0, Customer.ToByteArray()[..8]), s_start.AddHours(entry));
            await store.NoteAsync(Actor, Customer, id, at, "Said hello", default);
            if (verb == 3)
            {
                await store.RemoveAsync(Actor, Customer, id, at, default);
            }
        }
    }
}

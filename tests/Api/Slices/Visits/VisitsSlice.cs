using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Search;
using OutlookCrm.Identity;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Tests.Slices.Visits;

/// <summary>
/// A slice that the product does not have: visits to customers, planned as open items and noted on the timeline. It is made of this folder
/// alone; the line <c>builder.AddSlice(new VisitsSlice())</c> adds it.
/// </summary>
internal sealed class VisitsSlice : ISlice
{
    public string Name => "Visits";

    public void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<VisitKind>();
        builder.Services.AddSingleton<ITimelineKind>(services => services.GetRequiredService<VisitKind>());
        builder.Services.AddSingleton<ICustomerRows>(new PlainRows("plannedVisits", VisitKeys.Planned));
        builder.Services.AddSingleton<ICustomerRows>(new PlainRows("visitReports", VisitKeys.Reports));
        builder.Services.AddSingleton<ICardPart, VisitPart>();
        builder.Services.AddSingleton<IProjector, VisitWords>();
        builder.Services.AddSingleton<VisitStore>();
    }

    public void Map(RouteGroupBuilder api) => api.MapGroup("/customers/{customerId:guid}/visits").WithTags(Name)
        .MapPost("/", NoteVisitAsync).WithName("NoteVisit").WithSummary("Note a visit").RequireAuthorization(Policies.Sales);

    private static async Task<Results<NoContent, NotFound>> NoteVisitAsync(
        Guid customerId, NoteVisitRequest request, CurrentUser user, VisitStore visits, CancellationToken ct) =>
        await visits.NoteAsync(user.Actor, customerId, Guid.NewGuid(), DateTimeOffset.UnixEpoch, request.Report, ct)
            ? TypedResults.NoContent() : TypedResults.NotFound();
}

/// <summary>What was said at a visit.</summary>
public sealed record NoteVisitRequest([property: Required] string Report);

/// <summary>A visit on the timeline.</summary>
public sealed record VisitLine(string Id, string Kind, DateTimeOffset At, VisitEntry Visit);

/// <summary>What a list shows of a visit.</summary>
public sealed record VisitEntry(string Report, string By);

/// <summary>How often a customer was visited.</summary>
public sealed record VisitSummary(int Count);

/// <summary>What the card says of visits.</summary>
public sealed record VisitAnswer(int Reports);

internal static class VisitKeys
{
    public const string Planned = "cvisit|";
    public const string Reports = "v";

    public static string Report(Guid id) => $"{Reports}{id:N}";

    public static string Plan(int number) => $"{Planned}{number:000}";
}

internal sealed class VisitKind() : TimelineKind<VisitLine, VisitSummary>(VisitJson.Default.VisitLine, VisitJson.Default.VisitSummary)
{
    public override string Word => "visit";

    public override IReadOnlyList<(string Member, Type Type)> Holds { get; } = [("visit", typeof(VisitEntry))];

    public override string Member => "visits";

    protected override VisitSummary Added(VisitSummary? before, VisitLine entry) => new((before?.Count ?? 0) + 1);

    protected override VisitSummary Joined(VisitSummary one, VisitSummary other) => new(one.Count + other.Count);

    protected override bool TryWithout(VisitSummary before, VisitLine gone, IReadOnlyList<VisitLine> left, bool isAll,
        out VisitSummary? after)
    {
        after = before.Count > 1 ? new(before.Count - 1) : null;
        return true;
    }
}

internal sealed class VisitPart : ICardPart
{
    public string Name => "visits";

    public Type Answer => typeof(VisitAnswer);

    public string Prefix => VisitKeys.Reports;

    public int MostRows => 5;

    public KeyRange? Range(CardQuestion question) => KeyRange.StartingWith(VisitKeys.Reports);

    public byte[] Make(CardQuestion question, IReadOnlyList<CardRows> found) =>
        JsonSerializer.SerializeToUtf8Bytes(new VisitAnswer(found.Sum(one => one.Rows.Count)), VisitJson.Default.VisitAnswer);
}

/// <summary>Lets a customer be found by the tour on which the customer is visited.</summary>
internal sealed class VisitWords : IProjector
{
    public IEnumerable<ProjectedRow> Wants(CustomerState state) =>
        SearchRows.OfWords(state.Tenant, state.Id, TourOf(CustomerRows.Profile(state.Profile.Span).Name));

    private static string TourOf(string name) => $"tour{name.Split(' ')[^1]}";
}

internal sealed class VisitStore(CustomerEvents events, VisitKind kind)
{
    /// <summary>Notes a visit; false for no such customer. Noting it again changes nothing.</summary>
    public async Task<bool> NoteAsync(Actor actor, Guid customer, Guid id, DateTimeOffset at, string report, CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, async change =>
        {
            if (await change.FindAsync(VisitKeys.Report(id), ct) is null)
            {
                change.Batch.Insert(VisitKeys.Report(id), JsonSerializer.SerializeToUtf8Bytes(report, VisitJson.Default.String));
                change.Add(kind, IdOf(id, at), new(IdOf(id, at), kind.Word, at, new(report, actor.Name)));
                change.Audit(actor.Did("noted a visit", at, IdOf(id, at)));
            }

            return change;
        }, ct) is not null;

    /// <summary>Takes a visit back.</summary>
    public async Task RemoveAsync(Actor actor, Guid customer, Guid id, DateTimeOffset at, CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, async change =>
        {
            if (await change.FindAsync(VisitKeys.Report(id), ct) is { } report
                && await change.FindAsync(RowKeys.TimelineEntry(IdOf(id, at)), ct) is { } line)
            {
                change.Batch.Delete(report);
                await change.RemoveAsync(kind, line, ct);
                change.Audit(actor.Did("took a visit back", at.AddSeconds(1), IdOf(id, at)));
            }

            return change;
        }, ct);

    /// <summary>Plans visits: so many open items.</summary>
    public async Task PlanAsync(Actor actor, Guid customer, int count, CancellationToken ct) =>
        await events.WriteAsync(actor.Tenant, customer, change =>
        {
            for (var number = 0; number < count; number++)
            {
                var item = new OpenItem($"{number}", "visit", $"Visit {number}", new DateOnly(2026, 12, 1), new(10.5m, "EUR"),
                    "planned", null);
                change.Batch.Insert(VisitKeys.Plan(number), JsonSerializer.SerializeToUtf8Bytes(item, VisitJson.Default.OpenItem));
            }

            change.Audit(actor.Did("planned visits", DateTimeOffset.UnixEpoch));
            return Task.FromResult<CustomerChange?>(change);
        }, ct);

    private static string IdOf(Guid id, DateTimeOffset at) => RowKeys.EntryId(at, id.ToString("N"));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VisitLine))]
[JsonSerializable(typeof(VisitSummary))]
[JsonSerializable(typeof(VisitAnswer))]
[JsonSerializable(typeof(OpenItem))]
[JsonSerializable(typeof(string))]
internal sealed partial class VisitJson : JsonSerializerContext;

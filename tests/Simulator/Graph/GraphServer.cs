using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>The simulated Microsoft Graph, under graph.microsoft.com.</summary>
public sealed class GraphServer
{
    internal const string Host = "graph.microsoft.com";

    private readonly Mailboxes _mailboxes;
    private readonly FaultBoard _faults;
    private readonly TokenReader _tokens;
    private readonly AppDirectory _applications;
    private readonly TimeProvider _clock;

    internal GraphServer(Mailboxes mailboxes, FaultBoard faults, TokenReader tokens, AppDirectory applications, TimeProvider clock)
    {
        (_mailboxes, _faults, _tokens, _applications, _clock) = (mailboxes, faults, tokens, applications, clock);
        Notifications = new Notifications(mailboxes, clock);
    }

    /// <summary>The mailboxes it serves.</summary>
    public Mailboxes Mailboxes => _mailboxes;

    /// <summary>Subscriptions and the notifications they bring.</summary>
    public Notifications Notifications { get; }

    /// <summary>What was asked of it: counts, and how much at once.</summary>
    public GraphTraffic Traffic { get; } = new();

    internal void Map(WebApplication app, Func<HttpClient> self)
    {
        var graph = app.MapGroup("/v1.0").RequireHost(Host);
        Users.Map(graph, _mailboxes);
        new Messages(_faults).Map(graph);
        MailFolders.Map(graph);
        Attachments.Map(graph);
        ChangeMessage.Map(graph);
        new Delta(_faults).Map(graph);
        TranslateIds.Map(graph);
        new Batch(self).Map(graph);
        new Subscriptions(Notifications, _clock).Map(graph);
        new Events(_faults).Map(graph);
        Contacts.Map(graph);
        new Applications(_applications).Map(graph);
        Notifications.Start(self);
        app.MapFallback("/v1.0/{**rest}", () => GraphErrors.BadRequest("Resource not found for the segment.")).RequireHost(Host);
    }

    internal void Use(IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Host.Host == Host,
            graph => graph.Use(Traffic.WriteDownAsync).UseMiddleware<GraphFront>(_tokens, _mailboxes).Use(Traffic.CountAsync));
}

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>Something that goes wrong with one request.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>503 ServerBusy; nothing is done.</summary>
    public static Fault Busy { get; } = new(FaultKind.Refused) { Status = 503, Code = "ServerBusy" };

    /// <summary>The request is done and answered 503 ServerBusy all the same.</summary>
    public static Fault BusyAfter { get; } = new(FaultKind.RefusedAfter) { Status = 503, Code = "ServerBusy" };

    /// <summary>500 OperationTimedOut; nothing is done.</summary>
    public static Fault TimedOut { get; } = new(FaultKind.Refused) { Status = 500, Code = "OperationTimedOut" };

    /// <summary>The request is done and answered 500 OperationTimedOut all the same.</summary>
    public static Fault TimedOutAfter { get; } = new(FaultKind.RefusedAfter) { Status = 500, Code = "OperationTimedOut" };

    /// <summary>The connection is closed; nothing is done.</summary>
    public static Fault Dropped { get; } = new(FaultKind.Dropped);

    /// <summary>The request is done and the connection closed instead of an answer.</summary>
    public static Fault DroppedAfter { get; } = new(FaultKind.DroppedAfter);

    /// <summary>Nothing is done and nothing is answered until the client goes away.</summary>
    public static Fault Silent { get; } = new(FaultKind.Silent);

    /// <summary>The request is done and nothing is answered until the client goes away.</summary>
    public static Fault SilentAfter { get; } = new(FaultKind.SilentAfter);

    /// <summary>The request is done; half of the answer's body arrives, then the connection is closed.</summary>
    public static Fault Truncated { get; } = new(FaultKind.Truncated);

    /// <summary>A query's page has no rows and a token that goes on at the same place. Other requests are not touched.</summary>
    public static Fault EmptyPage { get; } = ShortPage(0);

    internal FaultKind Kind { get; }

    internal int Status { get; private init; }

    internal string Code { get; private init; } = "";

    internal TimeSpan Delay { get; private init; }

    internal int Rows { get; private init; }

    internal TimeSpan? RetryAfter { get; private init; }

    internal string? ContentType { get; private init; }

    internal string Body { get; private init; } = "";

    /// <summary>Any other refusal; nothing is done.</summary>
    public static Fault Refused(int status, string code, TimeSpan? retryAfter = null) =>
        new(FaultKind.Refused) { Status = status, Code = code, RetryAfter = retryAfter };

    /// <summary>Nothing reaches the service: whatever stands before it answers with a page for people.</summary>
    public static Fault Page(int status) => Foreign(status, "text/html; charset=utf-8", "<!doctype html><title>Please sign in</title>");

    /// <summary>Nothing reaches the service: whatever stands before it answers with a line of text.</summary>
    public static Fault Text(int status) => Foreign(status, "text/plain; charset=utf-8", $"{status} no such page\n");

    /// <summary>Nothing reaches the service: whatever stands before it answers with JSON of its own.</summary>
    public static Fault Json(int status) =>
        Foreign(status, "application/json", $$"""{"statusCode":{{status}},"message":"Maintenance","items":[]}""");

    /// <summary>Nothing reaches the service: whatever stands before it answers with a status and nothing else.</summary>
    public static Fault Bare(int status) => Foreign(status, null, "");

    /// <summary>The request waits, then goes its usual way.</summary>
    public static Fault Slow(TimeSpan delay) => new(FaultKind.Slow) { Delay = delay };

    /// <summary>
    /// A query's page ends after so many rows with a token, as the service's does after 5 seconds or at a partition's end.
    /// </summary>
    public static Fault ShortPage(int rows) => new(FaultKind.ShortPage) { Rows = rows };

    private static Fault Foreign(int status, string? contentType, string body) =>
        new(FaultKind.Page) { Status = status, ContentType = contentType, Body = body };
}

internal enum FaultKind
{
    Refused,
    RefusedAfter,
    Page,
    Dropped,
    DroppedAfter,
    Silent,
    SilentAfter,
    Slow,
    Truncated,
    ShortPage,
}

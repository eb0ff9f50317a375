using System.Text.Json.Nodes;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>A subscription to changes of a mailbox or one of its folders; <paramref name="Folder"/> null is the whole mailbox.</summary>
public sealed record Subscription(
    Guid Id,
    string Resource,
    Mailbox Mailbox,
    string? Folder,
    IReadOnlySet<string> ChangeTypes,
    Uri NotificationUrl,
    Uri? LifecycleUrl,
    string? ClientState,
    bool ImmutableIds,
    DateTimeOffset Expires)
{
    internal JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString("D"),
        ["resource"] = Resource,
        ["applicationId"] = Entra.EntraDirectory.ClientId.ToString("D"),
        ["changeType"] = string.Join(',', ChangeTypes),
        ["clientState"] = ClientState,
        ["notificationUrl"] = NotificationUrl.ToString(),
        ["lifecycleNotificationUrl"] = LifecycleUrl?.ToString(),
        ["expirationDateTime"] = MessageJson.Time(Expires),
        ["creatorId"] = Mailbox.Owner.Id.ToString("D"),
        ["latestSupportedTlsVersion"] = "v1_2",
        ["notificationQueryOptions"] = null,
        ["includeResourceData"] = null,
        ["encryptionCertificate"] = null,
        ["encryptionCertificateId"] = null,
    };

    /// <summary>What this subscription says of a change: leaving a folder is a deletion there, arriving is a creation.</summary>
    internal string? ChangeType(MailChange change)
    {
        var before = change.Before is { } old && (Folder is null || old.Folder == Folder);
        var after = change.After is { } now && (Folder is null || now.Folder == Folder);
        var type = (before, after) switch
        {
            (false, true) => "created",
            (true, true) => "updated",
            (true, false) => "deleted",
            _ => null,
        };
        return type is not null && ChangeTypes.Contains(type) ? type : null;
    }

    internal JsonObject Notification(MailChange change, string type)
    {
        var message = (change.After ?? change.Before)!;
        var id = ImmutableIds ? ItemIds.Immutable(Mailbox.Owner.Id, message.Key)
            : ItemIds.Rest(Mailbox.Owner.Id, message.Key, message.Moves);
        var path = $"Users/{Mailbox.Owner.Id:D}/Messages/{id}";
        var notification = Head();
        notification["changeType"] = type;
        notification["resource"] = path;
        notification["resourceData"] = new JsonObject
        {
            ["@odata.type"] = "#Microsoft.Graph.Message",
            ["@odata.id"] = path,
            ["@odata.etag"] = MessageJson.Etag(message),
            ["id"] = id,
        };
        return notification;
    }

    internal JsonObject Lifecycle(string lifecycleEvent)
    {
        var notification = Head();
        notification["lifecycleEvent"] = lifecycleEvent;
        notification["resource"] = Resource;
        return notification;
    }

    private JsonObject Head() => new()
    {
        ["subscriptionId"] = Id.ToString("D"),
        ["subscriptionExpirationDateTime"] = MessageJson.Time(Expires),
        ["clientState"] = ClientState,
        ["tenantId"] = Mailbox.Owner.Tenant.Id.ToString("D"),
    };
}

using OutlookCrm.Simulator.Faults;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Graph;

/// <summary>OData contexts and links, always with Graph's own host.</summary>
internal static class GraphContext
{
    public const string Root = "https://graph.microsoft.com/v1.0";

    public static string Of(Mailbox mailbox, string collection, IReadOnlyList<string> select, bool entity)
    {
        var selected = select.Count > 0 ? $"({string.Join(',', select)})" : "";
        return $"{Root}/$metadata#users('{mailbox.Owner.Id:D}')/{collection}{selected}{(entity ? "/$entity" : "")}";
    }

    /// <summary>The request's own address with one parameter set and others dropped.</summary>
    public static string Link(HttpContext http, (string Name, string Value) parameter, params string[] drop)
    {
        var path = http.Items[FaultBoard.OriginalPath] as string ?? http.Request.Path.Value;
        var parameters = http.Request.Query
            .Where(pair => pair.Key != parameter.Name && !drop.Contains(pair.Key))
            .Select(pair => (Name: pair.Key, Value: pair.Value.ToString()))
            .Append(parameter)
            .Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}");
        return $"https://graph.microsoft.com{path}?{string.Join('&', parameters)}";
    }
}

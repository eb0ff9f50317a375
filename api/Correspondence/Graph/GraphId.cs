namespace OutlookCrm.Correspondence.Graph;

/// <summary>Item ids: Outlook hands out EWS ids, Graph wants REST ids, which are the same but for two letters of base64.</summary>
internal static class GraphId
{
    /// <summary>The id as Graph knows it; null for what cannot be one (`clientid:…` of an unsaved draft, a path, nothing).</summary>
    public static string? From(string itemId)
    {
        var id = itemId.Trim().Replace('/', '-').Replace('+', '_');
        return id.Length is > 0 and <= 1024 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '=') ? id : null;
    }
}

namespace OutlookCrm.Http;

/// <summary>
/// The version an edit is based on, from <c>If-Match: "version"</c>. Without the header the answer is 428 before the handler runs.
/// One strong tag is all an edit can mean: <c>*</c>, weak tags and lists are 400, for each would overwrite something the caller never saw.
/// </summary>
public readonly record struct IfMatch(string Version)
{
    private const int LongestVersion = 128;

    /// <summary>Binds a handler's parameter to the header.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header[0]))
        {
            throw new BadHttpRequestException("If-Match is missing.", StatusCodes.Status428PreconditionRequired);
        }

        return header is [{ Length: > 2 and <= LongestVersion + 2 } tag] && tag[0] == '"' && tag.IndexOf('"', 1) == tag.Length - 1
            ? ValueTask.FromResult(new IfMatch(tag[1..^1]))
            : throw new InvalidFieldException("If-Match", "must be one version in double quotes, as the ETag of the last answer.");
    }
}

/// <summary>A part of the request that binding refuses, by the name a caller knows.</summary>
internal sealed class InvalidFieldException(string field, string reason) : BadHttpRequestException($"{field} {reason}")
{
    public string Field { get; } = field;
    public string Reason { get; } = reason;
}

/// <summary>Writes a version as its ETag.</summary>
internal static class ETag
{
    public static void SetVersion(this HttpResponse response, string version) => response.Headers.ETag = $"\"{version}\"";
}

using Microsoft.Net.Http.Headers;

namespace OutlookCrm.Http;

/// <summary>
/// JSON is UTF-8 (RFC 8259, 8.1). A body that says it is something else is refused. Every name of UTF-8 is taken away, because the
/// framework fails on a name in quotes and on one that .NET does not know, such as utf8.
/// </summary>
internal static class JsonCharset
{
    public static void UseJsonCharset(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.ContentType is not { } type
            || !type.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || !context.Request.HasJsonContentType())
        {
            return next(context);
        }

        var charset = MediaTypeHeaderValue.Parse(type).Charset.ToString().Trim('"');
        if (!IsUtf8(charset))
        {
            return Problems.NotUtf8(charset).ExecuteAsync(context);
        }

        context.Request.ContentType = "application/json";
        return next(context);
    });

    // ASCII is UTF-8, too.
    private static bool IsUtf8(string name) => name.ToUpperInvariant() is "" or "UTF-8" or "UTF8" or "US-ASCII" or "ASCII";
}

using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace OutlookCrm.Http;

/// <summary>
/// How large a body may be. A larger body is read to its end and discarded before it is refused, because a client that is still sending
/// when the connection closes never sees the answer; beyond <see cref="LargestRead"/>, or twice what the route takes, Kestrel closes the
/// connection.
/// </summary>
internal static class BodyLimits
{
    /// <summary>
    /// 512 KB, where a route does not name its own limit: a request carries ids, addresses and at most some notes; mail itself is read
    /// from Graph. What it repeats of a mail are headers, of which Exchange takes 256 KB and JSON makes twice as much: no sender can have a
    /// card, or a logging, refused for its length.
    /// </summary>
    private const long Largest = 512 * 1024;

    /// <summary>4 MB: what is read, and not kept, of a body that is too large.</summary>
    public const long LargestRead = 4 * 1024 * 1024;

    public static void UseBodyLimits(this WebApplication app) => app.Use((context, next) =>
    {
        var largest = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Largest;
        var length = context.Request.ContentLength;
        var isRefused = length > largest && length <= Math.Max(LargestRead, 2 * largest);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = isRefused ? length : largest;
        }

        return isRefused ? RefuseAsync(context, largest) : next(context);
    });

    private static async Task RefuseAsync(HttpContext context, long largest)
    {
        try
        {
            await ReadToEndAsync(context.Request.Body, context.RequestAborted);
        }
        catch (IOException)
        {
            BrokenBodies.CloseConnection(context);
            throw;
        }

        await Problems.TooLarge(largest).ExecuteAsync(context);
    }

    private static async Task ReadToEndAsync(Stream body, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (await body.ReadAsync(buffer, ct) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

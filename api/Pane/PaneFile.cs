using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace OutlookCrm.Pane;

/// <summary>One file of the pane in memory, in up to three encodings, with what its answer says about it.</summary>
internal sealed class PaneFile
{
    private static readonly FileExtensionContentTypeProvider s_types = new();

    private readonly byte[] _plain;
    private readonly byte[]? _brotli;
    private readonly byte[]? _gzip;
    private readonly string _type;
    private readonly string _tag;

    private PaneFile(string name, byte[] plain, byte[]? brotli, byte[]? gzip)
    {
        (_plain, _brotli, _gzip) = (plain, brotli, gzip);
        _type = s_types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        _type += _type.StartsWith("text/", StringComparison.Ordinal) ? "; charset=utf-8" : "";
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 16))}\"";

        // Hashed names never change their content. Pages must be asked for each time: they name the hashed files. So must a script of a
        // name that stays.
        CacheControl = name.StartsWith("assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable"
            : IsPage(name) || name.EndsWith(".js", StringComparison.Ordinal) ? "no-cache"
            : "public, max-age=86400";
    }

    public string CacheControl { get; }

    public static bool IsPage(string name) => name.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>A file as the build left it, with its compressed siblings where the build made them.</summary>
    public static PaneFile AsBuilt(string name, string path) =>
        new(name, File.ReadAllBytes(path), Sibling(path + ".br"), Sibling(path + ".gz"));

    /// <summary>A page whose content is made at start.</summary>
    public static PaneFile Made(string name, byte[] content) =>
        new(
            name,
            content,
            Compressed(content, to => new BrotliStream(to, CompressionLevel.SmallestSize)),
            Compressed(content, to => new GZipStream(to, CompressionLevel.SmallestSize)));

    public Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = CacheControl;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.ETag = _tag;
        if (request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(_tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var content = _plain;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (_brotli is not null && Accepts(accepted, "br"))
        {
            (content, response.Headers.ContentEncoding) = (_brotli, "br");
        }
        else if (_gzip is not null && Accepts(accepted, "gzip"))
        {
            (content, response.Headers.ContentEncoding) = (_gzip, "gzip");
        }

        response.ContentType = _type;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static bool Accepts(IList<Microsoft.Net.Http.Headers.StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static byte[]? Sibling(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private static byte[] Compressed(byte[] content, Func<Stream, Stream> compressor)
    {
        using var result = new MemoryStream();
        using (var stream = compressor(result))
        {
            stream.Write(content);
        }

        return result.ToArray();
    }
}

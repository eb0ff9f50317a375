using System.Text;
using System.Text.RegularExpressions;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>A transaction's body: multipart/mixed with one changeset, of which every part is an HTTP request.</summary>
internal static partial class BatchBody
{
    /// <summary>The parts as they stand, not yet read as writes.</summary>
    /// <exception cref="ServiceError">400 for what is no batch.</exception>
    public static IReadOnlyList<BatchPart> Read(string? contentType, byte[] body, string accountPath)
    {
        var outer = Parts(body, Boundary(contentType ?? ""));
        if (outer.Count != 1)
        {
            throw ServiceError.Invalid("A batch is one changeset.");
        }

        var (headers, changeset) = Split(outer[0]);
        return [.. Parts(changeset, Boundary(headers)).Select(part => Part(part, accountPath))];
    }

    private static BatchPart Part(ReadOnlyMemory<byte> part, string accountPath)
    {
        var (wrapping, request) = Split(part);
        if (!wrapping.Contains("application/http", StringComparison.OrdinalIgnoreCase))
        {
            throw ServiceError.Invalid("A part is no application/http.");
        }

        var (head, content) = Split(request);
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var line = RequestLine().Match(lines[0]);
        if (!line.Success
            || !Uri.TryCreate(line.Groups[2].Value, UriKind.Absolute, out var uri)
            || !uri.AbsolutePath.StartsWith(accountPath, StringComparison.Ordinal))
        {
            throw ServiceError.Invalid($"'{lines[0]}' is no request line for this account.");
        }

        var headers = lines.Skip(1).Select(header => header.Split(':', 2)).ToDictionary(
            header => header[0].Trim(), header => header[^1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new(line.Groups[1].Value, uri.AbsolutePath[accountPath.Length..], headers, content);
    }

    private static byte[] Boundary(string text) =>
        BoundaryName().Match(text) is { Success: true } match
            ? Encoding.ASCII.GetBytes("--" + match.Groups[1].Value)
            : throw ServiceError.Invalid("There is no boundary.");

    private static List<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> body, byte[] boundary)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var at = body.Span.IndexOf(boundary);
        while (at >= 0 && !body.Span[(at + boundary.Length)..].StartsWith("--"u8))
        {
            body = body[(at + boundary.Length)..];
            at = body.Span.IndexOf(boundary);
            if (at < 0 || !body.Span.StartsWith("\r\n"u8))
            {
                break;
            }

            parts.Add(body[2..(at >= 4 && body.Span[..at].EndsWith("\r\n"u8) ? at - 2 : at)]);
        }

        return at < 0 || parts.Count == 0 ? throw ServiceError.Invalid("The batch is not closed.") : parts;
    }

    private static (string Head, ReadOnlyMemory<byte> Content) Split(ReadOnlyMemory<byte> part)
    {
        var blank = part.Span.IndexOf("\r\n\r\n"u8);
        return blank < 0
            ? (Encoding.UTF8.GetString(part.Span), default)
            : (Encoding.UTF8.GetString(part.Span[..blank]), part[(blank + 4)..]);
    }

    [GeneratedRegex(@"boundary=""?([^\s"";]+)", RegexOptions.IgnoreCase)]
    private static partial Regex BoundaryName();

    [GeneratedRegex(@"^([A-Z]+) (\S+) HTTP/1\.1$")]
    private static partial Regex RequestLine();
}

/// <summary>One request of a batch.</summary>
internal sealed record BatchPart(string Method, string RawPath, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);

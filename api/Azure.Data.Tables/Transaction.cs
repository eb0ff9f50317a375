using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>A transaction's body: one changeset of writes, as multipart/mixed within multipart/mixed.</summary>
internal static class Transaction
{
    private const int UsualPart = 1024;

    private static ReadOnlySpan<byte> Protocol => "HTTP/1.1 "u8;

    /// <summary>The body, its content type, and how many actions it holds.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to do.</exception>
    public static (PooledContent Body, string ContentType, int Actions) Write(ServiceConnection service, string table, IEnumerable<TableTransactionAction> actions)
    {
        using var each = actions.GetEnumerator();
        if (!each.MoveNext())
        {
            throw new InvalidOperationException("Transaction does not contain any actions.");
        }

        var batch = $"batch_{Guid.NewGuid()}";
        var changeset = $"changeset_{Guid.NewGuid()}";
        var body = new PooledContent(actions.TryGetNonEnumeratedCount(out var known) ? UsualPart * (known + 1) : UsualPart * 16);
        var count = 0;
        try
        {
            var part = Encoding.UTF8.GetBytes($"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            ServiceConnection.Write(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
            do
            {
                body.Write(part);
                service.WritePart(body, table, each.Current);
                body.Write("\r\n"u8);
                count++;
            }
            while (each.MoveNext());

            ServiceConnection.Write(body, $"--{changeset}--\r\n\r\n--{batch}--\r\n");
        }
        catch
        {
            body.Dispose();
            throw;
        }

        return (body, $"multipart/mixed; boundary={batch}", count);
    }

    /// <summary>The answers to a transaction's actions, one each.</summary>
    /// <exception cref="TableTransactionFailedException">The one answer there is refuses an action.</exception>
    /// <exception cref="RequestFailedException">The answer is cut or no multipart document.</exception>
    public static IReadOnlyList<Response> Read(Response response, int actions)
    {
        var boundary = Boundary(response.Content.ToMemory().Span);
        var parts = new List<Response>();
        if (boundary.Length > 0 && After(response.Content.ToMemory(), boundary) is { } rest)
        {
            while (!rest.Span.StartsWith("--"u8) && rest.Span.IndexOf(boundary) is var end and >= 0 && Part(response, rest[..end]) is { } part)
            {
                parts.Add(part);
                rest = rest[(end + boundary.Length)..];
            }

            if (parts.Find(part => part.IsError) is { } refused)
            {
                throw new TableTransactionFailedException(new RequestFailedException(refused, null, ServiceErrorParser.Instance));
            }

            if (parts.Count == actions && rest.Span.StartsWith("--"u8))
            {
                return parts;
            }
        }

        throw new RequestFailedException(response.Status, "The service's answer to a transaction is cut or no list of answers: whether it was written is unknown.");
    }

    private static ReadOnlyMemory<byte>? After(ReadOnlyMemory<byte> body, byte[] boundary) =>
        body.Span.IndexOf(boundary) is var at and >= 0 ? body[(at + boundary.Length)..] : null;

    /// <summary>The inner boundary with its dashes: the outer part's own headers name it.</summary>
    private static byte[] Boundary(ReadOnlySpan<byte> body)
    {
        var start = body.IndexOf("boundary="u8);
        if (start < 0)
        {
            return [];
        }

        var name = body[(start + "boundary=".Length)..];
        var end = name.IndexOfAny((byte)'\r', (byte)'\n');
        return end > 0 ? [.. "--"u8, .. name[..end].Trim((byte)'"')] : [];
    }

    /// <summary>The part's own headers, a blank line, then an HTTP answer: status line, headers, blank line, body.</summary>
    private static TransactionPart? Part(Response response, ReadOnlyMemory<byte> part)
    {
        var start = part.Span.IndexOf(Protocol);
        if (start < 0)
        {
            return null;
        }

        var answer = part[(start + Protocol.Length)..];
        if (!Utf8Parser.TryParse(answer.Span, out int status, out _))
        {
            return null;
        }

        var blank = answer.Span.IndexOf("\r\n\r\n"u8);
        var head = blank < 0 ? answer : answer[..blank];
        return new TransactionPart(status, head, blank < 0 ? default : Trim(answer[(blank + 4)..]), response.ClientRequestId);
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> content) => content.Span.EndsWith("\r\n"u8) ? content[..^2] : content;
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The service's answer to one action of a transaction. Its headers are read when somebody asks: of a hundred parts that is hardly ever anybody.</summary>
/// <param name="status">The status code.</param>
/// <param name="head">The rest of the status line from the code on, and the headers.</param>
/// <param name="content">The body.</param>
/// <param name="requestId">The transaction's id.</param>
internal sealed class TransactionPart(int status, ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> content, string requestId) : Response
{
    private string[] Lines => field ??= Encoding.UTF8.GetString(head.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public override int Status => status;

    public override string ReasonPhrase => Lines[0].Split(' ', 2) is [_, var reason] ? reason : "";

    public override Stream? ContentStream { get; set; } = AsStream(content);

    public override string ClientRequestId { get; set; } = requestId;

    public override bool IsError => status >= 400;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        from line in Lines.Skip(1)
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        select new HttpHeader(line[..colon], line[(colon + 1)..].Trim());

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = EnumerateHeaders().Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    private static MemoryStream? AsStream(ReadOnlyMemory<byte> bytes) =>
        bytes.IsEmpty ? null
        : MemoryMarshal.TryGetArray(bytes, out var segment) ? new(segment.Array!, segment.Offset, segment.Count, writable: false, publiclyVisible: true)
        : new(bytes.ToArray());
}

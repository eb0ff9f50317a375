using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// One HTTP/1.1 connection that sends ready-made requests and reads answers to their end: light enough that what is measured is the server,
/// not the loader beside it on the same machine.
/// </summary>
internal sealed class RawClient : IDisposable
{
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[256 * 1024];

    public RawClient(Uri address) =>
        _socket.Connect(address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(address.Host), address.Port);

    /// <summary>A request ready to send.</summary>
    public static byte[] Post(Uri address, string path, string? token, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = $"POST {path} HTTP/1.1\r\nHost: "
            + $"{address.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}Content-Type: "
            + $"application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>A request without a body, ready to send.</summary>
    public static byte[] Get(Uri address, string path) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n");

    /// <summary>Sends a request and returns the bytes of the whole answer, valid until the next call; anything but 2xx throws.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var (length, end) = (0, -1);
        while (end < 0 || length < end)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length = read > 0 ? length + read : throw new IOException("The server closed the connection.");
            end = EndOf(_buffer.AsSpan(0, length));
        }

        return _buffer[9] == (byte)'2' ? _buffer.AsMemory(0, length)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, length));
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>The body of an answer that was not chunked, or of one that was.</summary>
    public static byte[] BodyOf(ReadOnlySpan<byte> answer)
    {
        var body = answer[(answer.IndexOf("\r\n\r\n"u8) + 4)..];
        if (answer.IndexOf("Transfer-Encoding: chunked"u8) < 0)
        {
            return body.ToArray();
        }

        var whole = new List<byte>();
        while (body.IndexOf("\r\n"u8) is var line
            && int.Parse(body[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            whole.AddRange(body.Slice(line + 2, size));
            body = body[(line + 2 + size + 2)..];
        }

        return [.. whole];
    }

    // Where the answer ends; -1 while that cannot be told yet.
    private static int EndOf(ReadOnlySpan<byte> received)
    {
        var head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return -1;
        }

        var length = received[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return received.EndsWith(LastChunk) ? received.Length : -1;
        }

        var digits = received[(length + 16)..head];
        var stop = digits.IndexOf((byte)'\r');
        return head + 4 + int.Parse(stop < 0 ? digits : digits[..stop], CultureInfo.InvariantCulture);
    }
}

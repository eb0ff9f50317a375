using System.Buffers;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>One answer of Graph, read to its end into a rented buffer.</summary>
internal sealed class GraphAnswer : IDisposable
{
    private const int FirstBuffer = 16 * 1024;
    private readonly HttpResponseMessage _response;
    private readonly byte[] _buffer;
    private readonly int _length;

    private GraphAnswer(HttpResponseMessage response, byte[] buffer, int length) =>
        (_response, _buffer, _length) = (response, buffer, length);

    public int Status => (int)_response.StatusCode;

    /// <summary>The JSON, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length) is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : _buffer.AsSpan(0, _length);

    /// <summary>What the token lacks, as JSON; null where Graph names nothing.</summary>
    public string? Claims =>
        _response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? ClaimsChallenge.Read(values.ToString()) : null;

    /// <summary>Graph's name for the request, which its support asks for.</summary>
    public string? RequestId => _response.Headers.NonValidated.TryGetValues("request-id", out var values) ? values.ToString() : null;

    /// <summary>Graph's code of an error; null where there is none.</summary>
    public string? ErrorCode
    {
        get
        {
            try
            {
                return JsonSerializer.Deserialize(Body, GraphJson.Default.GraphRefusal)?.Error?.Code;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>True for JSON, and for an empty answer. Anything else was written by something between Graph and the product.</summary>
    public bool IsGraphs =>
        _length == 0 || (_response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) && IsJson(values.ToString()));

    /// <summary>Reads the body. It throws <see cref="HttpRequestException"/> for more than <paramref name="largest"/> bytes.</summary>
    public static async Task<GraphAnswer> ReadAsync(HttpResponseMessage response, int largest, CancellationToken ct)
    {
        // One byte more than announced: the read that finds the end needs room too.
        var expected = response.Content.Headers.ContentLength + 1 ?? FirstBuffer;
        var stream = await response.Content.ReadAsStreamAsync(ct);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(expected, largest));
        try
        {
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), ct) is > 0 and var read)
            {
                length += read;
                if (expected > largest || length > largest)
                {
                    throw new HttpRequestException($"Graph's answer is larger than {largest} bytes.");
                }

                if (length == buffer.Length)
                {
                    buffer = Grown(buffer);
                }
            }

            return new GraphAnswer(response, buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>How long Graph asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Graph.RetryAfter.Read(_response, now);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _response.Dispose();
    }

    private static byte[] Grown(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static bool IsJson(string type) => type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Length == "application/json".Length || type["application/json".Length] is ';' or ' ');
}

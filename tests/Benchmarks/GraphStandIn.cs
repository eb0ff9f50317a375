using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// Graph for load: every message that is asked for exists and is written by the mail's number out of a prepared answer, in Graph's wire
/// format but
/// uncompressed. It checks nothing and costs next to nothing, so that what is measured is the product; its own share is measured beside it.
/// </summary>
internal sealed class GraphStandIn : IAsyncDisposable
{
    // Between fixed letters, where the number of the mail stands in an id.
    private const string IdBegin = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A";
    private const string IdEnd = "AAAyQ-BwAAAA==";
    private static readonly JsonSerializerOptions AsGraphWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Path = Encoding.ASCII.GetBytes("/messages/" + IdBegin);

    // The user and the tenant, of whom the API asks now and then.
    private static readonly byte[] s_names = Reply("""{"mail":"maria@contoso.example","value":[]}""");
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly NumberedText[] _answers;
    private readonly Task _accepting;
    private readonly X509Certificate2? _certificate;

    /// <summary>
    /// Mail <c>n</c> is from the <c>n</c>-th of these people, counted round and round. With a certificate Graph is reached by https.
    /// </summary>
    public GraphStandIn(IEnumerable<string> from, X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _answers = [.. from.Select(Answer)];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"{(_certificate is null ? "http://127.0.0.1" : "https://localhost")}:{((IPEndPoint)_listener.LocalEndPoint!).Port}");

    /// <summary>Outlook's id of a mail; its number is put in later.</summary>
    public static string ItemId => IdBegin + NumberedText.Place + IdEnd;

    /// <summary>Its Message-ID.</summary>
    public static string InternetMessageId => $"<DB9PR04MB8415.{NumberedText.Place}@DB9PR04MB8415.eurprd04.prod.outlook.com>";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        connection.NoDelay = true;
        await using var stream = await OpenAsync(connection);
        var (request, answer, length) = (new byte[16 * 1024], new byte[16 * 1024], 0);
        try
        {
            while (await stream.ReadAsync(request.AsMemory(length), _stop.Token) is > 0 and var read)
            {
                length += read;
                if (request.AsSpan(0, length).EndsWith(EndOfHead))
                {
                    var reply = AnswerTo(request.AsSpan(0, length), answer);
                    length = 0;
                    await stream.WriteAsync(reply, _stop.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // The API has closed the connection, or the run is over.
        }
    }

    private async Task<Stream> OpenAsync(Socket connection)
    {
        var plain = new NetworkStream(connection, ownsSocket: true);
        if (_certificate is null)
        {
            return plain;
        }

        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private ReadOnlyMemory<byte> AnswerTo(ReadOnlySpan<byte> request, byte[] answer)
    {
        if (request.IndexOf(Path) is not (>= 0 and var at))
        {
            return s_names;
        }

        var number = NumberedText.Read(request[(at + Path.Length)..]);
        return _answers[number % _answers.Length].WriteTo(answer, number);
    }

    private static NumberedText Answer(string from)
    {
        var author = $$$"""{"emailAddress":{"name":"Ελένη Παπαδάκη","address":"{{{from}}}"}}""";
        var text =
            """Hello Maria,\r\nwe can take the second pallet on Thursday, if the first one was complete.\r\nKind regards\r\n"""
            + """Eleni Papadaki\r\nHead of purchasing\r\nAegean Foods SA""";
        var message = JsonNode.Parse(
            $$$"""
            {
              "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users('48d31887-5fad-4d73-a9f5-3c356e68a038')/messages(attachments())/$entity",
              "@odata.etag": "W/\"CQAAABYAAACq4bJ9z0JTSbqUEJ2wmT1PAAAyQ+Bw\"",
              "id": "{{{ItemId}}}",
              "createdDateTime": "2026-11-10T10:32:01Z",
              "receivedDateTime": "2026-11-10T10:32:02Z",
              "sentDateTime": "2026-11-10T10:32:00Z",
              "internetMessageId": "{{{InternetMessageId}}}",
              "subject": "Re: Delivery {{{NumberedText.Place}}}",
              "bodyPreview": "{{{text}}}",
              "parentFolderId": "AAMkADhAAAAAAEMAADGTJK1mZ1KQZc5g8x3YAAAA",
              "conversationId": "AAQkADhAQ{{{NumberedText.Place}}}AAAA=",
              "isDraft": false,
              "webLink": "https://outlook.office365.com/owa/?ItemID={{{ItemId.Replace("=", "%3D", StringComparison.Ordinal)}}}&exvsurl=1&viewmodel=ReadMessageItem",
              "categories": [],
              "uniqueBody": {"contentType": "text", "content": "{{{text}}}\r\n"},
              "sender": {{{author}}},
              "from": {{{author}}},
              "toRecipients": [{"emailAddress": {"name": "Maria Papadaki", "address": "maria@contoso.example"}}],
              "ccRecipients": [],
              "bccRecipients": [],
              "attachments": [{
                "@odata.type": "#microsoft.graph.fileAttachment",
                "@odata.mediaContentType": "application/pdf",
                "id": "{{{IdBegin}}}AAABEgAQAJ2w==",
                "name": "order.pdf",
                "contentType": "application/pdf",
                "size": 48113,
                "isInline": false
              }]
            }
            """);
        return new NumberedText(Reply(message!.ToJsonString(AsGraphWrites)));
    }

    private static byte[] Reply(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var head = Encoding.ASCII.GetBytes(
            "HTTP/1.1 200 OK\r\nContent-Type: "
                + "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8\r\n" +
            "Cache-Control: private\r\nOData-Version: 4.0\r\nrequest-id: 0b1d6c2e-7a0f-4f5e-9d1c-3f6f2b8a9e10\r\nContent-Length: "
                + $"{body.Length}\r\n\r\n");
        return [.. head, .. body];
    }
}

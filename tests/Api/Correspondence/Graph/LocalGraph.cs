using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>
/// A Graph that answers as a test tells it, over real TLS and HTTP/2 on loopback, and the product's own mailboxes in front of it: composed
/// as in production, with real addresses; only the connection to them ends here.
/// </summary>
internal sealed class LocalGraph : IAsyncDisposable
{
    private static readonly X509Certificate2 s_certificate = SelfSigned();

    private readonly WebApplication _server;
    private readonly WebApplication _product;

    private LocalGraph(WebApplication server, WebApplication product) => (_server, _product) = (server, product);

    /// <summary>What was asked, in the order of arrival.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>Every host that a connection was made to.</summary>
    public ConcurrentQueue<string> Hosts { get; } = [];

    /// <summary>What was asked of Entra.</summary>
    public ConcurrentQueue<(CurrentUser User, GraphAccess Access, string? Claims)> Tokens { get; } = [];

    /// <summary>How the server answers.</summary>
    public Func<HttpContext, Asked, Task> Answer { get; set; } = (context, _) => Reply(context, 404, Error("ErrorItemNotFound"));

    /// <summary>How Entra answers.</summary>
    public Func<CurrentUser, string?, GraphToken> Entra { get; set; } = (user, _) =>
        new GraphToken.Granted($"graph-token-of-{user.Name}", DateTimeOffset.MaxValue);

    public Mailboxes Mailboxes => _product.Services.GetRequiredService<Mailboxes>();

    public T Get<T>()
        where T : notnull => _product.Services.GetRequiredService<T>();

    public static async Task<LocalGraph> StartAsync(TimeProvider? clock = null, string baseUrl = "https://graph.microsoft.com/v1.0")
    {
        var server = WebApplication.CreateSlimBuilder();
        server.Logging.ClearProviders();
        server.WebHost.UseKestrelHttpsConfiguration();
        server.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(s_certificate);
        }));
        var app = server.Build();
        LocalGraph? graph = null;
        app.Run(async context =>
        {
            var asked = await Asked.ReadAsync(context);
            graph!.Requests.Enqueue(asked);
            await graph.Answer(context, asked);
        });
        await app.StartAsync();
        var port = new Uri(app.Urls.Single()).Port;

        var product = WebApplication.CreateSlimBuilder();
        product.Logging.ClearProviders();
        product.Configuration["Graph:BaseUrl"] = baseUrl;
        product.Services.AddSingleton(clock ?? TimeProvider.System);
        product.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        product.AddMailboxes();
        product.Services.AddSingleton<AskForToken>((user, access, claims, _) =>
        {
            graph!.Tokens.Enqueue((user, access, claims));
            return new(graph.Entra(user, claims));
        });
        product.Services.AddHttpClient("graph").ConfigurePrimaryHttpMessageHandler((handler, _) =>
        {
            // The product's own handler with all its settings; its connections end at this server.
            var sockets = (SocketsHttpHandler)handler;
            sockets.SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    certificate?.GetCertHashString() == s_certificate.GetCertHashString(),
            };
            sockets.ConnectCallback = async (target, ct) =>
            {
                graph!.Hosts.Enqueue(target.DnsEndPoint.Host);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            };
        });
        graph = new LocalGraph(app, product.Build());
        return graph;
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that a test left hanging end here, at once.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        await _product.DisposeAsync();
    }

    /// <summary>Answers by paths: the longest that the path begins with wins, and what matches nothing is not found.</summary>
    public void Serve(params (string PathAndQuery, JsonNode Body)[] answers) => Answer = (context, asked) =>
        answers.Where(a => asked.PathAndQuery.StartsWith(a.PathAndQuery, StringComparison.Ordinal))
        .OrderByDescending(a => a.PathAndQuery.Length).FirstOrDefault()
            is { Body: { } body }
            ? Reply(context, 200, body)
            : Reply(context, 404, Error("ErrorItemNotFound"));

    public static Task Reply(HttpContext context, int status, JsonNode body, params (string Name, string Value)[] headers) =>
        Reply(context, status, "application/json", body.ToJsonString(), headers);

    public static async Task Reply(
        HttpContext context, int status, string contentType, string body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body, Encoding.UTF8);
    }

    public static JsonNode Error(string code) => new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = "Said by the test.",
            ["innerError"] = new JsonObject { ["request-id"] = "r" }
        },
    };

    /// <summary>A list as Graph writes it.</summary>
    public static JsonNode List(string? nextLink, params JsonNode[] items)
    {
        var list = new JsonObject { ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#messages", ["value"] = new JsonArray(items) };
        if (nextLink is not null)
        {
            list["@odata.nextLink"] = nextLink;
        }

        return list;
    }

    /// <summary>A message as Graph writes it; <paramref name="changes"/> (a JSON object) replaces members.</summary>
    public static JsonNode Message(string id, string internetMessageId, string changes = "{}")
    {
        var message = (JsonObject)JsonNode.Parse($$"""
            {
              "@odata.etag": "W/\"key-of-{{id}}\"", "id": "{{id}}", "createdDateTime": "2026-03-02T08:15:30Z",
              "receivedDateTime": "2026-03-02T08:15:31Z", "sentDateTime": "2026-03-02T08:15:29Z",
              "internetMessageId": {{JsonSerializer.Serialize(internetMessageId)}}, "conversationId": "AAQkconversation=", "parentFolderId": "inbox-id",
              "subject": "Offer 17", "bodyPreview": "Dear Maria", "isDraft": false, "categories": [],
              "webLink": "https://outlook.office365.com/owa/?ItemID={{id}}",
              "uniqueBody": { "contentType": "text", "content": "Dear Maria\r\nhere it is." },
              "sender": { "emailAddress": { "name": "Eleni", "address": "eleni@kafeneio.example" } },
              "from": { "emailAddress": { "name": "Eleni", "address": "eleni@kafeneio.example" } },
              "toRecipients": [ { "emailAddress": { "name": "Maria", "address": "maria@contoso.example" } } ],
              "ccRecipients": [], "bccRecipients": [], "attachments": []
            }
            """)!;
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(changes)!)
        {
            message[name] = value?.DeepClone();
        }

        return message;
    }

    public static CurrentUser User(string name = "maria", int tenant = 1) => new(
        new(
            TenantId.FromValidatedToken(new Guid(tenant, 0, 0, new byte[8])),
            new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]), name,
            new HashSet<string> { Policies.SalesRole }),
        $"{name}@contoso.example",
        "token-of-" + name);

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=graph.microsoft.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    /// <summary>One request as it came over the wire.</summary>
    internal sealed record Asked(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public static async Task<Asked> ReadAsync(HttpContext context)
        {
            using var reader = new StreamReader(context.Request.Body);
            var query = Uri.UnescapeDataString(context.Request.QueryString.Value ?? string.Empty);
            return new Asked(
                context.Request.Method,
                context.Request.Path.Value + query,
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(context.RequestAborted));
        }
    }
}

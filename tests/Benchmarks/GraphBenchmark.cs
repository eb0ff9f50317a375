using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using OutlookCrm.Identity;
using OutlookCrm.Primitives;

namespace OutlookCrm.Benchmarks;

/// <summary>
/// What reading a message costs on our side of the wire: the SDK, the gate, the limits and the mapping, against the bare request and a
/// parse of the same answer. Graph itself answers at once, from memory.
/// </summary>
internal static class GraphBenchmark
{
    private const string MessageId = "<offer-17@kafeneio.example>";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["@odata.etag"] = "W/\"CQAAABYAAAC4ofQHEIqCSbQPot83AFcbAAAnjjuZ\"",
        ["id"] = "AAMkAGUAAAwTW09AAA=",
        ["internetMessageId"] = MessageId,
        ["conversationId"] = "AAQkADOUpag6yWs=",
        ["subject"] = "Re: Delivery for week 49",
        ["sentDateTime"] = "2026-11-10T10:32:00Z",
        ["receivedDateTime"] = "2026-11-10T10:32:02Z",
        ["isDraft"] = false,
        ["categories"] = Array.Empty<string>(),
        ["uniqueBody"] = new
        {
            contentType = "text",
            content = string.Concat(Enumerable.Repeat("We can take the second pallet on "
            + "Thursday.\r\n", 45))
        },
        ["from"] = new { emailAddress = new { name = "Eleni Papadaki", address = "eleni@aegean.example" } },
        ["sender"] = new { emailAddress = new { name = "Eleni Papadaki", address = "eleni@aegean.example" } },
        ["toRecipients"] = Enumerable.Range(0, 6)
            .Select(i => new { emailAddress = new { name = $"Person {i}", address = $"person{i}@contoso.example" } }),
        ["attachments"] = new[] { new { name = "order.pdf", contentType = "application/pdf", size = 48_113, isInline = false } },
    }));

    public static async Task RunAsync(Report report, IReadOnlyList<string> args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.AddMailboxes();
        builder.Services.AddSingleton<AskForToken>((_, _, _, _) => new(new GraphToken.Granted("token", DateTimeOffset.MaxValue)));
        builder.Services.AddHttpClient("graph").ConfigurePrimaryHttpMessageHandler(() => new AtOnce());
        await using var product = builder.Build();
        var mailboxes = product.Services.GetRequiredService<Mailboxes>();
        using var bare = new HttpClient(new AtOnce());
        var address = new Uri("https://graph.microsoft.com/v1.0/me/messages/AAMkAGUAAAwTW09AAA=");
        var users = Enumerable.Range(0, 16).Select(_ => new CurrentUser(
            new(TenantId.FromValidatedToken(Guid.NewGuid()), Guid.NewGuid(), "maria", new HashSet<string>()), "maria@contoso.example",
            "token")).ToArray();
        var mail = new MailReference("AAMkAGUAAAwTW09AAA=", MessageId, null);

        async Task BareAsync()
        {
            using var response = await bare.GetAsync(address);
            using var document = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            _ = document.RootElement.GetProperty("id").GetString();
        }

        async Task FindAsync(int worker)
        {
            if (!(await mailboxes.FindAsync(users[worker], mail, default)).TryGet(out _, out var failure))
            {
                throw new InvalidOperationException(failure.ToString());
            }
        }

        report.Section($"Reading one message of {Answer.Length:N0} bytes, Graph answering from memory",
            "against HttpClient and a parse of the same bytes, with as many callers");
        foreach (var callers in (int[])[1, 16])
        {
            var peer = await Load.RunAsync(callers, Duration, _ => BareAsync());
            report.Line($"{callers,2} callers, bare request", peer);
            report.Line($"{callers,2} callers, FindAsync", await Load.RunAsync(callers, Duration, FindAsync), peer);
        }

        var (bareBytes, findBytes) = (await AllocatedAsync(BareAsync), await AllocatedAsync(() => FindAsync(0)));
        report.Note(string.Create(
            CultureInfo.InvariantCulture, $"allocated per call: bare {bareBytes:N0} bytes, FindAsync {findBytes:N0} bytes"));
    }

    private static async Task<long> AllocatedAsync(Func<Task> call)
    {
        const int Calls = 2_000;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Calls; i++)
        {
            await call();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;
    }

    private sealed class AtOnce : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Answer);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content });
        }
    }
}

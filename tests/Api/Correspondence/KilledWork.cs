using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Callers who log mail and add customers while the product is killed under them, and what must be true afterwards.</summary>
internal sealed class KilledWork
{
    private const int Mails = 150;
    private const int Callers = 8;
    private const int MostRefusals = 100;
    private const int CountedFromMail = 3;

    private static readonly string[] s_people = ["anna", "bela", "carol"];

    private readonly List<LogRequest> _mails = [];
    private readonly ConcurrentDictionary<string, bool> _logged = new();
    private readonly ConcurrentDictionary<string, Guid> _added = new();
    private int _rounds;

    /// <summary>Different mails that were acknowledged as logged.</summary>
    public int Logged => _logged.Count;

    /// <summary>Adds the customers and delivers the mails.</summary>
    public async Task PrepareAsync(HttpClient maria, Uri page)
    {
        foreach (var person in s_people)
        {
            using var added = await maria.PostAsJsonAsync("/api/customers",
                new { kind = "person", name = person, addresses = new[] { $"{person}@firm.example" } });
            await added.ReadAsync(201);
        }

        using var scripts = new HttpClient { BaseAddress = page };
        for (var i = 0; i < Mails; i++)
        {
            using var dropped = await scripts.PostAsync("/simulator/mail?user=maria", new StringContent(Eml(i)));
            var ids = await dropped.ReadAsync(201);
            _mails.Add(new(ids.GetProperty("ewsId").GetString()!, ids.GetProperty("internetMessageId").GetString()!, null));
        }
    }

    /// <summary>
    /// Callers log and add, each at one of the replicas, until the given number of answers has come; then <paramref name="kill"/> strikes
    /// with the other requests in flight. Ends when nobody at a killed replica goes on. Every third round counts from its first logged
    /// mail on: on a slow machine a fresh process adds all its customers before it has logged any mail.
    /// </summary>
    public async Task UseUntilKilledAsync(IReadOnlyList<HttpClient> replicas, int answers, int seed, Action kill)
    {
        var left = answers;
        var round = _rounds++;
        var isCounted = round % CountedFromMail != 0;
        using var over = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var random = new Random(seed + caller);
            var maria = replicas[caller % replicas.Count];
            try
            {
                for (var i = 0; !over.IsCancellationRequested; i++)
                {
                    await (caller < replicas.Count ? AddAsync(maria, $"{round}.{caller}.{i}")
                        : LogAsync(maria, _mails[random.Next(_mails.Count)]));
                    isCounted |= caller >= replicas.Count;
                    if (isCounted && Interlocked.Decrement(ref left) == 0)
                    {
                        kill();
                        await over.CancelAsync();
                    }
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The process is gone, as intended.
            }
        }));
    }

    /// <summary>
    /// Every mail that was acknowledged stands under everybody on it, once; none stands under some of them; every customer that was added
    /// is found.
    /// </summary>
    public async Task CheckAsync(HttpClient maria)
    {
        await CheckMailsAsync(maria);
        await CheckCustomersAsync(maria);
    }

    private async Task AddAsync(HttpClient maria, string number)
    {
        var address = $"new{number}@other.example";
        using var response = await maria.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = $"New {number.Replace('.', 'x')}", addresses = new[] { address } });
        _added[address] = (await response.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    // Replicas wait eight times less than the product for the mailbox: on a busy machine a log may be refused, and acknowledges nothing.
    private async Task LogAsync(HttpClient maria, LogRequest mail)
    {
        for (var refusals = 0; ; refusals++)
        {
            using var response = await maria.PostAsJsonAsync("/api/correspondence", mail);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && refusals < MostRefusals)
            {
                await Task.Delay(100);
                continue;
            }

            Assert.True((int)response.StatusCode is 200 or 201, await response.Content.ReadAsStringAsync());
            _logged[mail.InternetMessageId] = true;
            return;
        }
    }

    private async Task CheckMailsAsync(HttpClient maria)
    {
        var times = new Dictionary<string, int>();
        foreach (var person in s_people)
        {
            using var response = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { $"{person}@firm.example" } });
            var customer = (await response.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer");
            var entries = await TimelineAsync(maria, customer.GetProperty("id").GetGuid());

            Assert.Equal(customer.Logged("mails"), entries.Count);
            Assert.Equal(entries.Count, entries.Distinct().Count());
            foreach (var id in entries)
            {
                times[id] = times.GetValueOrDefault(id) + 1;
            }
        }

        for (var i = 0; i < _mails.Count; i++)
        {
            var found = times.GetValueOrDefault(_mails[i].InternetMessageId);
            var whole = i % 2 == 0 ? 1 : 3;
            Assert.True(found == whole || (found == 0 && !_logged.ContainsKey(_mails[i].InternetMessageId)),
                $"Mail {i} stands under {found} of {whole} customers.");
        }
    }

    private async Task CheckCustomersAsync(HttpClient maria)
    {
        Assert.NotEmpty(_added);
        foreach (var (address, id) in _added)
        {
            using var card = await maria.PostAsJsonAsync("/api/card", new { addresses = new[] { address } });
            Assert.Equal(id, (await card.ReadAsync(200)).GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
            using var search = await maria.PostAsJsonAsync("/api/customers/search", new { text = address });
            Assert.Contains((await search.ReadAsync(200)).GetProperty("results").EnumerateArray(), line => line.GetProperty("id")
                .GetGuid() == id);
        }
    }

    private static async Task<List<string>> TimelineAsync(HttpClient maria, Guid id)
    {
        var entries = new List<string>();
        string? after = null;
        do
        {
            using var response = await maria.GetAsync($"/api/customers/{id}/timeline?limit=100{(after is null ? "" : $"&after={after}")}");
            var page = await response.ReadAsync(200);
            entries.AddRange(page.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("mail").GetProperty("internetMessageId").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return entries;
    }

    // Every other mail concerns three customers.
    private static string Eml(int i) =>
        $"From: anna@firm.example\r\nTo: "
            + $"maria@contoso.example{(i % 2 == 0 ? "" : ", bela@firm.example, carol@firm.example")}\r\nSubject: Mail {i}\r\n" +
        $"Date: Tue, 10 Nov 2026 10:{i % 60:00}:00 +0200\r\nMessage-ID: <{i}@firm.example>\r\n\r\nText {i}\r\n";
}

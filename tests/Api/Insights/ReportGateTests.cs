using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.CustomerScience.Numerics;
using OutlookCrm.Insights.Upload;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>A tenant's report keeps nobody else waiting: neither another tenant's report nor a request.</summary>
[Collection(OneReportAtATime.Name)]
public sealed class ReportGateTests(Company company)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_arrives_slowly_keeps_only_its_own_tenant_waiting()
    {
        using var other = company.Host.ClientFor(null);
        var token = company.Host.TokenFor("mallory", token => token.Claims["roles"] = new JsonArray("Crm.Manager"));
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var gate = company.Host.ApiServices.GetRequiredService<ReportGate>();

        // As while a file of this tenant arrives.
        using (gate.TryEnter(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id)))
        {
            Assert.Equal(503, await StatusAsync(company.Ilona));
            Assert.Equal(200, await StatusAsync(other));
            Assert.Equal(200, await StatusAsync(other));
        }

        Assert.Equal(200, await StatusAsync(company.Ilona));
    }

    [Fact]
    public void A_tenant_has_one_turn_and_a_few_tenants_have_theirs_at_once()
    {
        using var threads = new ReportThreads();
        var gate = new ReportGate(threads);
        var tenants = Enumerable.Range(0, ReportGate.MostTenants + 1).Select(_ => TenantId.FromValidatedToken(Guid.NewGuid())).ToList();
        var turns = tenants.Take(ReportGate.MostTenants).Select(gate.TryEnter).ToList();

        Assert.DoesNotContain(null, turns);
        Assert.Null(gate.TryEnter(tenants[0]));
        Assert.Null(gate.TryEnter(tenants[^1]));
        turns[0]!.Dispose();
        Assert.NotNull(gate.TryEnter(tenants[^1]));
        Assert.Null(gate.TryEnter(tenants[0]));
    }

    [Fact]
    public async Task Reports_and_their_loops_run_on_threads_that_give_way_to_requests()
    {
        using var threads = new ReportThreads();
        var (names, priorities) = (new ConcurrentBag<string?>(), new ConcurrentBag<int>());

        await Task.WhenAll(Enumerable.Range(0, ReportGate.MostTenants).Select(_ => threads.RunAsync(() =>
        {
            Note();
            Parallel.For(0, 100, Loops.OfCaller, _ => Note());
            Parallel.Invoke(Loops.OfCaller, Note, Note, Note);
            Parallel.ForEach(Enumerable.Range(0, 50), Loops.OfCaller, _ => Note());
            return true;
        }, Ct)));

        Assert.Equal(["report"], names.Distinct());
        Assert.True(!OperatingSystem.IsLinux() || priorities.Distinct().SequenceEqual([19]), string.Join(' ', priorities.Distinct()));

        void Note()
        {
            names.Add(Thread.CurrentThread.Name);
            if (OperatingSystem.IsLinux())
            {
                // The nineteenth field; the name, in brackets, is the second (proc(5)).
                var fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ');
                priorities.Add(int.Parse(fields[17], CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public async Task What_fails_in_a_report_fails_for_whoever_asked_and_for_nobody_else()
    {
        using var threads = new ReportThreads();

        await Assert.ThrowsAsync<InvalidOperationException>(() => threads.RunAsync<int>(() => throw new InvalidOperationException(), Ct));
        Assert.Equal(1, await threads.RunAsync(() => 1, Ct));
    }

    private static async Task<int> StatusAsync(HttpClient manager)
    {
        using var file = new StringContent("order,product\n1,a\n1,b\n", Encoding.UTF8, "text/csv");
        using var answer = await manager.PostAsync("/api/insights/baskets", file, Ct);
        return (int)answer.StatusCode;
    }
}

using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Intents;
using Xunit;

namespace OutlookCrm.Tests.Reminders;

/// <summary>The agendas say what the tasks say, whatever happened in between.</summary>
public sealed class AgendaTests(Company company)
{
    private static readonly TenantId s_tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
    private static readonly Guid s_reza = EntraDirectory.Find("reza")!.ObjectId;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IRowStore Rows => company.Host.ApiServices.GetRequiredService<IRowStore>();

    [Fact]
    public async Task However_many_people_put_a_task_off_at_once_it_stands_once_where_it_is_due()
    {
        var (path, customer) = await CustomerAsync();
        var task = await AddAsync(path, "2027-01-01");

        await Task.WhenAll(Enumerable.Range(2, 12).Select(day =>
            company.Maria.AddAsync($"{path}/{task}/put-off", new { dueOn = $"2027-01-{day:00}" }, 200)));

        var due = (await company.Maria.ReadAsync($"{path}/{task}")).GetProperty("dueOn").GetString()!;
        Assert.Equal($"{due.Replace("-", "", StringComparison.Ordinal)}{customer:N}{task:N}", Assert.Single(await KeysAsync(customer)));
    }

    /// <summary>A crash after the intent: the task is where it was, or where it should be, and its row is not.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task What_a_crash_left_is_put_right_from_the_task(bool hasStaleRow, bool lacksOwnRow)
    {
        var (path, customer) = await CustomerAsync();
        var task = await AddAsync(path, "2027-02-03");
        var agenda = RowKeys.Agenda(s_tenant, s_reza);
        var (own, stale) = ($"20270203{customer:N}{task:N}", $"20270204{customer:N}{task:N}");
        var row = (await Rows.FindAsync(agenda, own, Ct))!;
        await Rows.CommitAsync(
            (hasStaleRow, lacksOwnRow) switch
            {
                (true, true) => new RowBatch(agenda).Upsert(stale, row.Content).Delete(row),
                (true, false) => new RowBatch(agenda).Upsert(stale, row.Content),
                (false, true) => new RowBatch(agenda).Delete(row),
                _ => new RowBatch(agenda).Upsert(own, "{}"u8.ToArray()),
            }, Ct);
        await IntendAsync(customer, task, "2027-02-03", "2027-02-04");

        await company.Host.ApiServices.GetRequiredService<Sweeper>().SweepAsync(TimeSpan.Zero, Ct);

        Assert.Equal(own, Assert.Single(await KeysAsync(customer)));
        Assert.Equal(row.Content.ToArray(), (await Rows.FindAsync(agenda, own, Ct))!.Content.ToArray());
    }

    [Fact]
    public async Task An_erased_customer_leaves_no_row_also_where_a_crash_left_an_intent()
    {
        var (path, customer) = await CustomerAsync();
        var task = await AddAsync(path, "2027-03-04");
        await AddAsync(path, "2027-03-05");
        var agenda = RowKeys.Agenda(s_tenant, s_reza);
        await Rows.CommitAsync(new RowBatch(agenda).Upsert($"20270301{customer:N}{task:N}", "{}"u8.ToArray()), Ct);
        await IntendAsync(customer, task, "2027-03-01", "2027-03-04");
        var version = (await company.Ilona.ReadAsync($"/api/customers/{customer}")).GetProperty("version").GetString();

        using var erased = await company.Ilona.DeleteAsync($"/api/customers/{customer}", version);
        await erased.ReadAsync(204);

        Assert.Empty(await KeysAsync(customer));
    }

    private async Task<(string Path, Guid Customer)> CustomerAsync()
    {
        var customer = await company.AddPersonAsync(company.NewAddress());
        return ($"/api/customers/{customer}/tasks", customer);
    }

    // Nobody else gives Reza tasks.
    private async Task<Guid> AddAsync(string path, string dueOn) =>
        (await company.Maria.AddAsync(path, new { text = "Call", dueOn, owner = new { userId = s_reza, name = "Reza" } })).Id();

    private Task<Intent> IntendAsync(Guid customer, Guid task, params string[] days) =>
        company.Host.ApiServices.GetRequiredService<IntentLog>().OpenAsync(s_tenant, "agenda",
            $$"""
            {"customer":"{{customer}}","task":"{{task}}","places":[{{string.Join(',', days.Select(day =>
                $$"""{"user":"{{s_reza}}","dueOn":"{{day}}"}"""))}}]}
            """, Ct);

    private async Task<List<string>> KeysAsync(Guid customer) =>
        [.. (await Rows.ReadAsync(RowKeys.Agenda(s_tenant, s_reza), KeyRange.Everything, 1000, Ct)).Select(row => row.Key)
            .Where(key => key.Contains($"{customer:N}", StringComparison.Ordinal))];
}

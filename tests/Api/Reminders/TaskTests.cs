using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Reminders.Records;
using OutlookCrm.Reminders.Tasks;
using Xunit;

namespace OutlookCrm.Tests.Reminders;

public sealed class TaskTests(Company company)
{
    private static readonly DateOnly s_today = new(2026, 11, 30);

    [Fact]
    public async Task A_task_waits_on_the_card_until_it_is_done_and_again_when_it_is_reopened()
    {
        var address = company.NewAddress();
        var path = $"/api/customers/{await company.AddPersonAsync(address)}/tasks";
        var late = await company.Maria.AddAsync(path, new { text = "Call back", dueOn = "2020-01-07" });
        await company.Maria.AddAsync(path, new { text = "Send the contract", dueOn = "2099-01-01", internetMessageId = "<a@b>" });
        var customer = await company.CustomerAsync(address);
        Assert.Equal(["Call back", "Send the contract"], Titles(customer));
        Assert.Equal("task-overdue", Assert.Single(Figures(customer, "actions")).GetProperty("code").GetString());
        var due = Assert.Single(Figures(customer, "due"));
        Assert.Equal(("Call back", "Maria Papadaki"), (due.GetProperty("text").GetString(), due.GetProperty("owner").GetString()));

        var done = await company.Nikos.AddAsync($"{path}/{late.Id()}/done", new { }, 200);
        Assert.Equal("Nikos Andreou", done.GetProperty("doneBy").GetProperty("name").GetString());
        var again = await company.Maria.AddAsync($"{path}/{late.Id()}/done", new { }, 200);
        Assert.Equal(done.Version(), again.Version());
        using (var off = await company.Maria.PostAsJsonAsync($"{path}/{late.Id()}/put-off", new { dueOn = "2026-12-24" }))
        {
            await off.IsProblemAsync(409, "task-done");
        }

        customer = await company.CustomerAsync(address);
        Assert.Equal(["Send the contract"], Titles(customer));
        Assert.Empty(Figures(customer, "actions"));
        Assert.Equal((1, 1), (customer.Reminders().GetProperty("open").GetInt32(), customer.Reminders().GetProperty("done").GetInt32()));
        Assert.Equal(["Call back"], (await company.Reza.ReadAsync($"{path}?done=true")).Texts("tasks"));

        await company.Maria.AddAsync($"{path}/{late.Id()}/reopen", new { }, 200);
        await company.Maria.AddAsync($"{path}/{late.Id()}/put-off", new { dueOn = "2099-02-02" }, 200);
        customer = await company.CustomerAsync(address);
        Assert.Equal(["Send the contract", "Call back"], Titles(customer));
        Assert.Empty(Figures(customer, "actions"));
        Assert.Equal(2, customer.GetProperty("timeline").GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task A_task_is_edited_by_its_version_given_to_a_colleague_and_removed()
    {
        var customer = await company.AddPersonAsync(company.NewAddress());
        var path = $"/api/customers/{customer}/tasks";
        var task = await company.Maria.AddAsync(path, new { text = "Call", dueOn = "2030-05-06" });
        var nikos = (await company.Nikos.ReadAsync("/api/me")).GetProperty("objectId").GetGuid();
        Assert.Contains("Call", await MineAsync(company.Maria, customer));

        var request = new { text = "Visit", dueOn = "2030-05-07", owner = new { userId = nikos, name = "Nikos Andreou" } };
        using (var edited = await company.Maria.PutAsync($"{path}/{task.Id()}", request, task.Version()))
        {
            task = await edited.ReadAsync(200);
        }

        Assert.Empty(await MineAsync(company.Maria, customer));
        Assert.Equal(["Visit"], await MineAsync(company.Nikos, customer));
        using (var stale = await company.Maria.PutAsync($"{path}/{task.Id()}", request, "0"))
        {
            await stale.IsProblemAsync(412, "stale");
        }

        using (var reader = await company.Reza.PostAsJsonAsync($"{path}/{task.Id()}/done", new { }))
        {
            await reader.IsProblemAsync(403, "not-allowed");
        }

        await company.Nikos.DeleteAsync(path, task);
        Assert.Empty(await MineAsync(company.Nikos, customer));
        using var gone = await company.Nikos.PostAsJsonAsync($"{path}/{task.Id()}/reopen", new { });
        await gone.IsProblemAsync(404, "no-such-task");
    }

    [Fact]
    public async Task Tasks_and_my_day_are_listed_by_due_day_page_by_page()
    {
        await using var alone = await Company.StartAsync(new());
        var (one, other) = (await alone.AddPersonAsync("a@one.example", "Anna"), await alone.AddPersonAsync("b@two.example", "Béla"));
        var today = (await alone.Maria.ReadAsync("/api/me/tasks")).GetProperty("today").GetDateTime();
        foreach (var (days, index) in new[] { 7, 0, -1, 6, 1 }.Select((days, index) => (days, index)))
        {
            await alone.Maria.AddAsync($"/api/customers/{(index % 2 == 0 ? one : other)}/tasks",
                new { text = $"In {days}", dueOn = $"{today.AddDays(days):yyyy-MM-dd}" });
        }

        var list = await alone.Maria.ReadAsync($"/api/customers/{one}/tasks?limit=2");
        var rest = await alone.Maria.ReadAsync($"/api/customers/{one}/tasks?limit=2&after={list.GetProperty("next").GetString()}");
        Assert.Equal(["In -1", "In 1", "In 7"], [.. list.Texts("tasks"), .. rest.Texts("tasks")]);

        var first = await alone.Maria.ReadAsync("/api/me/tasks?limit=3");
        var second = await alone.Maria.ReadAsync($"/api/me/tasks?limit=3&after={first.GetProperty("next").GetString()}");
        var mine = first.GetProperty("tasks").EnumerateArray().Concat(second.GetProperty("tasks").EnumerateArray()).ToList();
        Assert.Equal(
            [("In -1", "overdue", "Anna"), ("In 0", "today", "Béla"), ("In 1", "thisWeek", "Anna"), ("In 6", "thisWeek", "Béla"),
                ("In 7", "later", "Anna")],
            mine.Select(task => (task.GetProperty("text").GetString()!, task.GetProperty("when").GetString()!,
                task.GetProperty("customerName").GetString()!)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(0, (await alone.Mallory.ReadAsync("/api/me/tasks")).GetProperty("tasks").GetArrayLength());
    }

    [Theory]
    [InlineData(-40, TaskTime.Overdue, "task-overdue", 100)]
    [InlineData(-3, TaskTime.Overdue, "task-overdue", 73)]
    [InlineData(-1, TaskTime.Overdue, "task-overdue", 71)]
    [InlineData(0, TaskTime.Today, "task-today", 60)]
    [InlineData(1, TaskTime.ThisWeek, null, 0)]
    [InlineData(6, TaskTime.ThisWeek, null, 0)]
    [InlineData(7, TaskTime.Later, null, 0)]
    public void A_due_day_is_seen_from_today(int days, TaskTime time, string? code, int weight)
    {
        var due = s_today.AddDays(days);
        var summary = RemindersSummary.Nothing with { Open = 1, Due = [new(Guid.NewGuid(), "Call", due, "Maria")] };

        Assert.Equal(time, TaskRules.TimeOf(due, s_today));
        Assert.Equal(code is null ? [] : [(code, weight)],
            RemindersFigures.Of(summary, s_today).Actions.Select(action => (action.Code, action.Weight)));
    }

    [Theory]
    [InlineData(0, true, false, true)]
    [InlineData(199, true, false, true)]
    [InlineData(200, true, false, false)]
    [InlineData(200, true, true, true)]
    [InlineData(200, false, false, true)]
    public void A_customer_has_so_many_open_tasks_and_no_more(int open, bool isOpen, bool wasOpen, bool hasRoom)
    {
        var by = new OutlookCrm.Slices.DoneBy(Guid.Empty, "Maria", DateTimeOffset.UnixEpoch);
        var task = new CustomerTask(Guid.NewGuid(), "Call", s_today, new UserReference(Guid.Empty, "Maria"), null, by, isOpen ? null : by);

        Assert.Equal(hasRoom, new TaskKind().HasRoom(
            RemindersSummary.Nothing with { Open = open }, task with { DoneBy = wasOpen ? null : by }, task));
    }

    private static async Task<List<string>> MineAsync(HttpClient client, Guid customer) =>
        [.. (await client.ReadAsync("/api/me/tasks?limit=100")).GetProperty("tasks").EnumerateArray()
            .Where(task => task.GetProperty("customerId").GetGuid() == customer).Select(task => task.GetProperty("text").GetString()!)];

    private static List<string?> Titles(JsonElement customer) =>
        [.. customer.GetProperty("openItems").EnumerateArray().Select(item => item.GetProperty("title").GetString())];

    private static List<JsonElement> Figures(JsonElement customer, string member) =>
        [.. customer.GetProperty("figures").GetProperty("reminders").GetProperty(member).EnumerateArray()];
}

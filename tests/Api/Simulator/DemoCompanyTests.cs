using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Feedback;
using OutlookCrm.Payments;
using OutlookCrm.Sales;
using OutlookCrm.Simulator;
using OutlookCrm.Simulator.Demo;
using OutlookCrm.Simulator.Entra;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The demo company is worth a first look, the same every time, and never put in twice.</summary>
public sealed class DemoCompanyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void It_has_the_size_and_the_variety_that_were_asked_for()
    {
        var company = DemoCompany.Make(Now);
        Assert.Equal(60, company.Organisations.Count);
        Assert.InRange(company.People.Count, 240, 260);
        Assert.InRange(company.Mails.Count, 2500, 6000);
        Assert.InRange(company.Scores.Count, 150, 600);
        Assert.Equal(["af", "de", "el", "en", "fa", "hu", "ro"], company.People.Select(person => person.Language).Distinct().Order());
        Assert.True(company.Mails.Min(mail => mail.Message.Sent) < Now.AddDays(-650));
        Assert.All(company.Mails, mail => Assert.True(mail.Message.Received <= Now));
        Assert.InRange(company.Mails.Count(mail => mail.Message.Received > Now.AddHours(-6) && !mail.Message.IsRead), 10, 30);
        Assert.True(company.Mails.Select(mail => mail.Message.Text).Distinct().Count() > company.Mails.Count * 0.95);
    }

    [Fact]
    public void Every_slot_is_filled_and_every_profile_is_one_the_API_takes()
    {
        var company = DemoCompany.Make(Now);
        Assert.All(company.Mails, mail => Assert.DoesNotMatch(@"\{\w+(\.\w+)?\}", mail.Message.Subject + mail.Message.Text));
        Assert.All(company.People, person => Assert.NotNull(ProfileRules.Clean(person.Profile, DateOnly.MaxValue, out _)));
        Assert.All(company.Organisations, one => Assert.NotNull(ProfileRules.Clean(one.Profile, DateOnly.MaxValue, out _)));
        var addresses = company.People.SelectMany(person => person.Profile.Addresses).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_user_has_mail_of_today() =>
        Assert.All(EntraDirectory.Users, user => Assert.Contains(
            DemoCompany.Make(Now).Mails, mail =>
                mail.Mailbox == user.UserName && mail.Message.Folder == "inbox" && mail.Message.Received > Now.AddHours(-6)));

    [Fact]
    public void The_mail_that_opens_first_is_of_a_customer_with_an_organisation_and_falling_scores()
    {
        var company = DemoCompany.Make(Now);
        var first = company.Mails.Where(mail => mail.Mailbox == "maria@contoso.example" && mail.Message.Folder == "inbox")
            .MaxBy(mail => mail.Message.Received)!;
        var customer = company.People.Single(person => person.Person == first.Message.From);
        var scores = company.Scores.Where(score => score.Customer == customer.Id && score.Metric == FeedbackMetric.Csat)
            .OrderBy(score => score.DaysAgo).ToList();

        Assert.NotNull(customer.Profile.OrganisationId);
        Assert.True(scores.Count >= 5);
        Assert.True(scores[0].Score < scores.Average(score => score.Score) - 1);
    }

    [Fact]
    public void Its_books_tell_stories_in_three_currencies_and_are_the_same_every_time()
    {
        var people = DemoCompany.Make(Now).People;
        var accounts = new DemoSales(Now, people).Make();
        var late = accounts.Single(account => account.Customer == DemoCustomer.Named("maria.c0", people));
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        var figures = PaymentsFigures.Of(
            PaymentsSummary.Of(Settlement.Of(late.Documents, late.Payments), late.Payments, null)!, today,
            OutlookCrm.Money.TodaysRates.Of("EUR", []));

        Assert.Equal(("1043", 12, 1240m), (figures.Overdue!.WorstNumber, figures.Overdue.WorstDays, figures.Overdue.Amounts[0].Value));
        Assert.True(figures.OnTime!.OnTime < figures.OnTime.Of);
        Assert.Contains(accounts, account => account.Documents.Select(one => one.Currency).Distinct().Count() == 3);
        Assert.Contains(accounts, account => account.Documents.Any(one => one.Kind == SaleKind.CreditNote));
        Assert.Contains(accounts, account =>
            SalesBook.Summarise(account.Documents) is { } summary && SalesFigures.Of(summary, today).IsSilent);
        Assert.True(accounts.Count(account => account.Documents.Count > 1) > 100);
        Assert.Equal(
            accounts.SelectMany(account => account.Documents).Select(one => (one.Id, one.Total)),
            new DemoSales(Now, people).Make().SelectMany(account => account.Documents).Select(one => (one.Id, one.Total)));
    }

    [Fact]
    public void It_is_the_same_company_every_time() =>
        Assert.Equal(
            DemoCompany.Make(Now).Mails.Select(mail => (mail.Message.Key, mail.Message.Subject)),
            DemoCompany.Make(Now).Mails.Select(mail => (mail.Message.Key, mail.Message.Subject)));

    [Fact]
    public async Task It_is_in_the_CRM_with_its_mail_and_a_second_filling_adds_nothing()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Demo = true }, Ct);
        using var maria = host.ClientFor("maria");
        var busiest = DemoCompany.Make(Now).People.Where(person => person.Owner.Name == "maria").MaxBy(person => person.Threads)!;
        var before = await CardAsync(maria, busiest.Profile.Addresses[0]);
        Assert.Equal(busiest.Profile.Name, before["profile"]!["name"]!.GetValue<string>());
        Assert.True(before["summary"]!["correspondence"]!["mails"]!.GetValue<int>() > 10);
        var first = DemoCustomer.Named("maria.c0", DemoCompany.Make(Now).People);
        Assert.Contains((await CardAsync(maria, first.Person.Address))["timeline"]!["entries"]!.AsArray(),
            entry => entry!["kind"]!.GetValue<string>() == "meeting");
        Assert.Equal(
            [.. DemoCompany.Make(DemoMark.Read(host.DataFolder)!.MadeFor).Mails.Where(mail => mail.LoggedBy is not null)
                .Select(mail => mail.Message.Key).Order()],
            host.Mailboxes.All.SelectMany(one => one.Messages).Where(mail => mail.Categories.Contains("Logged to CRM"))
                .Select(mail => mail.Key).Order());
        var mails = host.Mailboxes.Of(EntraDirectory.Find("maria")!).Messages.Count;

        await new DemoSeeding(host.ApiServices, host.Mailboxes).FillAsync(DemoMark.Read(host.DataFolder)!.MadeFor, Ct);

        var after = await CardAsync(maria, busiest.Profile.Addresses[0]);
        Assert.Equal(before["summary"]!["correspondence"]!["mails"]!.GetValue<int>(),
            after["summary"]!["correspondence"]!["mails"]!.GetValue<int>());
        Assert.Equal(mails, host.Mailboxes.Of(EntraDirectory.Find("maria")!).Messages.Count);
    }

    [Fact]
    public async Task What_it_logged_is_what_Graph_would_have_logged()
    {
        await using var host = await SimulatorHost.StartAsync(new SimulatorOptions { Demo = true }, Ct);
        using var maria = host.ClientFor("maria");
        var madeFor = DemoMark.Read(host.DataFolder)!.MadeFor;
        var mailbox = host.Mailboxes.Of(EntraDirectory.Find("maria")!);
        var logged = DemoCompany.Make(madeFor).Mails.Where(
            mail => mail.LoggedBy?.Name == "maria" && mail.Mailbox == "maria@contoso.example").TakeLast(12);

        foreach (var mail in logged)
        {
            var message = mailbox.Messages.Single(one => one.Key == mail.Message.Key);
            var ids = OutlookCrm.Simulator.Scripts.MessageLine.Of(mailbox, message);
            using var response = await maria.PostAsJsonAsync(
                "/api/correspondence", new { itemId = ids.EwsId, internetMessageId = ids.InternetMessageId }, Ct);

            // 200 and not 201: the same mail, logged already.
            Assert.True(response.StatusCode == System.Net.HttpStatusCode.OK,
                $"{message.Subject}: {await response.Content.ReadAsStringAsync(Ct)}");
        }
    }

    private static async Task<JsonNode> CardAsync(HttpClient client, string address)
    {
        using var response = await client.PostAsJsonAsync("/api/card", new { addresses = new[] { address } }, Ct);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Ct))!["people"]![0]!["customer"]!;
    }
}

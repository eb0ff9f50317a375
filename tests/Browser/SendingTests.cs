using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What Outlook asks when a mail is sent, in an installation that has it look.</summary>
public sealed class SendingTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private ILocator Question => Outlook.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "OutlookCrm" });

    [Fact]
    public async Task A_mail_for_two_companies_goes_only_when_the_person_says_so()
    {
        await ComposeAsync("sending=yes", "ana@alpha.example", "nikos@contoso.example", "bela@mail.beta.example");

        await PressAsync("Send");
        await Assertions.Expect(Question).ToContainTextAsync(
            "This email goes to people at different companies: alpha.example and beta.example. Should they see each other’s addresses?");
        await AnswerAsync("Don’t Send");
        await Assertions.Expect(Outlook.Page.Locator("#draft-subject")).ToHaveValueAsync("Offer");
        await PressAsync("Send");
        await AnswerAsync("Send Anyway");

        await Assertions.Expect(Outlook.Page.GetByText("Sent.")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Page.Locator("iframe[title='OutlookCrm, when sending']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_is_asked_in_the_users_own_language()
    {
        await ComposeAsync("sending=yes&language=fa-IR", "ana@alpha.example", "bela@beta.example");

        await PressAsync("Send");

        await Assertions.Expect(Question).ToContainTextAsync("نشانی یکدیگر را ببینند؟");
    }

    [Theory]
    [InlineData("sending=yes", "ana@alpha.example", "vera@mail.alpha.example", "friend@gmail.com")]
    [InlineData("sending=no", "ana@alpha.example", "bela@beta.example")]
    public async Task Nothing_is_asked_of_a_mail_for_one_company_or_where_nobody_wants_it(string query, params string[] to)
    {
        await ComposeAsync(query, to);

        await PressAsync("Send");

        await Assertions.Expect(Outlook.Page.GetByText("Sent.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mail_whose_recipients_cannot_be_read_goes()
    {
        await ComposeAsync("sending=yes", "ana@alpha.example", "bela@beta.example");
        await Outlook.Page.EvaluateAsync("() => outlook.failing('item.cc.getAsync')");

        await PressAsync("Send");

        await Assertions.Expect(Outlook.Page.GetByText("Sent.")).ToBeVisibleAsync();
    }

    private async Task ComposeAsync(string query, params string[] to)
    {
        await Outlook.OpenAsync(query);
        await Outlook.ComposeAsync(new { to = to.Select(address => new { name = "", address }), subject = "Offer", text = "Dear all" });
        await Assertions.Expect(Outlook.Words(to[0]).First).ToBeVisibleAsync();
    }

    private Task PressAsync(string name) =>
        Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    private Task AnswerAsync(string name) =>
        Question.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true }).ClickAsync();
}

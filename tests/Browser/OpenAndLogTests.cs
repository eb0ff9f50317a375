using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>The main job: open a mail, see the customer, log the mail, find it again.</summary>
public sealed class OpenAndLogTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task Opening_a_mail_shows_the_customer_and_logging_says_who_and_when()
    {
        var eleni = Correspondent.New("Eleni Papadaki");
        await Host.CustomerAsync(eleni, new { role = "Head of purchasing", company = "Aegean Foods SA", stage = "loyal" });
        var mail = await Host.MailAsync(eleni, "Delivery for week 49");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);

        await Assertions.Expect(Outlook.Card("Eleni Papadaki")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Head of purchasing")).ToBeVisibleAsync();
        await Outlook.Button("Log email").ClickAsync();

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Tabpanel).GetByText("Delivery for week 49").First).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Page.Locator(".row[aria-selected=true] .badge")).ToHaveTextAsync("Logged to CRM");
    }

    [Fact]
    public async Task What_was_logged_is_there_after_the_API_was_stopped_and_started()
    {
        var own = await OwnWorldAsync();
        var radu = Correspondent.New("Radu Munteanu");
        await own.CustomerAsync(radu);
        var mail = await own.MailAsync(radu, "Spring offer");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        await own.RestartApiAsync(Stop);
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.GetByRole(AriaRole.Tabpanel).GetByText("Spring offer").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Undo_takes_the_log_back_and_the_button_returns()
    {
        var kostas = Correspondent.New("Kostas Dimou");
        await Host.CustomerAsync(kostas);
        var mail = await Host.MailAsync(kostas, "Wrong labels");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();

        await Outlook.Button("Undo").ClickAsync();

        await Assertions.Expect(Outlook.Words("Removed from the CRM")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToBeEnabledAsync();
        await Assertions.Expect(Outlook.Words("Nothing logged yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_colleague_sees_who_logged_the_mail_in_the_shared_mailbox_and_can_add_their_name()
    {
        var anna = Correspondent.New("Anna Botha");
        await Host.CustomerAsync(anna);
        var mail = await Host.MailAsync(anna, "Order 2217", to: "Sales <sales@contoso.example>", shared: "sales@contoso.example");
        await Outlook.OpenAsync();
        await Outlook.Page.EvaluateAsync("() => outlook.openFolder('sales@contoso.example', 'inbox')");
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        await Outlook.ChooseAsync(new { user = "nikos" });
        await Outlook.Page.EvaluateAsync("() => outlook.openFolder('sales@contoso.example', 'inbox')");
        await Outlook.SelectAsync(mail.Id);

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Outlook.Button("Add my name").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToContainTextAsync("Nikos");
    }

    [Fact]
    public async Task A_reader_sees_the_card_and_cannot_log()
    {
        var sofia = Correspondent.New("Sofia Reka");
        await Host.CustomerAsync(sofia);
        var eml = await Host.DropAsync(
            $"From: {sofia.Name} <{sofia.Address}>\r\nTo: reza@contoso.example\r\nSubject: Hello\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@mail.example>\r\n\r\nHi",
            "reza",
            ct: Stop);
        await Outlook.OpenAsync("user=reza");
        await Outlook.SelectAsync(eml.Id);

        await Assertions.Expect(Outlook.Card("Sofia Reka")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Your role is read-only")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_whole_conversation_is_logged_with_one_click()
    {
        var petru = Correspondent.New("Petru Ionescu");
        await Host.CustomerAsync(petru);
        var first = await ReplyAsync(petru, null, 0);
        for (var number = 1; number < 4; number++)
        {
            await ReplyAsync(petru, first.InternetMessageId, number);
        }

        await Outlook.OpenAsync();
        await Outlook.SelectAsync(first.Id);
        await Outlook.Button("Log all 4 emails").ClickAsync();

        await Assertions.Expect(Outlook.Words("4 emails logged")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Moving_the_mail_to_another_folder_keeps_it_logged()
    {
        var mina = Correspondent.New("Mina Rahimi");
        await Host.CustomerAsync(mina);
        var mail = await Host.MailAsync(mina, "Saffron prices");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        await Outlook.Page.EvaluateAsync("() => outlook.move('archive')");
        await Outlook.Page.EvaluateAsync("() => outlook.openFolder('maria@contoso.example', 'archive')");
        await Outlook.Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = "Saffron prices" }).ClickAsync();

        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
    }

    private Task<Simulator.Scripts.DroppedMail> ReplyAsync(Correspondent from, string? answers, int number)
    {
        var references = answers is null ? "" : $"In-Reply-To: {answers}\r\nReferences: {answers}\r\n";
        return Host.DropAsync(
            $"From: {from.Name} <{from.Address}>\r\nTo: maria@contoso.example\r\n"
            + $"Subject: {(answers is null ? "" : "Re: ")}Olive oil {from.Address}\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@mail.example>\r\n{references}\r\nMail {number}",
            "maria",
            ct: Stop);
    }
}

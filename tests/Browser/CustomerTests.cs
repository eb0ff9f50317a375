using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>Adding, finding and changing customers from the pane.</summary>
public sealed class CustomerTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private const string Signed =
        "Dear Maria,\n\nplease send the price list.\n\n"
        + "Best regards,\nKiss Zsofia\nExport manager\nDunabor Kft.\n+36 1 555 0142";

    [Fact]
    public async Task An_unknown_sender_is_added_prefilled_and_the_mail_logged()
    {
        var zsofia = Correspondent.New("Zsofia Kiss");
        var mail = await Host.MailAsync(zsofia, "Price list", Signed);
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Words("is not in the CRM yet")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Field("Name")).ToHaveValueAsync("Zsofia Kiss");
        await Assertions.Expect(Outlook.Field("Role")).ToHaveValueAsync("Export manager");

        await Outlook.Button("Add and log this email").ClickAsync();

        await Assertions.Expect(Outlook.Card("Zsofia Kiss")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Export manager").First).ToBeVisibleAsync();
    }

    /// <summary>Guard: nothing is stored by merely opening a mail.</summary>
    [Fact]
    public async Task Opening_a_mail_of_a_stranger_stores_nothing()
    {
        var tibor = Correspondent.New("Tibor Balog");
        var mail = await Host.MailAsync(tibor, "Hello", Signed);
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Field("Name")).ToHaveValueAsync("Tibor Balog");

        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);

        await Assertions.Expect(Outlook.Words("is not in the CRM yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Several_people_on_a_mail_are_a_row_of_faces_and_each_shows_their_card()
    {
        var (first, second) = (Correspondent.New("Daria Muntean"), Correspondent.New("Emil Cozma"));
        await Host.CustomerAsync(first);
        await Host.CustomerAsync(second);
        var mail = await Host.MailAsync(first, "Both", to: $"maria@contoso.example, {second.Name} <{second.Address}>");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card("Daria Muntean")).ToBeVisibleAsync();

        await Outlook.Tab("Emil Cozma").ClickAsync();

        await Assertions.Expect(Outlook.Card("Emil Cozma")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Card("Daria Muntean")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_profile_is_edited_and_stays_edited()
    {
        var laura = Correspondent.New("Laura Vass");
        await Host.CustomerAsync(laura);
        var mail = await Host.MailAsync(laura, "New job");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Tab("Profile").ClickAsync();
        await Outlook.Button("Edit").ClickAsync();
        await Outlook.Field("Role").FillAsync("Buyer");
        await Outlook.Field("City").FillAsync("Szeged");
        await Outlook.Button("Save").ClickAsync();
        await Assertions.Expect(Outlook.Button("Edit")).ToBeVisibleAsync();

        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);

        await Assertions.Expect(Outlook.Words("Buyer").First).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Szeged").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_finds_by_name_and_shows_the_customer_without_their_mail()
    {
        var name = $"Quentin {Guid.NewGuid().ToString("N")[..6]}";
        await Host.CustomerAsync(Correspondent.New(name));
        await Outlook.OpenAsync();
        await Outlook.Button("Search customers").First.ClickAsync();
        await Outlook.Pane.GetByRole(AriaRole.Combobox).Or(Outlook.Pane.GetByRole(AriaRole.Searchbox)).First.FillAsync(name);

        await Outlook.Pane.GetByRole(AriaRole.Option).Or(Outlook.Pane.GetByRole(AriaRole.Button))
            .Filter(new LocatorFilterOptions { HasText = name }).First.ClickAsync();

        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Button("Log email")).ToHaveCountAsync(0);
    }
}

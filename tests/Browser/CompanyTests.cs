using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>A company is the sum of its people, and nobody is added twice by mistake.</summary>
public sealed class CompanyTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task The_page_of_a_company_shows_its_people_and_their_history_with_names()
    {
        var name = $"Company {Guid.NewGuid().ToString("N")[..6]}";
        var company = await Host.CustomerAsync(new Correspondent(name, Correspondent.New("Info").Address), new { kind = "organisation" });
        var (pia, lena) = (Correspondent.New("Pia Nemes"), Correspondent.New("Lena Vass"));
        await Host.CustomerAsync(pia, new { company = name, organisationId = company });
        await Host.CustomerAsync(lena, new { company = name, organisationId = company });
        var mail = await Host.MailAsync(pia, "Delivery", "Hello Maria,\n\nthe second pallet has not arrived yet. Please ask the carrier.");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Button("Log email").ClickAsync();
        await Assertions.Expect(Outlook.LoggedBy("Maria")).ToBeVisibleAsync();

        await Outlook.Button(name).ClickAsync();

        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
        var people = Outlook.Pane.GetByRole(AriaRole.Region, new FrameLocatorGetByRoleOptions { Name = "People" });
        await Assertions.Expect(people.GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await Assertions.Expect(Outlook.Pane.Locator(".entry-line"))
            .ToHaveTextAsync("Pia N. → you · the second pallet has not arrived yet.");
        await people.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Lena V." }).ClickAsync();
        await Assertions.Expect(Outlook.Card("Lena Vass")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_customer_of_the_same_name_and_company_is_named_before_anybody_is_added()
    {
        Outlook.Expect("status of 409");
        var name = $"Piet {Guid.NewGuid().ToString("N")[..6]}";
        var known = new Correspondent(name, Correspondent.New("Piet").Address);
        await Host.CustomerAsync(known, new { company = "Duplicate Canteens" });
        var stranger = new Correspondent(name, Correspondent.New("Mary").Address);
        var mail = await Host.MailAsync(stranger, "Hello");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Field("Company").FillAsync("Duplicate Canteens");
        await Outlook.Button("Add without logging").ClickAsync();
        await Assertions.Expect(Outlook.Words("A customer with this name is already in the CRM")).ToBeVisibleAsync();

        await Outlook.Button($"Add this address to {name}").ClickAsync();

        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Added to the CRM")).ToBeVisibleAsync();
        await Outlook.Tab("Profile").ClickAsync();
        await Assertions.Expect(Outlook.Pane.Locator(".facts").GetByText(known.Address)).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.Locator(".facts").GetByText(stranger.Address)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_is_not_found_is_added_without_a_mail()
    {
        var name = $"Zoe {Guid.NewGuid().ToString("N")[..6]}";
        await Outlook.OpenAsync();
        await Outlook.Button("Search customers").First.ClickAsync();
        await Outlook.Pane.GetByRole(AriaRole.Combobox).FillAsync(name);
        await Outlook.Button($"Add “{name}” as a new customer").ClickAsync();
        await Outlook.Field("Email address").FillAsync(Correspondent.New("Zoe").Address);

        await Outlook.Button("Add to CRM").ClickAsync();

        await Assertions.Expect(Outlook.Card(name)).ToBeVisibleAsync();
    }
}

using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>A file of another program is brought in from the pane, looked at before, and taken back.</summary>
public sealed class ImportTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    // Imports and undos are done one after the other, and a slow disk makes the undo of thousands of customers last minutes.
    private static LocatorAssertionsToBeVisibleOptions JobEnds => new() { Timeout = 180_000 };

    /// <summary>
    /// A table with a new customer, the known customer of the address, a row without a name and a column that no program is known for.
    /// </summary>
    internal static FilePayload Contacts(string known)
    {
        var fresh = $"file-{Guid.NewGuid():N}@files.example";
        var rows = $"Name;Email;City;Joined\nZsofia {fresh[..12]};{fresh};Szeged;03/04/2026\nKnown;{known};Pecs;05/06/2026\n;;Vienna;\n";
        return new FilePayload { Name = "contacts.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(rows) };
    }

    [Theory]
    [InlineData("320", "light")]
    [InlineData("450", "dark")]
    public async Task A_file_is_looked_at_imported_and_taken_back(string width, string theme)
    {
        var known = await OpenAsync($"width={width}&theme={theme}");
        await Outlook.Button("Import a file").ClickAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"import begin-{width}-{theme}");
        await Outlook.Pane.GetByLabel("File to import").SetInputFilesAsync(Contacts(known.Address));
        await Assertions.Expect(Outlook.Button("Show what would change")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"import file-{width}-{theme}");

        await Outlook.Button("Show what would change").ClickAsync();
        await Assertions.Expect(Outlook.Words("What the import would do")).ToBeVisibleAsync();
        await Outlook.Words("1 changed", exact: true).ClickAsync();
        await Assertions.Expect(Outlook.Words("City: nothing → Pecs")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"import plan-{width}-{theme}");

        await Outlook.Button("Import").ClickAsync();
        var item = Outlook.Pane.Locator(".imports-item").First;
        await Assertions.Expect(item.GetByText("1 customer added")).ToBeVisibleAsync(JobEnds);
        await Assertions.Expect(item.GetByText("1 customer changed")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Pane.Locator(".imports")).ToBeFocusedAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"import done-{width}-{theme}");

        await Outlook.Button("Undo the import").First.ClickAsync();
        await Outlook.Button("Undo the import").First.ClickAsync();
        await Assertions.Expect(item.GetByText("1 customer removed")).ToBeVisibleAsync(JobEnds);
        await Assertions.Expect(item.GetByText("1 customer has the earlier values again")).ToBeVisibleAsync();
        await SettleAsync();
        await Outlook.PictureAsync($"import undone-{width}-{theme}");
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }

    [Fact]
    public async Task A_running_import_is_stopped_and_undone_by_keyboard()
    {
        await OpenAsync("width=320");
        await Outlook.Button("Import a file").ClickAsync();
        await Outlook.Pane.GetByLabel("File to import").SetInputFilesAsync(Many(15_000));
        await Outlook.Button("Import").ClickAsync();
        var item = Outlook.Pane.Locator(".imports-item").First;
        var stop = item.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Stop and undo" });
        await stop.FocusAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(item.GetByText("This stops the import")).ToBeVisibleAsync();
        await Assertions.Expect(item).ToBeFocusedAsync();
        var seen = await Outlook.Page.Locator("iframe[title=OutlookCrm]").RunAxe();
        Assert.Empty(seen.Violations.Select(rule => rule.Id));
        Assert.False(await Outlook.PaneFrame.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
        await Outlook.PictureAsync("import stopping");

        await Outlook.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(stop).ToBeFocusedAsync();
        await Outlook.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(item.GetByText("undone")).ToBeVisibleAsync(JobEnds);
        await Assertions.Expect(item).ToBeFocusedAsync();
    }

    // So many customers that the import is at work while the question is read.
    private static FilePayload Many(int customers)
    {
        var own = Guid.NewGuid().ToString("N")[..8];
        var rows = Enumerable.Range(0, customers).Select(i => $"Many {own} {i};{own}-{i}@files.example\n");
        return new FilePayload
        {
            Name = "many.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"Name;Email\n{string.Concat(rows)}"),
        };
    }

    [Fact]
    public async Task A_file_that_is_not_read_gets_a_reason_and_another_file_can_be_chosen()
    {
        Outlook.Expect("status of 422");
        await OpenAsync("width=320");
        await Outlook.Button("Import a file").ClickAsync();
        await Outlook.Pane.GetByLabel("File to import").SetInputFilesAsync(
            new FilePayload { Name = "books.csv", MimeType = "text/csv", Buffer = "PK\u0003\u0004 and more"u8.ToArray() });
        await Assertions.Expect(Outlook.Words("This file cannot be imported.")).ToBeVisibleAsync();

        await Outlook.Button("Choose another file").ClickAsync();

        await Assertions.Expect(Outlook.Pane.GetByLabel("File to import")).ToBeVisibleAsync();
    }

    private async Task<Correspondent> OpenAsync(string query)
    {
        var known = Correspondent.New("Ilona Benedek");
        await Host.CustomerAsync(known);
        var mail = await Host.MailAsync(known, "Books");
        await Outlook.OpenAsync(query);
        await Outlook.SelectAsync(mail.Id);
        await Assertions.Expect(Outlook.Card(known.Name)).ToBeVisibleAsync();
        await Outlook.Button("Search customers").First.ClickAsync();
        return known;
    }
}

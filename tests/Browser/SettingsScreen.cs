using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>The settings as an administrator fills them in, by the keyboard where a part is opened.</summary>
internal static class SettingsScreen
{
    /// <summary>Every part of the settings at once, with something in each.</summary>
    public static async Task FillSettingsAsync(this OutlookPage outlook)
    {
        await outlook.Button("Settings").ClickAsync();

        // AllAsync does not wait, and the settings are loaded when they are first opened.
        await outlook.Pane.Locator(".settings-part > summary").Last.WaitForAsync();
        foreach (var part in await outlook.Pane.Locator(".settings-part > summary").AllAsync())
        {
            await part.FocusAsync();
            await outlook.Page.Keyboard.PressAsync("Enter");
        }

        await outlook.Pane.GetByLabel("Address of the receiver").FillAsync("https://books.example/a-rather-long-address-of-a-receiver");
        await outlook.Pane.GetByLabel("Customers were added or changed").CheckAsync();
        await outlook.Button("Create the webhook").ClickAsync();
        await outlook.Button("Messages").First.ClickAsync();
        await outlook.Pane.GetByLabel("Name of the shop").FillAsync("Grinders and more");
        await outlook.Pane.GetByLabel("Signing secret of the shop").FillAsync("chosen by the shop");
        await outlook.Button("Connect").ClickAsync();
        await outlook.Button("Messages that could not be used").First.ClickAsync();
        await outlook.Pane.GetByLabel("What the key is for").FillAsync("Books");
        await outlook.Button("Create the key").ClickAsync();
        await Assertions.Expect(outlook.Words("It is not shown again.")).ToHaveCountAsync(2);
        await outlook.Pane.GetByLabel("CSV file of a central bank").SetInputFilesAsync(new FilePayload
        {
            Name = "rates.csv",
            MimeType = "text/csv",
            Buffer = "Date,USD,HUF\n2026-11-27,1.05,409.5\n"u8.ToArray(),
        });
        await Assertions.Expect(outlook.Words("2 rates, 2 currencies")).ToBeVisibleAsync();
    }
}

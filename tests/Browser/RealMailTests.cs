using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Browser;

/// <summary>Emails as they really are: no From, encoded words, other charsets, embedded messages, bounces.</summary>
public sealed partial class RealMailTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    private const int MostClicks = 5;

    [Fact]
    public async Task Every_real_email_can_be_dropped_opened_and_logged()
    {
        var folder = Path.Combine(SourceTree.Root, "..", "shared", "emails");
        Assert.SkipUnless(Directory.Exists(folder), "The folder of real emails is not beside the repository.");
        var files = Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);

        // A click before the mailbox has named who gets the answers adds the sender, under whom the mail is not logged.
        Outlook.Expect("status of 422 .*/api/correspondence:");
        await Outlook.OpenAsync();
        var wrong = new List<string>();

        foreach (var file in files)
        {
            try
            {
                await DropAndLogAsync(file);
            }
            catch (Exception problem) when (problem is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
            {
                wrong.Add($"{Path.GetFileName(file)}: {problem.Message.Split("Aria snapshot")[0]}");
                await Outlook.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Pictures.Path($"failed {Path.GetFileName(file)}") });
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Several_files_dropped_at_once_all_arrive_and_what_is_no_email_is_refused_in_words()
    {
        Outlook.Expect("status of 400");
        var name = Guid.NewGuid().ToString("N");
        await Outlook.OpenAsync();
        await Outlook.Page.Locator("input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "one.eml", MimeType = "message/rfc822", Buffer = Mail($"One {name}") },
            new FilePayload { Name = "two.eml", MimeType = "message/rfc822", Buffer = Mail($"Two {name}") },
            new FilePayload { Name = "empty.eml", MimeType = "message/rfc822", Buffer = [] },
        ]);

        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = name }))
            .ToHaveCountAsync(2);
        await Assertions.Expect(Outlook.Page.Locator("#mail-subject")).ToContainTextAsync($"Two {name}");
        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("empty.eml:");
    }

    /// <summary>
    /// The damage that a wrongly read charset leaves behind: replacement characters, UTF-8 read as Latin-1, encoded words left as
    /// they are.
    /// </summary>
    [GeneratedRegex("\uFFFD|Ã[\u0080-\u00BF]|â€|=\\?[\\w-]+\\?[QqBb]\\?")]
    private static partial Regex Mojibake();

    private async Task DropAndLogAsync(string file)
    {
        // What the pane says of the mail before must be gone, or it would be taken for what it says of this one.
        await Outlook.SelectAsync(null);
        await Assertions.Expect(Outlook.Words("Select a message")).ToBeVisibleAsync();
        await Outlook.DropAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, Stop));
        var article = Outlook.Page.Locator("#reader article");
        await Outlook.Page.WaitForFunctionAsync("() => document.querySelector('.notice') !== null");
        await Assertions.Expect(Outlook.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        Assert.DoesNotMatch(Mojibake(), await article.InnerTextAsync());
        await Outlook.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dismiss" }).ClickAsync();

        // The button is there before the pane knows anybody on the mail, but cannot be pressed.
        var add = Outlook.Button("Add and log this email");
        var enabled = new FrameLocatorGetByRoleOptions { Name = "Log email", Exact = true, Disabled = false };
        var log = Outlook.Pane.GetByRole(AriaRole.Button, enabled);
        var anyway = Outlook.Button("Add anyway");
        var nobody = Outlook.Pane.GetByText(new Regex(
            "^Just you|^This message has no sender|no usable email address|a colleague is not a customer"));
        await Assertions.Expect(add.Or(log).Or(anyway).Or(nobody).Or(Outlook.LoggedBy("")).First).ToBeVisibleAsync();
        if (await nobody.CountAsync() > 0)
        {
            // No address on it but Maria's, or one that no mail can be sent to.
            return;
        }

        // Some of the files are the same mail once more: it is logged already.
        if (await Outlook.LoggedBy("").CountAsync() == 0)
        {
            // The form for an automatic sender is fetched when it is asked for. Once the mailbox names who gets the answers, the pane is
            // about that person and may ask again; a click on the form before is no click on the form behind.
            for (var clicks = 0; clicks < MostClicks && await Outlook.LoggedBy("").CountAsync() == 0; clicks++)
            {
                var offered = add.Or(log).Or(anyway).First;
                var asksFirst = await offered.InnerTextAsync() == "Add anyway";
                await offered.ClickAsync();
                await (asksFirst ? Assertions.Expect(add.Or(log).Or(anyway).Or(Outlook.LoggedBy("")).First).ToBeVisibleAsync()
                    : IsLoggedSoonAsync());
            }
        }

        await Assertions.Expect(Outlook.LoggedBy("")).ToBeVisibleAsync();
        Assert.DoesNotMatch(Mojibake(), await Outlook.Pane.Locator("body").InnerTextAsync());
    }

    private async Task<bool> IsLoggedSoonAsync()
    {
        try
        {
            await Outlook.LoggedBy("").First.WaitForAsync(new() { Timeout = 5_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static byte[] Mail(string subject) =>
        System.Text.Encoding.UTF8.GetBytes(
            $"From: a@b.example\r\nTo: maria@contoso.example\r\nSubject: {subject}\r\n"
            + $"Message-ID: <{Guid.NewGuid():N}@b.example>\r\n\r\nText");
}

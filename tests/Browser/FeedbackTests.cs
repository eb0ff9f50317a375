using Microsoft.Playwright;

namespace OutlookCrm.Browser;

/// <summary>What a customer said, in a number and in words.</summary>
public sealed class FeedbackTests(BrowserFixture browser, World world) : BrowserTest(browser, world)
{
    [Fact]
    public async Task Feedback_is_recorded_corrected_and_removed()
    {
        var rosa = Correspondent.New("Rosa Deak");
        await Host.CustomerAsync(rosa);
        var mail = await Host.MailAsync(rosa, "Thank you");
        await Outlook.OpenAsync();
        await Outlook.SelectAsync(mail.Id);
        await Outlook.Tab("Feedback").ClickAsync();
        await ScoreAsync(4);
        await Outlook.Field("Their comment").FillAsync("Two boxes broken again");
        await Outlook.Button("Save feedback").ClickAsync();
        await Assertions.Expect(Outlook.Words("CSAT 4 of 5").First).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Two boxes broken again").First).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Satisfaction (CSAT)").First).ToBeVisibleAsync();

        await Outlook.Button("Edit").ClickAsync();
        await ScoreAsync(2);
        await Outlook.Button("Save").ClickAsync();
        await Assertions.Expect(Outlook.Words("CSAT 2 of 5").First).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("CSAT 4 of 5")).ToHaveCountAsync(0);

        await Outlook.Button("Remove").ClickAsync();
        await Outlook.Button("Remove").ClickAsync();
        await Assertions.Expect(Outlook.Words("No feedback yet")).ToBeVisibleAsync();
        await Assertions.Expect(Outlook.Words("Satisfaction (CSAT)")).ToHaveCountAsync(0);
    }

    private Task ScoreAsync(int score) =>
        Outlook.Pane.GetByRole(AriaRole.Group, new FrameLocatorGetByRoleOptions { Name = "How satisfied?" }).Last
            .GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = $"{score}", Exact = true }).CheckAsync();
}

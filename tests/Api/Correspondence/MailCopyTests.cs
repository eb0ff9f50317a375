using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Whether the mail that somebody has open is the one that was logged, where several have one Message-ID and one author.</summary>
public sealed class MailCopyTests
{
    private static readonly Guid s_maria = new("aaaaaaaa-0000-4000-8000-000000000001");
    private static readonly Guid s_nikos = new("aaaaaaaa-0000-4000-8000-000000000002");
    private static readonly DateTimeOffset s_sent = new(2026, 11, 16, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Maria logged a copy that came three seconds after it was sent; the open copy came so many minutes after that.</summary>
    [Theory]
    [InlineData(true, 0.05, true)]
    [InlineData(true, 0.5, true)]
    [InlineData(true, 5, false)]
    [InlineData(true, 24 * 60, false)]
    [InlineData(true, -24 * 60, false)]
    [InlineData(false, 0.1, true)]
    [InlineData(false, 20, true)]
    [InlineData(false, -0.1, true)]
    [InlineData(false, 90, false)]
    [InlineData(false, 24 * 60, false)]
    [InlineData(false, -24 * 60, false)]
    [InlineData(false, 7 * 24 * 60, false)]
    public void When_a_copy_came_tells_it_from_another(bool isHers, double minutes, bool isSame) => Assert.Equal(
        isSame, MailCopy.MayBe([Of(s_maria, 0.05)], s_sent, isHers ? s_maria : s_nikos, "Daily Stock", s_sent.AddMinutes(minutes)));

    /// <summary>One mail in two mailboxes stays one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-55)]
    public void A_colleague_recognises_a_mail_that_took_longer(double minutes) => Assert.True(
        MailCopy.MayBe([Of(s_maria, 0.05)], s_sent, s_nikos, "Daily Stock", s_sent.AddMinutes(minutes)));

    [Fact]
    public void A_mail_that_was_logged_late_is_recognised_by_when_it_was_sent() => Assert.True(
        MailCopy.MayBe([Of(s_maria, 600)], s_sent, s_nikos, "Daily Stock", s_sent.AddMinutes(1)));

    /// <summary>A copy in Sent Items is as old as its draft.</summary>
    [Theory]
    [InlineData(-3 * 24 * 60)]
    [InlineData(-90)]
    [InlineData(0)]
    public void A_mail_of_ours_is_recognised_by_its_subject(double minutes) => Assert.True(
        MailCopy.MayBe([Of(s_nikos, 0.05) with { IsOurs = true }], s_sent, s_maria, "Daily Stock", s_sent.AddMinutes(minutes)));

    [Theory]
    [InlineData("Daily  Stock", true)]
    [InlineData("Daily Stock 17 November", false)]
    [InlineData(null, true)]
    public void The_subject_tells_them_apart_first(string? subject, bool isSame) =>
        Assert.Equal(isSame, MailCopy.MayBe([Of(s_maria, 0.05)], s_sent, s_nikos, subject, s_sent));

    [Fact]
    public void What_is_not_known_keeps_a_mail_logged()
    {
        Assert.True(MailCopy.MayBe(null, s_sent, s_nikos, "Daily Stock", s_sent.AddDays(1)));
        Assert.True(MailCopy.MayBe([Of(s_maria, 0.05)], s_sent, s_nikos, "Daily Stock", null));
        Assert.True(MailCopy.MayBe([Of(s_maria, 0.05) with { CreatedAt = null }], s_sent, s_nikos, "Daily Stock", s_sent.AddDays(1)));
    }

    private static MailCopy Of(Guid user, double minutes) =>
        new(user, s_sent.AddMinutes(minutes), MailLog.SubjectHashOf("Daily Stock"));
}

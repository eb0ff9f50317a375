using System.Text;
using OutlookCrm.Integrations.Webhooks;
using Xunit;

namespace OutlookCrm.Tests.Integrations.Webhooks;

/// <summary>When a message is tried again, and how it is signed.</summary>
public sealed class RetryPlanTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void The_pauses_grow_and_come_to_about_a_day(double random)
    {
        var (pauses, now) = (new List<TimeSpan>(), s_now);
        while (RetryPlan.Next(pauses.Count + 1, now, null, random) is { } next)
        {
            pauses.Add(next - now);
            now = next;
        }

        Assert.Equal(RetryPlan.MostAttempts - 1, pauses.Count);
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange((now - s_now).TotalHours, 18, 30);
        Assert.InRange(pauses[0].TotalSeconds, 4, 6);
    }

    [Theory]
    [InlineData(1, 3600, 3600)]     // later than planned: obeyed
    [InlineData(1, 2, 5)]           // sooner than planned: the plan holds
    [InlineData(1, -60, 5)]         // in the past
    [InlineData(1, 90_000, 86_400)] // longer than a day: a day
    [InlineData(4, 60, 1800)]
    public void A_receiver_may_ask_for_a_longer_pause_up_to_a_day(int attempts, int asked, int seconds) =>
        Assert.Equal(s_now.AddSeconds(seconds), RetryPlan.Next(attempts, s_now, s_now.AddSeconds(asked), 0.5));

    [Fact]
    public void After_the_last_try_not_even_the_receiver_gets_another() =>
        Assert.Null(RetryPlan.Next(RetryPlan.MostAttempts, s_now, s_now.AddHours(1), 0.5));

    // The vector of the reference libraries (standard-webhooks/libraries, "sign function works").
    [Fact]
    public void A_message_is_signed_as_the_reference_libraries_sign_it() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}""",
            [Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]));

    [Fact]
    public void Letters_beyond_ascii_are_signed_as_they_are_sent() => Assert.NotEqual(
        WebhookSignature.Of("msg_1", "1", "é", [Encoding.ASCII.GetBytes("secret")]),
        WebhookSignature.Of("msg_1", "1", "e", [Encoding.ASCII.GetBytes("secret")]));
}

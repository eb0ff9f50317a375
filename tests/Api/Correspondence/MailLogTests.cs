using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class MailLogTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] s_users =
        [Guid.Parse("00000000-0000-4000-8000-000000000001"), Guid.Parse("00000000-0000-4000-8000-000000000002"),
            Guid.Parse("00000000-0000-4000-8000-000000000003")];

    /// <summary>Deeds reach the guards of several customers in any order, late and twice: the names end the same.</summary>
    [Fact]
    public void In_whatever_order_and_however_often_deeds_come_the_same_names_are_left()
    {
        var dice = new Random(20261122);
        for (var round = 0; round < 2000; round++)
        {
            var deeds = Enumerable.Range(0, dice.Next(1, 9))
                .Select(_ => (User: dice.Next(8) == 0 ? (Guid?)null : s_users[dice.Next(3)], IsOn: dice.Next(2) == 0,
                    At: s_start.AddTicks(dice.Next(6))))
                .Select(deed => deed.User is null ? deed with { IsOn = false } : deed)
                .ToList();

            var expected = Names(deeds.Aggregate(Empty, Apply));
            for (var again = 0; again < 5; again++)
            {
                var shuffled = deeds.Concat(deeds.Where(_ => dice.Next(2) == 0)).OrderBy(_ => dice.Next());
                Assert.Equal(expected, Names(shuffled.Aggregate(Empty, Apply)));
            }
        }
    }

    [Fact]
    public void The_later_deed_counts_and_the_first_logging_is_the_one_that_is_shown()
    {
        var logged = Apply(Empty, (s_users[0], true, s_start));
        var again = Apply(logged, (s_users[0], true, s_start.AddMinutes(5)));

        Assert.Equal(s_start, Assert.Single(again.LoggedBy).At);
        Assert.True(Apply(again, (s_users[0], false, s_start.AddMinutes(2))).Stands());
        Assert.False(Apply(again, (s_users[0], false, s_start.AddMinutes(6))).Stands());
        Assert.False(Apply(again, (null, false, s_start.AddMinutes(6))).Stands());
        Assert.Equal(s_start.AddMinutes(5), again.LastChangeAt());
    }

    [Fact]
    public void A_deed_that_came_before_changes_nothing_and_says_so()
    {
        var guard = Apply(Apply(Empty, (s_users[0], true, s_start)), (s_users[1], false, s_start.AddMinutes(1)));

        Assert.Same(guard, Apply(guard, (s_users[0], true, s_start)));
        Assert.Same(guard, Apply(guard, (s_users[1], false, s_start.AddMinutes(1))));
        Assert.Same(guard, Apply(guard, (s_users[1], true, s_start)));
    }

    [Fact]
    public void A_circular_logged_by_thousands_keeps_fifty_names()
    {
        var guard = Enumerable.Range(0, 5000)
            .Aggregate(Empty, (all, i) => all.With(new(Guid.NewGuid(), $"User {i}", s_start.AddMinutes(i))));

        Assert.Equal(50, guard.LoggedBy.Count);
        Assert.Null(guard.Changes);
    }

    [Fact]
    public void A_circular_undone_by_thousands_remembers_the_last_of_them()
    {
        var log = Empty.Without(null, s_start);
        var users = Enumerable.Range(0, 2000).Select(_ => Guid.NewGuid()).ToList();
        foreach (var (user, i) in users.Select((user, i) => (user, i)))
        {
            log = Apply(Apply(log, (user, true, s_start.AddMinutes(2 * i + 1))), (user, false, s_start.AddMinutes(2 * i + 2)));
        }

        Assert.Equal(MailLog.MostChanges, log.Changes!.Count);
        Assert.Same(log, Apply(log, (users[^1], true, s_start.AddMinutes(3999))));
        Assert.Same(log, Apply(log, (users[0], true, s_start)));
    }

    private static MailLog Empty => new("entry", "anna@one.example", []);

    private static MailLog Apply(MailLog guard, (Guid? User, bool IsOn, DateTimeOffset At) deed) =>
        deed.IsOn ? guard.With(new(deed.User!.Value, "Somebody", deed.At)) : guard.Without(deed.User, deed.At);

    private static IEnumerable<Guid> Names(MailLog guard) => guard.LoggedBy.Select(logger => logger.UserId).Order();
}

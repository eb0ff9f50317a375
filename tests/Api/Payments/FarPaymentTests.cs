using OutlookCrm.Payments;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Payments;

/// <summary>A payment is money that has arrived: its day is not far ahead.</summary>
public sealed class FarPaymentTests
{
    [Theory]
    [InlineData("2026-11-30", null)]
    [InlineData("2027-11-30", null)]
    [InlineData("1999-01-01", null)]
    [InlineData("2027-12-01", "day")]
    [InlineData("2028-10-20", "day")]
    [InlineData("2062-10-20", "day")]
    [InlineData("2199-01-01", "day")]
    public void A_day_of_more_than_a_year_ahead_is_refused(string day, string? field)
    {
        var by = new DoneBy(Guid.NewGuid(), "Maria", new(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
        var payment = new Payment(Guid.NewGuid(), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 5, "EUR", null,
            null, [], null, by, null);

        Assert.Equal(field, Payment.WhyNot(payment)?.Field);
        Assert.Null(Payment.WhyNot(payment with { RecordedBy = by with { At = default } }));
    }
}

using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>A day on which several people of a company bought is one purchase day of the company.</summary>
public sealed class JoinedSalesTests
{
    [Theory]
    [InlineData("1001,1020", "1001,1020", 2)]
    [InlineData("1001", "1002", 2)]
    [InlineData("1001,1002,1003", "1002", 3)]
    [InlineData("1001", "", 1)]
    [InlineData("0101,0102,0103,0104", "0103,0104,0105", 5)]
    public void Purchase_days_are_days(string one, string other, int days)
    {
        var joined = other.Length == 0 ? Summary(one) : Summary(one).Joined(Summary(other));

        Assert.Equal((days, days), (joined.PurchaseDays, joined.Days.Count));
    }

    private static SalesSummary Summary(string days) => SalesBook.Summarise([.. days.Split(',').Select((day, i) => new SaleDocument(
        new(i, 1, 0, new byte[8]), SaleKind.Order, $"{i}", null, new(2026, int.Parse(day[..2], null), int.Parse(day[2..], null)), null,
        "EUR", 10, null, 10, null, null, null, false, null, 0, [], null, null, new(Guid.Empty, "t", default), null))])!;
}

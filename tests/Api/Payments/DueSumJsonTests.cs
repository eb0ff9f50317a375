using System.Globalization;
using System.Text;
using System.Text.Json;
using OutlookCrm.Payments;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Payments;

public sealed class DueSumJsonTests
{
    [Theory]
    [InlineData("2026-11-30", "EUR", "1240.50", 3, "1041")]
    [InlineData("0001-01-01", "EUR", "0.01", 1, null)]
    [InlineData("9999-12-31", "JPY", "79228162514264337593543950335", int.MaxValue, "")]
    [InlineData("2028-02-29", "HUF", "-100.000", 0, "A/\"12\"\\7")]
    [InlineData("2026-01-02", "TND", "12.345", 2, "Τιμολόγιο №5 🧾")]
    [InlineData("2026-01-02", "EUR", "100", 1, "line\nbreak\u0001")]
    public void The_row_is_what_the_generated_writer_makes_and_is_read_back(
        string on, string currency, string amount, int count, string? number)
    {
        var sum = new DueSum(DateOnly.Parse(on, CultureInfo.InvariantCulture), currency,
            decimal.Parse(amount, CultureInfo.InvariantCulture), count, number, count > 1 ? 0.75m : null);
        var generated = new PaymentsJson(RowJson.Options()).PaymentsSummary;
        var summary = new PaymentsSummary(0, null, [], 0, 0, 0, [sum, sum], 0, null);

        var row = JsonSerializer.Serialize(summary, PaymentsJson.Rows.PaymentsSummary);

        Assert.Equal(JsonSerializer.Serialize(summary, generated), row);
        Assert.Equal<DueSum>([sum, sum], JsonSerializer.Deserialize(row, PaymentsJson.Rows.PaymentsSummary)!.Due);
    }

    [Theory]
    [InlineData("""{"number":"7","count":2,"amount":5,"currency":"EUR","on":"2026-11-30"}""")]
    [InlineData("""{"on":"2026-11-30","later":{"on":[1,{"count":9}]},"currency":"EUR","amount":5,"count":2,"number":"7"}""")]
    [InlineData("""{ "on" : "2026-11-30", "currency":"EUR","amount":5.0,"count":2,"number":"7","note":null }""")]
    public void Members_come_in_any_order_and_those_of_a_later_version_are_passed_over(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();

        Assert.Equal(new DueSum(new(2026, 11, 30), "EUR", 5, 2, "7"), new DueSumJson().Read(ref reader, typeof(DueSum), RowJson.Options()));
        Assert.Equal(JsonTokenType.EndObject, reader.TokenType);
    }
}

using OutlookCrm.CustomerScience.Purchases;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience.Purchases;

public sealed class PurchaseLinesTests
{
    /// <summary>Each line comes back as it was, to the last digit and the number of decimals.</summary>
    [Fact]
    public void What_was_added_is_there()
    {
        var random = new Random(1);
        decimal[] numbers =
        [
            0, -0.00m, 1.50m, -12.345m, decimal.MaxValue, decimal.MinValue, 1e-28m, long.MaxValue, -(decimal)ulong.MaxValue,
            79_228_162_514_264_337_593.543950335m,
        ];
        string?[] texts = [null, "", "a", "b", "Oil, 5 l"];
        PurchaseLine[] all = [.. Enumerable.Range(0, 20_000).Select(_ => new PurchaseLine(
            texts[1 + random.Next(4)]!, new DateOnly(2026, 1, 1).AddDays(random.Next(3)), Number()!.Value, Text(), Text(),
            random.Next(3) == 0 ? null : Number(), random.Next(3) == 0 ? null : Number(), Text(), Text()))];

        IReadOnlyList<PurchaseLine> lines = PurchaseLines.Of(all);

        Assert.Equal(all.Length, lines.Count);
        Assert.Equal(all, lines);
        Assert.All(Enumerable.Range(0, all.Length), i => Assert.Equal(decimal.GetBits(all[i].Amount)[3] & 0xFF0000,
            decimal.GetBits(lines[i].Amount)[3] & 0xFF0000));
        Assert.Throws<ArgumentOutOfRangeException>(() => lines[all.Length]);
        Assert.Throws<ArgumentOutOfRangeException>(() => lines[-1]);

        decimal? Number() => random.Next(2) == 0 ? numbers[random.Next(numbers.Length)] : random.Next(-1_000_000, 1_000_000) / 100m;
        string? Text() => texts[random.Next(texts.Length)];
    }
}

using System.Globalization;

namespace OutlookCrm.CustomerScience.Satisfaction;

/// <summary>Answers on a scale of whole numbers, counted by box.</summary>
internal static class Boxes
{
    public static int[] Count(IEnumerable<int> answers, int lowest, int highest)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var counts = new int[highest + 1];
        foreach (var answer in answers)
        {
            if (answer < lowest || answer > highest)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(answers), string.Create(CultureInfo.InvariantCulture,
                        $"The answer {answer} is not on the scale of {lowest} to {highest}."));
            }

            counts[answer]++;
        }

        return counts;
    }

    public static void Check(params ReadOnlySpan<int> counts)
    {
        foreach (var count in counts)
        {
            if (count < 0)
            {
                throw new ArgumentException("A count of answers is not negative.", nameof(counts));
            }
        }
    }
}

namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>Sample quantiles without sorting everything.</summary>
internal static class Quantiles
{
    /// <summary>
    /// Type-7 quantiles (Hyndman and Fan 1996, the default of R): with h = (n − 1)p, the value between the order statistics ⌊h⌋ and ⌊h⌋ +
    /// 1. Reorders the values.
    /// </summary>
    /// <param name="values">At least one, finite; left in another order.</param>
    /// <param name="probabilities">Each 0…1, ascending.</param>
    public static double[] Type7(Span<double> values, ReadOnlySpan<double> probabilities)
    {
        var found = new double[probabilities.Length];
        var from = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var h = (values.Length - 1) * probabilities[i];
            var k = (int)h;
            var low = Select(values, from, k);

            // What lies right of k is not smaller, so the next order statistic is its minimum, and later ones are sought there alone.
            var high = k + 1 < values.Length ? Min(values[(k + 1)..]) : low;
            found[i] = low + (h - k) * (high - low);
            from = k;
        }

        return found;
    }

    private static double Min(ReadOnlySpan<double> values)
    {
        var min = values[0];
        foreach (var value in values[1..])
        {
            min = Math.Min(min, value);
        }

        return min;
    }

    // Quickselect (Hoare 1961), median of three; a run of bad luck ends in a sort, so that no data are slow.
    private static double Select(Span<double> values, int from, int k)
    {
        var to = values.Length - 1;
        for (var luck = 2 * (32 - int.LeadingZeroCount(values.Length)); to > from; luck--)
        {
            if (luck == 0 || to - from < 32)
            {
                values[from..(to + 1)].Sort();
                break;
            }

            var pivot = Median(values[from], values[from + (to - from) / 2], values[to]);
            int i = from, j = to;
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                to = j;
            }
            else if (k >= i)
            {
                from = i;
            }
            else
            {
                break;
            }
        }

        return values[k];
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

namespace OutlookCrm.CustomerScience.Forecasts;

/// <summary>The stepwise choice of ARIMA orders by Hyndman and Khandakar (2008), with orders up to (3,1,3)(1,1,1) and no more than four
/// coefficients.</summary>
internal static class ArimaChoice
{
    private const int MostForms = 40;

    /// <summary>The form with the smallest criterion that the walk from four usual ones finds.</summary>
    /// <param name="values">Eight or more values of about unit size.</param>
    /// <param name="period">Observations a season.</param>
    public static ArimaModel Best(double[] values, int period)
    {
        if (values.Length < 3 * period)
        {
            period = 1;
        }

        var seasonal = Differences.SeasonalNeeded(values, period);

        // A second difference would carry the latest slope on for ever.
        var ordinary = Math.Min(1, Differences.OrdinaryNeeded(Differences.Of(values, 0, seasonal, period)));
        var constant = ordinary + seasonal <= 1;
        ArimaForm Form(int p, int q, int sp, int sq) => new(p, ordinary, q, period > 1 ? sp : 0, seasonal, period > 1 ? sq : 0, constant);

        var tried = new HashSet<ArimaForm>();
        ArimaModel? best = null;
        foreach (var form in (ReadOnlySpan<ArimaForm>)[Form(1, 1, 1, 1), Form(0, 0, 0, 0), Form(1, 0, 1, 0), Form(0, 1, 0, 1)])
        {
            Try(form);
        }

        Try(Form(0, 0, 0, 0) with { Constant = false });
        while (tried.Count < MostForms)
        {
            var centre = best!.Form;
            foreach (var neighbour in Neighbours(centre))
            {
                Try(neighbour);
            }

            if (best.Form == centre)
            {
                break;
            }
        }

        return best!;

        void Try(ArimaForm form)
        {
            if (form.IsAllowed(period) && !(form.Constant && !constant) && tried.Count < MostForms && tried.Add(form))
            {
                var model = ArimaModel.Fit(values, form, period);
                if (best is null || (model.Criterion < best.Criterion && model.IsSafe))
                {
                    best = model;
                }
            }
        }
    }

    private static ArimaForm[] Neighbours(ArimaForm f) =>
    [
        f with { SeasonalP = f.SeasonalP - 1 },
        f with { SeasonalQ = f.SeasonalQ - 1 },
        f with { SeasonalP = f.SeasonalP + 1 },
        f with { SeasonalQ = f.SeasonalQ + 1 },
        f with { SeasonalP = f.SeasonalP - 1, SeasonalQ = f.SeasonalQ - 1 },
        f with { SeasonalP = f.SeasonalP + 1, SeasonalQ = f.SeasonalQ + 1 },
        f with { P = f.P - 1 },
        f with { Q = f.Q - 1 },
        f with { P = f.P + 1 },
        f with { Q = f.Q + 1 },
        f with { P = f.P - 1, Q = f.Q - 1 },
        f with { P = f.P + 1, Q = f.Q + 1 },
        f with { Constant = !f.Constant },
    ];
}

using OutlookCrm.Primitives;

namespace OutlookCrm.Deals;

/// <summary>What an administrator can set about deals. Pure.</summary>
public static class PipelineRules
{
    public const int MostPipelines = 10;
    public const int MostStages = 20;
    public const int MostReasons = 30;
    public const int LongestName = 60;

    /// <summary>What is wrong with the settings: the path and the reason; null when they can be stored.</summary>
    public static (string Field, string Reason)? WhyNot(DealsSettings settings)
    {
        if (settings.Pipelines.Count is 0 or > MostPipelines)
        {
            return ("pipelines", $"1 to {MostPipelines} pipelines.");
        }

        if (NamesWhyNot(settings.Pipelines.Select(one => one.Name), i => $"pipelines[{i}].name") is { } wrong)
        {
            return wrong;
        }

        var ids = settings.Pipelines.Select(one => one.Id).Concat(settings.Pipelines.SelectMany(one => one.Stages).Select(one => one.Id));
        if (ids.CountBy(id => id).Any(id => id.Value > 1))
        {
            return ("pipelines", "Each id once.");
        }

        for (var i = 0; i < settings.Pipelines.Count; i++)
        {
            if (WhyNot(settings.Pipelines[i].Stages, $"pipelines[{i}].stages") is { } fault)
            {
                return fault;
            }
        }

        return settings.LostReasons.Count is 0 or > MostReasons ? ("lostReasons", $"1 to {MostReasons} reasons.")
            : NamesWhyNot(settings.LostReasons, i => $"lostReasons[{i}]");
    }

    private static (string Field, string Reason)? WhyNot(IReadOnlyList<Stage> stages, string path)
    {
        if (stages.Count is 0 or > MostStages)
        {
            return (path, $"1 to {MostStages} stages.");
        }

        for (var i = 0; i < stages.Count; i++)
        {
            if (!(stages[i].Chance is >= 0 and <= 1))
            {
                return ($"{path}[{i}].chance", "From 0 to 1.");
            }

            if (stages[i].RottingDays is < 1 or > 3650)
            {
                return ($"{path}[{i}].rottingDays", "From 1 to 3650 days, or null.");
            }
        }

        return NamesWhyNot(stages.Select(one => one.Name), i => $"{path}[{i}].name");
    }

    private static (string Field, string Reason)? NamesWhyNot(IEnumerable<string> names, Func<int, string> path)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        foreach (var name in names)
        {
            if (!ShownText.IsVisible(name))
            {
                return (path(at), "A name that can be seen.");
            }

            if (!seen.Add(name))
            {
                return (path(at), "Each name once.");
            }

            at++;
        }

        return null;
    }
}

namespace OutlookCrm.Sales;

/// <summary>
/// Which documents count no more because a correction stands in their place. Pure, and the same whatever the order in which they arrived
/// and whatever day a correction bears. Of several corrections in place of the same document the latest one counts.
/// </summary>
internal static class Replacements
{
    /// <summary>The ids of the documents that are replaced.</summary>
    /// <param name="replacing">The corrections that stand in place of another document.</param>
    /// <param name="targetOf">The document that a correction names; null where it is not there.</param>
    public static HashSet<Guid> Of(IReadOnlyList<SaleDocument> replacing, Func<SaleDocument, SaleDocument?> targetOf)
    {
        var targets = new Dictionary<Guid, SaleDocument?>();
        foreach (var correction in replacing)
        {
            targets[correction.Id] = targetOf(correction);
        }

        var gone = targets.Values.Where(target => target is not null).Select(target => target!.Id).ToHashSet();
        foreach (var same in replacing.GroupBy(correction => RootOf(correction, targets)))
        {
            // Two corrections that name each other have no last one among them.
            var last = same.Where(correction => !gone.Contains(correction.Id)).ToList();
            last = last.Count > 0 ? last : [.. same];
            var latest = last.OrderBy(correction => correction.Day).ThenBy(correction => correction.RecordedBy.At)
                .ThenBy(correction => correction.Id).Last();
            gone.UnionWith(last.Select(correction => correction.Id));
            gone.Remove(latest.Id);
        }

        return gone;
    }

    // What the corrections of a chain replace together: the document at its end, or what the last of them names.
    private static (Guid Document, string? Named, string Seller, int Year) RootOf(
        SaleDocument correction, Dictionary<Guid, SaleDocument?> targets)
    {
        var met = new HashSet<Guid>();
        for (var at = correction; ;)
        {
            if (!met.Add(at.Id))
            {
                return (met.Min(), null, "", 0);
            }

            if (!targets.TryGetValue(at.Id, out var target))
            {
                return (at.Id, null, "", 0);
            }

            if (target is null)
            {
                return (default, at.Corrects, at.SellerKey, at.Day.Year);
            }

            at = target;
        }
    }
}

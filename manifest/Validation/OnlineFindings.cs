namespace OutlookCrm.Manifest.Validation;

/// <summary>What an online check finds. The same fault of many addresses of one host is said once.</summary>
internal sealed class OnlineFindings
{
    private readonly List<(Uri Address, string What, string Fix, bool IsWarning)> _found = [];
    private readonly Dictionary<string, Unreached> _unreached = new(StringComparer.Ordinal);

    public void Error(Uri address, string what, string fix) => _found.Add((address, what, fix, false));

    public void Warning(Uri address, string what, string fix) => _found.Add((address, what, fix, true));

    /// <summary>The host of this address cannot be reached: <see cref="Skips"/> answers true for what else is there.</summary>
    public void Unreachable(Uri address, string what, string fix) => _unreached[address.Authority] = new(address, what, fix, 0);

    /// <summary>Whether the host cannot be reached, so that nothing more need be asked of it.</summary>
    public bool Skips(Uri address)
    {
        if (!_unreached.TryGetValue(address.Authority, out var host))
        {
            return false;
        }

        _unreached[address.Authority] = host with { NotAsked = host.NotAsked + 1 };
        return true;
    }

    /// <summary>The findings, each once per host.</summary>
    public void Tell(Findings findings)
    {
        foreach (var host in _unreached.Values)
        {
            findings.Error(host.Address.AbsoluteUri, host.What
                + (host.NotAsked > 0 ? $" {More(host.NotAsked)} of this host {(host.NotAsked == 1 ? "was" : "were")} not asked for." : ""),
                host.Fix);
        }

        foreach (var same in _found.GroupBy(one => (one.Address.Authority, one.What, one.Fix, one.IsWarning)))
        {
            var (where, what) = (
                same.First().Address.AbsoluteUri, same.Key.What
                + (same.Count() > 1 ? $" So it is with {More(same.Count() - 1)} of this host." : ""));
            (same.Key.IsWarning ? findings.Warning : (Action<string, string, string>)findings.Error)(where, what, same.Key.Fix);
        }
    }

    private static string More(int count) => count == 1 ? "one more address" : $"{count} more addresses";

    private sealed record Unreached(Uri Address, string What, string Fix, int NotAsked);
}

namespace OutlookCrm.Customers.Profiles;

/// <summary>
/// A customer's former names and addresses, kept so that an erasure finds the customer in older mails. No screen shows them. None is ever
/// dropped: when a row is full, it stays and the next one begins.
/// </summary>
public sealed record FormerNames(IReadOnlyList<string> Names, IReadOnlyList<string> Addresses)
{
    public static FormerNames None { get; } = new([], []);

    /// <summary>
    /// With what <paramref name="before"/> says and <paramref name="after"/> no longer does; the same when that is nothing.
    /// </summary>
    public FormerNames Remember(Profile before, Profile after)
    {
        var names = before.Name == after.Name ? Names : [.. Names.Append(before.Name).Distinct()];
        var gone = before.Addresses.Except(after.Addresses, StringComparer.OrdinalIgnoreCase).ToList();
        return names == Names && gone.Count == 0 ? this : new(names, [.. Addresses.Union(gone, StringComparer.OrdinalIgnoreCase)]);
    }
}

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// A fault in a manifest. <paramref name="Where"/> is a line or a path in the file, <paramref name="What"/> says what is wrong and why it
/// matters, <paramref name="Fix"/> how to fix it. A warning is legal and works, though perhaps not as meant.
/// </summary>
internal sealed record Finding(string File, string Where, string What, string Fix, bool IsWarning = false)
{
    public override string ToString() =>
        $"{File}{(Where.Length > 0 ? $" {Where}" : "")}: {(IsWarning ? "warning" : "error")}: {What} To fix it: {Fix}";
}

/// <summary>The findings of one file while it is being read.</summary>
internal sealed class Findings(string file)
{
    private readonly List<Finding> _found = [];

    public IReadOnlyList<Finding> Found => _found;

    public void Error(string where, string what, string fix) => _found.Add(new(file, where, what, fix));

    public void Warning(string where, string what, string fix) => _found.Add(new(file, where, what, fix, IsWarning: true));
}

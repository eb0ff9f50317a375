using System.Text.RegularExpressions;

namespace OutlookCrm.Customers.Timeline;

/// <summary>What an entry's id looks like: nothing else may become a key.</summary>
public static partial class EntryIds
{
    public const string Pattern = "^[0-9]{19}-[0-9a-f]{32}$";

    /// <summary>True for the form of an id, whether or not there is such an entry.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex("^[0-9]{19}-[0-9a-f]{32}\\z")]
    private static partial Regex Form();
}

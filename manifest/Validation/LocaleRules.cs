using System.Text.RegularExpressions;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What holds for languages in either manifest: whole tags, none twice, none for the default one, and every text in all of them, so that no
/// user sees a pane that is half in another language.
/// </summary>
internal sealed partial class LocaleRules(Findings findings)
{
    private readonly List<(string Where, HashSet<string> Locales)> _texts = [];
    private string _default = "";

    /// <summary>Every language but the default one, in small letters.</summary>
    public IReadOnlySet<string> All => _texts.SelectMany(text => text.Locales).ToHashSet(StringComparer.Ordinal);

    public void Default(string where, string tag)
    {
        _default = tag.ToLowerInvariant();
        Check(where, tag);
    }

    /// <summary>One text and the languages it is overridden in.</summary>
    public void Text(string where, IEnumerable<string> locales)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in locales)
        {
            Check(where, tag);
            if (tag.Equals(_default, StringComparison.OrdinalIgnoreCase))
            {
                findings.Error(where, $"{tag} is the default language and needs no override; Outlook takes either text by chance.",
                    "drop the override.");
            }
            else if (!seen.Add(tag.ToLowerInvariant()))
            {
                findings.Error(where, $"{tag} is there twice; Outlook takes either text by chance.", "drop one.");
            }
        }

        _texts.Add((where, seen));
    }

    /// <summary>After all texts: which lack a language that others have.</summary>
    public void Complete()
    {
        var all = All;
        foreach (var (where, locales) in _texts)
        {
            if (all.Except(locales).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            {
                findings.Error(where,
                    $"The text is missing in {string.Join(", ", missing)}, which other texts have: the user would see two languages mixed.",
                    "translate it, or drop the language everywhere.");
            }
        }
    }

    private void Check(string where, string tag)
    {
        if (!WholeTag().IsMatch(tag))
        {
            findings.Error(where, $"'{tag}' is no whole language tag: the product names languages with their country.",
                "write language and country, such as el-GR.");
        }
    }

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z]{4})?-([a-zA-Z]{2}|[0-9]{3})$")]
    private static partial Regex WholeTag();
}

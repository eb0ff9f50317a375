using AngleSharp.Html.Parser.Tokens;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>
/// Follows the tags of an HTML body from the first element on that is hidden to its end, and says whether what stands there is seen. A tag
/// that is never closed hides nothing: its text is kept aside, and is given back at the end of the body.
/// </summary>
internal sealed class HiddenElements
{
    private const int MostLookedThrough = 256;

    private static readonly HashSet<string> s_void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    };

    // A tag of these ends the ones before it that were not closed.
    private static readonly Dictionary<string, string[]> s_following = new(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = ["p"],
        ["li"] = ["li", "p"],
        ["dd"] = ["dd", "dt", "p"],
        ["dt"] = ["dd", "dt", "p"],
        ["td"] = ["td", "th", "p"],
        ["th"] = ["td", "th", "p"],
        ["tr"] = ["tr", "td", "th", "p"],
    };

    private readonly Stack<(string Name, Sight Sight)> _open = [];
    private readonly HashSet<string> _classes = new(StringComparer.OrdinalIgnoreCase);
    private readonly HiddenColours _colours = new();
    private readonly StringBuilder _aside = new();

    /// <summary>True where a reader sees the text.</summary>
    public bool IsSeen => !_open.TryPeek(out var inner) || inner.Sight is Sight.Seen;

    /// <summary>Whether a hidden element has ended so far that had text.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>Hidden text of elements whose end has not come.</summary>
    public StringBuilder Aside => _aside;

    /// <summary>The text of a style sheet within the body.</summary>
    public void Learn(string sheet)
    {
        _classes.UnionWith(HiddenStyle.HiddenClasses(sheet));
        _colours.Learn(sheet);
    }

    public void Start(HtmlTagToken tag)
    {
        if (s_void.Contains(tag.Name) || tag.IsSelfClosing)
        {
            return;
        }

        while (s_following.TryGetValue(tag.Name, out var ended) && _open.TryPeek(out var before) && ended.Contains(before.Name))
        {
            Pop();
        }

        var (sight, isReadable) = SightOf(tag);
        if (_open.TryPeek(out var around))
        {
            var isBack = around.Sight is Sight.Pale && sight is Sight.AsAround && isReadable;
            _open.Push((tag.Name, isBack ? Sight.Seen : around.Sight is Sight.Gone || sight is Sight.AsAround ? around.Sight : sight));
        }
        else if (sight is Sight.Gone or Sight.Small or Sight.Pale)
        {
            _open.Push((tag.Name, sight));
        }
    }

    public void End(string name)
    {
        var found = _open.Take(MostLookedThrough).Index().FirstOrDefault(element => element.Item.Name == name, (-1, default));
        for (var left = found.Index; left >= 0; left--)
        {
            Pop();
        }
    }

    private void Pop()
    {
        _open.Pop();
        if (_open.Count == 0)
        {
            HasHidden |= _aside.Length > 0;
            _aside.Clear();
        }
    }

    private (Sight Sight, bool IsReadable) SightOf(HtmlTagToken tag)
    {
        var sight = Sight.AsAround;
        foreach (var attribute in tag.Attributes)
        {
            sight = attribute.Name switch
            {
                "hidden" => Sight.Gone,
                "style" when sight is not Sight.Gone && HiddenStyle.Of(attribute.Value) is var styled && styled is not Sight.AsAround
                    => styled,
                "class" when sight is Sight.AsAround && _classes.Count > 0
                    && attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(_classes.Contains) => Sight.Gone,
                "id" when sight is Sight.AsAround && _classes.Contains($"#{attribute.Value}") => Sight.Gone,
                _ => sight,
            };
        }

        var isSeen = _colours.IsSeen(
            ValueOf(tag, "style") ?? "", ValueOf(tag, "color"), ValueOf(tag, "bgcolor"), ValueOf(tag, "background"));
        return (isSeen == false && sight is (Sight.AsAround or Sight.Seen) ? Sight.Pale : sight, isSeen == true);
    }

    private static string? ValueOf(HtmlTagToken tag, string name) =>
        tag.Attributes.Find(attribute => attribute.Name == name) is { Name: not null } found ? found.Value : null;
}

namespace OutlookCrm.Sheets;

/// <summary>The names of one column, each one object however often it comes. Names that people mean to be one (<see cref="SameName"/>) are
/// one, as the first of them was typed.</summary>
internal sealed class TypedNames
{
    // The name of each text that was typed; and by its key the name of each that was typed unlike its key.
    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _meant = new(StringComparer.Ordinal);
    private (string Typed, string Name) _latest = ("", "");

    /// <summary>The name that is meant.</summary>
    /// <param name="text">As typed; not blank.</param>
    public string Of(ReadOnlySpan<char> text)
    {
        // The lines of an order stand together.
        if (text.SequenceEqual(_latest.Typed))
        {
            return _latest.Name;
        }

        if (!_typed.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var typed, out var name))
        {
            typed = text.ToString();
            _typed.Add(typed, name = Meant(typed));
        }

        _latest = (typed, name);
        return name;
    }

    private string Meant(string typed)
    {
        var key = SameName.KeyOf(typed);
        if (_meant.TryGetValue(key, out var name) || ReferenceEquals(key, typed))
        {
            return name ?? typed;
        }

        // Whoever was typed as the key is found there.
        name = _typed.TryGetValue(key, out var own) && SameName.KeyOf(key) == key ? own : typed;
        _meant.Add(key, name);
        return name;
    }
}

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Whether a value of the file goes over the one that is stored.</summary>
public enum UpdateRule
{
    /// <summary>Only where nothing is stored.</summary>
    FillEmpty,

    /// <summary>Whenever the file has a value.</summary>
    Overwrite,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>The rules by which the columns of a file change customers who are there.</summary>
internal sealed class UpdateRules
{
    private readonly UpdateRule _usual;
    private readonly Dictionary<Field, UpdateRule> _rules = [];

    /// <summary>The rules for the columns of a file.</summary>
    /// <param name="options">A rule for all columns, and rules for single ones by their names in the header.</param>
    /// <param name="columns">The names, and what the columns hold.</param>
    public UpdateRules(TableAnswers options, IReadOnlyList<(string Header, Field? Field)> columns)
    {
        var rules = HeaderName.Own(options.Updates ?? new Dictionary<string, UpdateRule>(), [.. columns.Select(column => column.Header)]);
        _usual = options.Update ?? UpdateRule.FillEmpty;
        foreach (var (header, held) in columns)
        {
            if (held is { } field)
            {
                var own = rules.TryGetValue(header, out var rule) ? rule : _usual;
                _rules[field] = _rules.TryGetValue(field, out var other) ? Stronger(own, other) : own;
            }
        }
    }

    /// <summary>The rule of a member that is made of several columns: the one that changes most.</summary>
    public UpdateRule Of(IReadOnlyList<Field> fields) =>
        fields.Where(_rules.ContainsKey).Select(field => _rules[field]).Aggregate((UpdateRule?)null, (strongest, rule) =>
            strongest is { } other ? Stronger(other, rule) : rule) ?? _usual;

    private static UpdateRule Stronger(UpdateRule one, UpdateRule other) =>
        one == UpdateRule.Overwrite || other == UpdateRule.Overwrite ? UpdateRule.Overwrite
        : one == UpdateRule.FillEmpty || other == UpdateRule.FillEmpty ? UpdateRule.FillEmpty : UpdateRule.Never;
}

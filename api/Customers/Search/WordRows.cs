using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>One key range that is read for what was typed. Customers of a lower rank are shown first.</summary>
public readonly record struct SearchRange(Partition Partition, KeyRange Keys, int Rank);

/// <summary>The customers that one typed word finds, read on as far as the other words ask for.</summary>
internal sealed class WordRows(IRowStore rows, IReadOnlyList<SearchRange> ranges)
{
    private const int FirstPage = 64;

    private readonly Dictionary<Guid, int> _ranks = [];
    private int _range;
    private string? _after;
    private int _page = FirstPage;

    /// <summary>The customers that were read so far, with their best rank.</summary>
    public IReadOnlyDictionary<Guid, int> Ranks => _ranks;

    /// <summary>How many rows were read so far.</summary>
    public int Read { get; private set; }

    /// <summary>True when every customer of the word was read.</summary>
    public bool IsWhole => _range == ranges.Count;

    /// <summary>Reads the next page, each four times as long as the page before.</summary>
    public async Task ReadOnAsync(CancellationToken ct)
    {
        for (var left = _page; left > 0 && !IsWhole;)
        {
            left -= await ReadPageAsync(Math.Min(left, RowLimits.RowsPerRead), ct);
        }

        _page *= 4;
    }

    /// <summary>Reads on until <paramref name="wanted"/> customers are known or there are no more.</summary>
    public async Task ReadUntilAsync(int wanted, CancellationToken ct)
    {
        while (_ranks.Count < wanted && !IsWhole)
        {
            await ReadPageAsync(wanted - _ranks.Count, ct);
        }
    }

    private async Task<int> ReadPageAsync(int limit, CancellationToken ct)
    {
        var range = ranges[_range];
        var page = await rows.ReadAsync(range.Partition, _after is null ? range.Keys : range.Keys with { From = _after }, limit, ct);
        foreach (var row in page)
        {
            _ranks.TryAdd(SearchKeys.CustomerOf(row.Key), range.Rank);
        }

        Read += page.Count;

        // No key begins with another key, so the next one is behind this one with any character added.
        (_range, _after) = page.Count < limit ? (_range + 1, null) : (_range, $"{page[^1].Key}!");
        return page.Count;
    }
}

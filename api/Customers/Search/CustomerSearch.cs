using OutlookCrm.Customers.Profiles;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Search;

/// <summary>
/// Search as you type. What was typed is first looked for as it stands: one short range read for names, others only if there are too few,
/// then in the other forms in which people write it.
/// Several words that stand apart are read side by side, until one of them is known to its end or enough customers have all of them. What
/// is shown comes from the profiles.
/// </summary>
public sealed class CustomerSearch(IRowStore rows, RecentCustomers recents)
{
    // So few customers are compared with all words by their profiles; more are compared by their search rows.
    private const int MostCompared = 60;

    // So many are compared where one of the words has no rows, so that only the profiles tell.
    private const int MostComparedForWord = 500;

    // Who types two words of which each fits so many customers types on.
    private const int MostRows = 10_000;

    /// <summary>
    /// The first <paramref name="limit"/> customers of whom every typed word begins a word: names that begin with the text first, and among
    /// equals whom the actor worked on last, then whom the actor owns. Without a text: whom the actor worked on last.
    /// </summary>
    public async Task<SearchResult> FindAsync(Actor actor, string text, int limit, CancellationToken ct)
    {
        var tenant = actor.Tenant;
        var recent = await recents.FindAsync(tenant, actor.UserId, ct);
        if (string.IsNullOrWhiteSpace(text))
        {
            var there = await rows.ProfilesAsync(tenant, recent, ct);
            return new([.. there.Take(limit).Select(customer => CustomerLine.Of(customer.Id, customer.Profile))], false);
        }

        var readings = SearchQuery.ReadingsOf(tenant, text);
        var (found, hasMore) = (new Dictionary<Guid, int>(), false);
        foreach (var reading in readings.TakeWhile(next => found.Count <= (next.IsLast ? 0 : limit)))
        {
            hasMore |= await AddAsync(tenant, reading, found, limit, ct);
            if (reading.IsSigned && found.Count > 0)
            {
                break;
            }
        }

        if (hasMore)
        {
            await AddRecentAsync(tenant, readings, recent, found, ct);
        }

        var place = recent.Index().ToDictionary(customer => customer.Item, customer => customer.Index);
        var shown = found.OrderBy(customer => customer.Value).ThenBy(customer => place.GetValueOrDefault(customer.Key, recent.Count))
            .Take(limit).Select(customer => customer.Key);
        var lines = (await rows.ProfilesAsync(tenant, shown, ct))
            .OrderBy(customer => found[customer.Id])
            .ThenBy(customer => place.GetValueOrDefault(customer.Id, recent.Count))
            .ThenBy(customer => customer.Profile.Owner?.UserId == actor.UserId ? 0 : 1)
            .ThenBy(customer => customer.Profile.Name, StringComparer.CurrentCultureIgnoreCase);
        return new([.. lines.Select(customer => CustomerLine.Of(customer.Id, customer.Profile))], hasMore);
    }

    // Adds whom one reading of the text finds. True when there may be more of them than were looked at.
    private async Task<bool> AddAsync(
        TenantId tenant, SearchQuery reading, Dictionary<Guid, int> found, int limit, CancellationToken ct)
    {
        var whole = new WordRows(rows, reading.Whole());
        await whole.ReadUntilAsync(limit + 1, ct);
        foreach (var (customer, rank) in whole.Ranks)
        {
            found.TryAdd(customer, rank);
        }

        return found.Count > limit
            || (reading.Words.Count > 1 && await AddAllWordsAsync(tenant, reading, found, limit, ct))
            || found.Count > limit;
    }

    // Whom the actor worked on last is found also behind the many who were not read.
    private async Task AddRecentAsync(
        TenantId tenant, IReadOnlyList<SearchQuery> readings, IReadOnlyList<Guid> recent, Dictionary<Guid, int> found,
        CancellationToken ct)
    {
        foreach (var (customer, profile) in await rows.ProfilesAsync(tenant, recent.Where(id => !found.ContainsKey(id)), ct))
        {
            var own = SearchText.TokensOf(profile);
            if (readings.Min(reading => reading.RankOf(profile, own)) is { } rank)
            {
                found.Add(customer, rank);
            }
        }
    }

    // Adds who has all words, wherever they stand. True when there may be more of them than were looked at.
    private async Task<bool> AddAllWordsAsync(
        TenantId tenant, SearchQuery query, Dictionary<Guid, int> found, int limit, CancellationToken ct)
    {
        var words = query.EachWord().Select(ranges => new WordRows(rows, ranges)).ToList();
        while (true)
        {
            await Task.WhenAll(words.Where(word => !word.IsWhole).Select(word => word.ReadOnAsync(ct)));
            var few = words.Where(word => word is { IsWhole: true, Ranks.Count: > 0 and <= MostCompared }).ToList();
            foreach (var word in few)
            {
                await CompareAsync(tenant, query, words, word, word.Ranks.Keys, found, ct);
            }

            if (few.Count > 0)
            {
                // A company may have the name of the city in which somebody with the other word lives.
                return found.Count == 0 && query.IsTyped
                    && await CompareOnAsync(tenant, query, words, [.. words.Except(few)], found, limit, ct);
            }

            var shortest = words.MinBy(word => word.Ranks.Count)!;
            foreach (var (customer, rank) in shortest.Ranks.Where(customer =>
                words.TrueForAll(word => word.Ranks.ContainsKey(customer.Key))))
            {
                found.TryAdd(customer, rank);
            }

            if (found.Count > limit || words.TrueForAll(word => word.IsWhole))
            {
                return false;
            }

            // A city or a role may say the word that has no rows, but hardly in another form than typed.
            if (words.Exists(word => word.IsWhole && word.Ranks.Count == 0))
            {
                return query.IsTyped && await CompareOnAsync(tenant, query, words, words, found, limit, ct);
            }

            if (words.Sum(word => word.Read) >= MostRows)
            {
                return true;
            }
        }
    }

    // Compares the customers of the rarest of some words that have rows, one page after another. True when there are more of them than
    // were compared.
    private async Task<bool> CompareOnAsync(TenantId tenant, SearchQuery query, List<WordRows> words, List<WordRows> some,
        Dictionary<Guid, int> found, int limit, CancellationToken ct)
    {
        if (some.Where(word => word.Ranks.Count > 0).MinBy(word => (!word.IsWhole, word.Ranks.Count)) is not { } rarest)
        {
            return false;
        }

        var (compared, unwritten) = (new HashSet<Guid>(), new WordsWithoutRows());
        while (true)
        {
            var next = rarest.Ranks.Keys.Where(compared.Add).Take(MostComparedForWord - compared.Count).ToList();
            foreach (var page in next.Chunk(MostCompared))
            {
                await CompareAsync(tenant, query, words, rarest, await LikelyAsync(page), found, ct);
                if (found.Count > limit)
                {
                    return true;
                }
            }

            if (rarest.IsWhole || compared.Count >= MostComparedForWord)
            {
                return !rarest.IsWhole || compared.Count < rarest.Ranks.Count;
            }

            await rarest.ReadOnAsync(ct);
        }

        // A word whose rows were all read can stand only where profiles have no rows, which is seen without the whole profile.
        async Task<IEnumerable<Guid>> LikelyAsync(Guid[] page)
        {
            var profiles = await Task.WhenAll(page.Select(id =>
                rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct).AsTask()));
            return page.Zip(profiles).Where(one => one.Second is { } profile && words.Index().All(word =>
                !word.Item.IsWhole || word.Item.Ranks.ContainsKey(one.First)
                || unwritten.MayBegin(profile.Content.Span, query.Words[word.Index]))).Select(one => one.First);
        }
    }

    // A word is also found in the city and the role, which have no rows of their own.
    private async Task CompareAsync(
        TenantId tenant, SearchQuery query, List<WordRows> words, WordRows few, IEnumerable<Guid> customers, Dictionary<Guid, int> found,
        CancellationToken ct)
    {
        foreach (var (customer, profile) in await rows.ProfilesAsync(tenant, customers, ct))
        {
            var own = SearchText.TokensOf(profile);
            if (words.Index().All(word =>
                word.Item.Ranks.ContainsKey(customer)
                    || own.Any(token => token.StartsWith(query.Words[word.Index], StringComparison.Ordinal))))
            {
                found.TryAdd(customer, few.Ranks[customer]);
            }
        }
    }
}

/// <summary>Who was found. <paramref name="HasMore"/> when more customers fit, or may fit, than these.</summary>
public sealed record SearchResult(IReadOnlyList<CustomerLine> Customers, bool HasMore);

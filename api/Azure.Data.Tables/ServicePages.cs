namespace Azure.Data.Tables;

/// <summary>Walks a query's pages. A page may be empty and still carry a token; only a page without one is the last.</summary>
/// <param name="read">Reads one page: continuation token (null for the first), size.</param>
/// <param name="size">Items per page unless the walk says otherwise; null leaves it to the service (1 000).</param>
/// <param name="ct">Ends the walk.</param>
internal sealed class ServicePages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> read, int? size, CancellationToken ct) : AsyncPageable<T>(ct)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;
        do
        {
            var page = await read(token, pageSizeHint ?? size, CancellationToken).ConfigureAwait(false);
            yield return page;
            token = page.ContinuationToken;
        }
        while (token is not null);
    }
}

using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Profiles;

/// <summary>How the rows of a customer's partition are read and written; the one place that the rooms of this slice share.</summary>
internal static class CustomerRows
{
    public static Profile Profile(Row row) => Profile(row.Content.Span);

    public static Profile Profile(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize(content, ProfilesJson.Rows.Profile)!;

    /// <summary>Whether the stored profile is this one.</summary>
    public static bool Says(Row row, Profile profile)
    {
        // An older version may have written the same profile with other bytes.
        var content = Content(profile);
        return row.Content.Span.SequenceEqual(content) || Content(Profile(row)).AsSpan().SequenceEqual(content);
    }

    /// <summary>The profiles of these customers, without whoever has none: somebody who is being added has search rows before it.</summary>
    public static async Task<IReadOnlyList<(Guid Id, Profile Profile)>> ProfilesAsync(
        this IRowStore rows, TenantId tenant, IEnumerable<Guid> customers, CancellationToken ct)
    {
        var ids = customers.ToList();
        var found = await Task.WhenAll(ids.Select(id => rows.FindAsync(RowKeys.Customer(tenant, id), RowKeys.Profile, ct).AsTask()));
        return [.. ids.Zip(found).Where(customer => customer.Second is not null)
            .Select(customer => (customer.First, Profile(customer.Second!)))];
    }

    public static FormerNames FormerNames(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.FormerNames)!;

    public static StoredSummary Summary(Row row) => new(FlatSummary.Upgraded(row.Content));

    public static ClaimOwner Owner(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.ClaimOwner)!;

    public static CustomerLine Line(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.CustomerLine)!;

    public static byte[] Content(Profile profile) => JsonSerializer.SerializeToUtf8Bytes(profile, ProfilesJson.Rows.Profile);

    public static byte[] Content(FormerNames former) => JsonSerializer.SerializeToUtf8Bytes(former, ProfilesJson.Rows.FormerNames);

    public static byte[] Content(CustomerLine line) => JsonSerializer.SerializeToUtf8Bytes(line, ProfilesJson.Rows.CustomerLine);
}

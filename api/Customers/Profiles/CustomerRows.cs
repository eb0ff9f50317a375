using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Profiles;

/// <summary>How the rows of a customer's partition are read and written; the one place that the rooms of this slice share.</summary>
internal static class CustomerRows
{
    public static Profile Profile(Row row) => Profile(row.Content.Span);

    public static Profile Profile(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize(content, ProfilesJson.Rows.Profile)!;

    /// <summary>Whether the stored profile is this one.</summary>
    public static bool Says(Row row, Profile profile) => Content(Profile(row)).AsSpan().SequenceEqual(Content(profile));

    public static FormerNames FormerNames(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.FormerNames)!;

    public static StoredSummary Summary(Row row) => new(FlatSummary.Upgraded(row.Content));

    public static ClaimOwner Owner(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.ClaimOwner)!;

    public static CustomerLine Line(Row row) => JsonSerializer.Deserialize(row.Content.Span, ProfilesJson.Rows.CustomerLine)!;

    public static byte[] Content(Profile profile) => JsonSerializer.SerializeToUtf8Bytes(profile, ProfilesJson.Rows.Profile);

    public static byte[] Content(FormerNames former) => JsonSerializer.SerializeToUtf8Bytes(former, ProfilesJson.Rows.FormerNames);

    public static byte[] Content(CustomerLine line) => JsonSerializer.SerializeToUtf8Bytes(line, ProfilesJson.Rows.CustomerLine);
}

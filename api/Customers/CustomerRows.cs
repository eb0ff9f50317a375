using System.Text.Json;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>How the rows of a customer's partition are read and written; the one place that the slices which write events share.</summary>
internal static class CustomerRows
{
    public static Profile Profile(Row row) => Profile(row.Content.Span);

    public static Profile Profile(ReadOnlySpan<byte> content) => JsonSerializer.Deserialize(content, CustomersJson.Rows.Profile)!;

    /// <summary>Whether the stored profile is this one.</summary>
    public static bool Says(Row row, Profile profile) => Content(Profile(row)).AsSpan().SequenceEqual(Content(profile));

    public static FormerNames FormerNames(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.FormerNames)!;

    public static Summary Summary(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.Summary)!;

    public static TimelineEntry Entry(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.TimelineEntry)!;

    public static CustomerLine Line(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.CustomerLine)!;

    public static ClaimOwner Owner(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.ClaimOwner)!;

    public static MailGuard Guard(Row row) => JsonSerializer.Deserialize(row.Content.Span, CustomersJson.Rows.MailGuard)!;

    public static byte[] Content(Profile profile) => JsonSerializer.SerializeToUtf8Bytes(profile, CustomersJson.Rows.Profile);

    public static byte[] Content(FormerNames former) => JsonSerializer.SerializeToUtf8Bytes(former, CustomersJson.Rows.FormerNames);

    public static byte[] Content(Summary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, CustomersJson.Rows.Summary);

    public static byte[] Content(TimelineEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, CustomersJson.Rows.TimelineEntry);

    public static byte[] Content(CustomerLine line) => JsonSerializer.SerializeToUtf8Bytes(line, CustomersJson.Rows.CustomerLine);

    public static byte[] Content(MailGuard guard) => JsonSerializer.SerializeToUtf8Bytes(guard, CustomersJson.Rows.MailGuard);
}

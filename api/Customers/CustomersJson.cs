using System.Text.Json;
using System.Text.Json.Serialization;
using OutlookCrm.Customers.Cards;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers;

/// <summary>How this slice's rows and answers are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(FormerNames))]
[JsonSerializable(typeof(Summary))]
[JsonSerializable(typeof(CustomerLine))]
[JsonSerializable(typeof(ClaimOwner))]
[JsonSerializable(typeof(TimelineEntry))]
[JsonSerializable(typeof(TimelinePage))]
[JsonSerializable(typeof(ProjectionIntent))]
[JsonSerializable(typeof(ErasureIntent))]
[JsonSerializable(typeof(EntryDetail))]
[JsonSerializable(typeof(MailGuard))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(CustomerBody))]
[JsonSerializable(typeof(FindCard.Request), TypeInfoPropertyName = "FindCardRequest")]
[JsonSerializable(typeof(string))]
internal sealed partial class CustomersJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static CustomersJson Rows { get; } = new(RowJson.Options());
}

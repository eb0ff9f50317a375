using OutlookCrm.Customers.Cards;
using OutlookCrm.Customers.Companies;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Timeline;

namespace OutlookCrm.Customers;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(TimelinePage))]
[JsonSerializable(typeof(JoinedTimeline))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(IReadOnlyList<CardPerson>))]
[JsonSerializable(typeof(CustomerBody))]
[JsonSerializable(typeof(FindCard.Request), TypeInfoPropertyName = "FindCardRequest")]
internal sealed partial class CustomersJson : JsonSerializerContext;

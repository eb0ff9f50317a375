using OutlookCrm.Storage;

namespace OutlookCrm.Sales;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SaleDocument))]
[JsonSerializable(typeof(List<SaleLine>))]
[JsonSerializable(typeof(SaleOnTimeline))]
[JsonSerializable(typeof(SalesSummary))]
[JsonSerializable(typeof(SalesFigures))]
[JsonSerializable(typeof(SalesFit))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(KeptDocument))]
[JsonSerializable(typeof(NumberedSale))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(ProductPrices))]
[JsonSerializable(typeof(OfferTerms))]
[JsonSerializable(typeof(CustomerOffers))]
internal sealed partial class SalesJson : JsonSerializerContext
{
    internal static SalesJson Rows { get; } = new(RowJson.Options());
}

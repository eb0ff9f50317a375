using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Payments;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(PaymentOnTimeline))]
[JsonSerializable(typeof(PaymentsSummary))]
[JsonSerializable(typeof(PaymentsFigures))]
[JsonSerializable(typeof(CreditLimit))]
[JsonSerializable(typeof(OpenItem))]
internal sealed partial class PaymentsJson : JsonSerializerContext
{
    internal static PaymentsJson Rows { get; } = new(RowJson.Options(new DueSumJson()));
}

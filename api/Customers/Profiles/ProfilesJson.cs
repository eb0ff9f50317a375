using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Profiles;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(FormerNames))]
[JsonSerializable(typeof(CustomerLine))]
[JsonSerializable(typeof(ClaimOwner))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProfilesJson : JsonSerializerContext
{
    internal static ProfilesJson Rows { get; } = new(RowJson.Options());
}

using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Profiles;

/// <summary>How this room's rows are written, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(FormerNames))]
[JsonSerializable(typeof(CustomerLine))]
[JsonSerializable(typeof(ClaimOwner))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProfilesJson : JsonSerializerContext
{
    /// <summary>For rows.</summary>
    internal static ProfilesJson Rows { get; } = new(RowJson.Options());
}

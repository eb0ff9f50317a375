using System.ComponentModel.DataAnnotations;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>Where Microsoft Graph is (configuration section Graph). Sovereign clouds have their own address.</summary>
internal sealed class GraphOptions : IValidatableObject
{
    public string BaseUrl { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>The root that every request stays under, with a slash at its end.</summary>
    public Uri Root() => new(BaseUrl.TrimEnd('/') + "/");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // User tokens go there: nothing but https, and no place for credentials, queries or fragments.
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps
            || url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            yield return new ValidationResult(
                "Graph:BaseUrl must be an https address such as https://graph.microsoft.com/v1.0.", [nameof(BaseUrl)]);
        }
    }
}

using Microsoft.AspNetCore.Mvc;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.Http;

/// <summary>A problem with a header that belongs to it: <c>Retry-After</c> or <c>WWW-Authenticate</c>.</summary>
internal sealed class HeaderedProblem : ProblemDetails
{
    [JsonIgnore]
    public KeyValuePair<string, string>? Header { get; init; }
}

/// <summary>
/// The one place where problems become bytes: those that handlers return, those that validation finds and the framework's bare
/// status codes. No trace id is added, so that two refusals for the same reason are the same, byte for byte.
/// </summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        var problem = Typed(context.ProblemDetails, response.StatusCode);
        response.StatusCode = problem.Status ?? response.StatusCode;
        if (problem is HeaderedProblem { Header: { } header })
        {
            response.Headers[header.Key] = header.Value;
        }

        // The base type on purpose: headers are not part of the body. No token: whoever leaves meanwhile then ends the writing without an
        // exception, which would be logged as a defect.
        var type = problem is HttpValidationProblemDetails ? typeof(HttpValidationProblemDetails) : typeof(ProblemDetails);
        await response.WriteAsJsonAsync(problem, json.Value.SerializerOptions.GetTypeInfo(type), "application/problem+json");
    }

    private static ProblemDetails Typed(ProblemDetails problem, int status)
    {
        if (problem.Type?.StartsWith(ProblemType.Prefix, StringComparison.Ordinal) is true)
        {
            return problem;
        }

        return problem is HttpValidationProblemDetails validation
            ? Problems.InvalidRequest(validation.Errors.ToDictionary(e => CamelCase(e.Key), e => e.Value)).ProblemDetails
            : Problems.ForStatus(problem.Status ?? status).ProblemDetails;
    }

    /// <summary>Validation names properties as C# does: <c>Profile.Addresses[0]</c> is <c>profile.addresses[0]</c> to a caller.</summary>
    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

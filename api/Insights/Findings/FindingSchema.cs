using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OutlookCrm.CustomerScience.Figures;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OutlookCrm.Insights.Findings;

/// <summary>The document lists every finding code with the names of its values: from it the words in each language are checked.</summary>
internal sealed class FindingSchema : ISchemaFilter
{
    /// <summary>Every code that a report can send.</summary>
    public static IReadOnlyList<FindingCode> Codes { get; } =
        [.. FindingCode.In(typeof(Finding).Assembly).Concat(FindingCode.In(typeof(FindingSchema).Assembly))
            .OrderBy(code => code.Code, StringComparer.Ordinal)];

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (context.Type != typeof(Finding) || schema is not OpenApiSchema { Properties: { } members } finding)
        {
            return;
        }

        if (members.TryGetValue("code", out var member) && member is OpenApiSchema code)
        {
            code.Enum = [.. Codes.Select(own => (JsonNode)own.Code)];
        }

        finding.AddExtension("x-findings", new JsonNodeExtension(new JsonObject(
            Codes.Select(own => KeyValuePair.Create(own.Code, (JsonNode?)new JsonArray([.. own.Values.Select(name => (JsonNode)name)]))))));
    }
}

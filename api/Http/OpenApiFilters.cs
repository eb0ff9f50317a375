using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace OutlookCrm.Http;

/// <summary>A member is required in the document exactly where the JSON reader insists on it.</summary>
internal sealed class RequiredAsJsonReads(IOptions<JsonOptions> json) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } known
            || context.MemberInfo is not null
            || context.ParameterInfo is not null)
        {
            return;
        }

        var required = json.Value.SerializerOptions.GetTypeInfo(context.Type).Properties.Where(property => property.IsRequired)
            .Select(property => property.Name);
        known.Required = new SortedSet<string>(required.Where(known.Properties.ContainsKey), StringComparer.Ordinal);
    }
}

/// <summary>Answers never leave a member out: what is absent is null. A schema that is part of an answer requires them all.</summary>
internal sealed class AnswersAreComplete : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var answers = swaggerDoc.Paths.Values.SelectMany(path => path.Operations ?? [])
            .SelectMany(operation => operation.Value.Responses ?? [])
            .Where(response => response.Key.StartsWith('2'))
            .SelectMany(response => response.Value.Content?.Values ?? []).Select(content => content.Schema);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            Complete(answer, context.SchemaRepository, seen);
        }
    }

    private static void Complete(IOpenApiSchema? schema, SchemaRepository schemas, HashSet<string> seen)
    {
        switch (schema)
        {
            case OpenApiSchemaReference { Reference.Id: { } id } when seen.Add(id):
                Complete(schemas.Schemas[id], schemas, seen);
                break;
            case OpenApiSchema own:
                // What may have other members besides need not have all that are listed: a summary has those of the slices that have
                // something to say.
                if (own.Properties is { Count: > 0 } members && !own.AdditionalPropertiesAllowed)
                {
                    own.Required = new SortedSet<string>(members.Keys, StringComparer.Ordinal);
                }

                foreach (var part in (own.Properties?.Values ?? []).Concat(own.AllOf ?? []).Concat(own.OneOf ?? []).Append(own.Items))
                {
                    Complete(part, schemas, seen);
                }

                break;
            default:
                break;
        }
    }
}

/// <summary>Every operation may answer a problem; its schema is in the document once.</summary>
internal sealed class ProblemAnswer : IOperationFilter
{
    private const string Name = "Problem";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        context.SchemaRepository.Schemas.TryAdd(Name, Problem());
        (operation.Responses ??= []).TryAdd("default", new OpenApiResponse
        {
            Description = "A problem; its type says which.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Name, context.Document) },
            },
        });
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new SortedSet<string>(StringComparer.Ordinal) { "status", "title", "type" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. ProblemType.All.Select(type => JsonValue.Create(type.Urn))],
            },
            ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        },
        AdditionalPropertiesAllowed = true,
    };
}

/// <summary>Binding hides the header from the document; a generated client needs to know it.</summary>
internal sealed class IfMatchHeader : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.MethodInfo.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch)))
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = "If-Match",
                In = ParameterLocation.Header,
                Required = true,
                Description = "The version this change is based on, in double quotes.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }
}

using Microsoft.OpenApi;
using OutlookCrm.Slices;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace OutlookCrm.Customers.Cards;

/// <summary>
/// What the slices say of their JSON in rows, in the API's document: entries by kind, the summary by member, the parts of the card.
/// </summary>
internal sealed class SliceSchemas(
    IEnumerable<ITimelineKind> kinds, IEnumerable<ICustomerFigures> figures, IEnumerable<ICardPart> parts) : IDocumentFilter
{
    private const string Entry = "TimelineEntry";
    private const string Detail = "TimelineDetail";

    /// <summary>The document names these types; <see cref="Apply"/> says what they are.</summary>
    public static void Name(SwaggerGenOptions swagger)
    {
        swagger.MapType<StoredProfileJson>(() => AllOf(nameof(Profiles.Profile)));
        swagger.MapType<StoredSummary>(() => AllOf(nameof(CustomerSummary)));
        swagger.MapType<StoredFigures>(() => AllOf(nameof(CustomerFigures)));
        swagger.MapType<StoredOpenItem>(() => AllOf(nameof(OpenItem)));
        swagger.MapType<StoredEntry>(() => AllOf(Entry));
        swagger.MapType<StoredDetail>(() => AllOf(Detail));

        // Before the filter that completes the answers, which follows the names.
        swagger.DocumentFilterDescriptors.Insert(0, new() { Type = typeof(SliceSchemas), Arguments = [] });
    }

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        schemas[nameof(CustomerSummary)] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = kinds.DistinctBy(kind => kind.Member)
            .ToDictionary(kind => kind.Member, IOpenApiSchema (kind) => Member(kind.Summary, context)),
        };
        schemas[nameof(CustomerFigures)] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = figures.ToDictionary(one => one.Member, IOpenApiSchema (one) => Member(one.Answer, context)),
        };
        foreach (var kind in kinds)
        {
            schemas[NameOf(kind)] = EntryOf(kind, context);
        }

        schemas[Entry] = new OpenApiSchema
        {
            OneOf = [.. kinds.Select(kind => Reference(NameOf(kind)))],
            Discriminator = new()
            {
                PropertyName = "kind",
                Mapping = kinds.ToDictionary(kind => kind.Word, kind => new OpenApiSchemaReference(NameOf(kind), swaggerDoc)),
            },
        };
        schemas[Detail] = new OpenApiSchema
        {
            OneOf =
            [.. kinds.Select(kind => kind.Detail).OfType<Type>().Distinct().Select(type => Of(type, context))]
        };
        _ = Of(typeof(OpenItem), context);
        var card = (OpenApiSchema)schemas[nameof(Card)];
        foreach (var part in parts)
        {
            card.Properties![part.Name] = new OpenApiSchema { AllOf = [Of(part.Answer, context)], Type = JsonSchemaType.Null };
            (card.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(part.Name);
        }
    }

    private static OpenApiSchema EntryOf(ITimelineKind kind, DocumentFilterContext context)
    {
        var members = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [kind.Word] },
            ["at"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        };
        foreach (var (member, type) in kind.Holds)
        {
            members[member] = Member(type, context);
        }

        return new()
        {
            Type = JsonSchemaType.Object,
            Properties = members,
            AdditionalPropertiesAllowed = false,
            Required = new SortedSet<string>(members.Keys, StringComparer.Ordinal),
        };
    }

    private static string NameOf(ITimelineKind kind) => $"{char.ToUpperInvariant(kind.Word[0])}{kind.Word[1..]}OnTimeline";

    // A reference alone could not say that it may be null: members are written around it, as everywhere in the document.
    private static OpenApiSchema Member(Type type, DocumentFilterContext context) => new() { AllOf = [Of(type, context)] };

    private static IOpenApiSchema Of(Type type, DocumentFilterContext context) =>
        context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);

    private static OpenApiSchemaReference Reference(string name) => new(name);

    private static OpenApiSchema AllOf(string name) => new() { AllOf = [Reference(name)] };
}

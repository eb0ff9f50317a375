using Microsoft.OpenApi;

namespace OutlookCrm.Http;

/// <summary>The OpenAPI document and its page at <c>/swagger</c>. The committed snapshot is <c>api/openapi.json</c>.</summary>
internal static class OpenApi
{
    private const string Bearer = "Bearer";
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "OutlookCrm",
                Version = "v1",
                Description = "Errors are application/problem+json; switch on their type, a urn:outlookcrm:* name.",
            });

            // Request and Response are nested in their use case; without its name they would collide and the document would answer 500.
            swagger.CustomSchemaIds(SchemaId);
            swagger.SupportNonNullableReferenceTypes();

            // A reference cannot say that it may be null; the one-element allOf around it can.
            swagger.UseAllOfToExtendReferenceSchemas();
            swagger.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A Microsoft Entra access token for api://{client id}/access_as_user.",
            });
            swagger.AddSecurityRequirement(
                document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] });
            swagger.SchemaFilter<RequiredAsJsonReads>();
            swagger.OperationFilter<IfMatchHeader>();
            swagger.OperationFilter<ProblemAnswer>();
            swagger.DocumentFilter<AnswersAreComplete>();
        });
    }

    /// <summary>The page's own files and nothing else; its styles are partly inline.</summary>
    public static void UseOpenApiPage(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/swagger"), page =>
    {
        page.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
            return next(context);
        });
        page.UseSwaggerUI(ui => ui.DocumentTitle = "OutlookCrm API");
    });

    public static void Map(WebApplication app) => app.MapSwagger().AllowAnonymous();

    private static string SchemaId(Type type)
    {
        var name = type.IsNested ? type.DeclaringType!.Name + type.Name : type.Name;
        return type.IsGenericType
            ? name[..name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(SchemaId))
            : name;
    }
}

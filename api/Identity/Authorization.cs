using Microsoft.AspNetCore.Authorization;

namespace OutlookCrm.Identity;

/// <summary>The policies of <see cref="Policies"/>, and the rule that a route which names none is closed.</summary>
internal static class Authorization
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, RankHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(
                Policies.Reader, policy => policy.AddRequirements(new RankRequirement(SignedInPrincipal.RankOf(Policies.ReaderRole))))
            .AddPolicy(Policies.Sales, policy => policy.AddRequirements(new RankRequirement(SignedInPrincipal.RankOf(Policies.SalesRole))))
            .AddPolicy(
                Policies.Manager, policy => policy.AddRequirements(new RankRequirement(SignedInPrincipal.RankOf(Policies.ManagerRole))))
            .AddPolicy(Policies.Admin, policy => policy.AddRequirements(new RankRequirement(SignedInPrincipal.RankOf(Policies.AdminRole))))
            .SetDefaultPolicy(SignedInWithRole)
            .SetFallbackPolicy(SignedInWithRole);
    }

    private static AuthorizationPolicy SignedInWithRole { get; } =
        new AuthorizationPolicyBuilder().AddRequirements(new RankRequirement(1)).Build();

    /// <summary>At least this rank, and therefore an onboarded tenant; of an API key, that the route is open to it.</summary>
    private sealed record RankRequirement(int Rank) : IAuthorizationRequirement;

    private sealed class RankHandler : AuthorizationHandler<RankRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RankRequirement requirement)
        {
            if (context.User is SignedInPrincipal caller
                && (caller.KeyScope is { } scope ? IsOpen(context.Resource, scope) : caller.Rank >= requirement.Rank))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }

        private static bool IsOpen(object? resource, KeyScope scope) =>
            (resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<OpenToKeys>()?.Scope == scope;
    }
}

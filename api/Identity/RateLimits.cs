using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using OutlookCrm.Http;
using OutlookCrm.Primitives;

namespace OutlookCrm.Identity;

/// <summary>The section <c>Limits</c>: how much one user and one instance may take at once.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Requests a user may make at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 600;

    /// <summary>Requests that a user may keep up in each <see cref="Period"/>.</summary>
    [Range(1, 1_000_000)]
    public int PerPeriod { get; set; } = 60;

    /// <summary>How often a user gets <see cref="PerPeriod"/> more.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00.1",
        "01:00:00",
        ErrorMessage = "Limits:Period must be a time from 00:00:00.1 to 01:00:00, such as 00:00:01; 1 alone is a day.")]
    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests of signed-in users in progress at once on this instance.</summary>
    [Range(1, 1_000_000)]
    public int Concurrent { get; set; } = 512;

    /// <summary>Requests that may wait for their turn.</summary>
    [Range(0, 1_000_000)]
    public int Waiting { get; set; } = 2048;
}

/// <summary>
/// A token bucket per user and a cap for the instance. Anonymous requests do no work worth limiting here: without a good token they end
/// at 401, pane files come from memory. After <see cref="LimitOptions.Burst"/> the answer is 429 with Retry-After.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitOptions>()
            .Bind(builder.Configuration.GetSection(LimitOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerUser(limits.Value), PerInstance(limits.Value));
            limiter.OnRejected = (rejected, _) => new ValueTask(Refusal(rejected.Lease).ExecuteAsync(rejected.HttpContext));
        });
    }

    private static ProblemHttpResult Refusal(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
        ? IdentityProblems.TooManyRequests(after)
        : Problems.Busy(TimeSpan.FromSeconds(1));

    // The factories are made once: in the partitioner they would be made for every request.
    private static PartitionedRateLimiter<HttpContext> PerUser(LimitOptions limits)
    {
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = limits.PerPeriod,
            ReplenishmentPeriod = limits.Period,
            QueueLimit = 0,

            // One timer of the partitioned limiter serves all users.
            AutoReplenishment = false,
        };
        Func<(TenantId Tenant, Guid User), RateLimiter> bucket = _ => new TokenBucketRateLimiter(options);
        var unlimited = RateLimitPartition.GetNoLimiter<(TenantId Tenant, Guid User)>(default);
        return PartitionedRateLimiter.Create<HttpContext, (TenantId Tenant, Guid User)>(context =>
            context.User is SignedInPrincipal { CurrentUser: { } user }
                ? RateLimitPartition.Get((user.Tenant, user.ObjectId), bucket)
                : unlimited);
    }

    private static PartitionedRateLimiter<HttpContext> PerInstance(LimitOptions limits)
    {
        var options = new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.Concurrent,
            QueueLimit = limits.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        var limited = RateLimitPartition.Get(true, _ => new ConcurrencyLimiter(options));
        var unlimited = RateLimitPartition.GetNoLimiter(false);
        return PartitionedRateLimiter.Create<HttpContext, bool>(context => context.User is SignedInPrincipal ? limited : unlimited);
    }
}

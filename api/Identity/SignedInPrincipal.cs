using System.Collections.Frozen;
using System.Security.Claims;

namespace OutlookCrm.Identity;

/// <summary>
/// The principal of a validated token, or of an API key. Policies compare <see cref="Rank"/>, a number, instead of searching claims on
/// every request. A good token of a tenant that is not onboarded has no <see cref="CurrentUser"/>: the caller is authenticated, but may do
/// nothing.
/// </summary>
internal sealed class SignedInPrincipal : ClaimsPrincipal
{
    private static readonly FrozenDictionary<string, int> s_ranks = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [Policies.ReaderRole] = 1,
        [Policies.SalesRole] = 2,
        [Policies.ManagerRole] = 3,
        [Policies.AdminRole] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public SignedInPrincipal(CurrentUser? user, KeyScope? keyScope = null)
        : base(new ClaimsIdentity("Bearer"))
    {
        (CurrentUser, KeyScope) = (user, keyScope);
        Rank = user is null ? 0 : user.Roles.Max(role => (int?)RankOf(role)) ?? 0;
    }

    /// <summary>The caller; null when the tenant is unknown.</summary>
    public CurrentUser? CurrentUser { get; }

    /// <summary>What the key may do, where a program signed in with an API key; null for people.</summary>
    public KeyScope? KeyScope { get; }

    /// <summary>0 without a role of ours, then 1 (reader) to 4 (admin).</summary>
    public int Rank { get; }

    public static int RankOf(string role) => s_ranks.GetValueOrDefault(role);
}

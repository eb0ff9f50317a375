namespace OutlookCrm.Simulator.Entra;

/// <summary>The named tokens of `GET /simulator/token?variant=`: two good ones and a few that must be refused.</summary>
public static class TokenVariants
{
    /// <summary>The token called <paramref name="name"/> for the user; null for an unknown name.</summary>
    public static string? Make(TokenMint mint, EntraUser user, string? name) => name switch
    {
        null or "" or "v2" => mint.ForApi(user).ToToken(),
        "v1" => mint.ForApiV1(user).ToToken(),
        "expired" => Changed(mint, user, draft => Shift(draft, -2 * TokenMint.Lifetime)),
        "id-token" => mint.IdToken(user).ToToken(),
        "graph" => mint.ForGraph(user, ["Mail.Read", "User.Read"]).ToToken(),
        "graph-admin" => mint.ForGraph(user, ["Application.ReadWrite.All", "User.Read"]).ToToken(),
        "no-scope" => Changed(mint, user, draft => draft.Claims.Remove("scp")),
        "wrong-audience" => Changed(mint, user, draft => draft.Claims["aud"] = Guid.Empty.ToString("D")),
        "wrong-key" => Changed(mint, user, draft => draft.Key = SigningKeys.Create()),
        _ => null,
    };

    private static string Changed(TokenMint mint, EntraUser user, Action<TokenDraft> change)
    {
        var draft = mint.ForApi(user);
        change(draft);
        return draft.ToToken();
    }

    private static void Shift(TokenDraft draft, long seconds)
    {
        foreach (var claim in new[] { "iat", "nbf", "exp" })
        {
            draft.Claims[claim] = draft.Claims[claim]!.GetValue<long>() + seconds;
        }
    }
}

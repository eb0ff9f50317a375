using System.Text.Json;
using System.Text.Json.Nodes;

namespace OutlookCrm.Simulator.Entra;

/// <summary>The authentication context that a claims challenge asks for, in requests and in tokens (`acrs`).</summary>
internal static class ClaimsRequest
{
    /// <summary>The context that the simulated Conditional Access demands.</summary>
    public const string Context = "c1";

    /// <summary>The claims that Entra sends with `interaction_required`.</summary>
    public const string Challenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    /// <summary>Whether a client asks for the context: a `claims` parameter, merged with whatever else the client wants.</summary>
    public static bool AsksForContext(string? claims)
    {
        if (string.IsNullOrWhiteSpace(claims))
        {
            return false;
        }

        try
        {
            return JsonNode.Parse(claims)?["access_token"]?["acrs"]?["value"]?.GetValue<string>() == Context;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Marks the token as issued within the context.</summary>
    public static TokenDraft WithContext(this TokenDraft draft)
    {
        draft.Claims["acrs"] = new JsonArray(Context);
        return draft;
    }
}

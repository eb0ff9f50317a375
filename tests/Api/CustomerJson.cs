using System.Text.Json;

namespace OutlookCrm.Tests;

/// <summary>Reads a customer as the card answers it.</summary>
internal static class CustomerJson
{
    /// <summary>How many <c>mails</c> or <c>meetings</c> the summary counts.</summary>
    public static int Logged(this JsonElement customer, string member) =>
        customer.GetProperty("summary").TryGetProperty("correspondence", out var logged) ? logged.GetProperty(member).GetInt32() : 0;
}

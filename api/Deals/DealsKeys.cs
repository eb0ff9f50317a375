using OutlookCrm.Storage;

namespace OutlookCrm.Deals;

/// <summary>The keys of this slice's rows in a customer's partition, and of its setting.</summary>
internal static class DealsKeys
{
    public const string Deals = "h";

    /// <summary>The moves of deals, of one deal the newest first.</summary>
    public const string Moves = "s";

    /// <summary>Open deals as open items: those that close first.</summary>
    public const string OpenItems = "cdeal|";

    /// <summary>Among the tenant's settings.</summary>
    public const string Settings = "deals";

    public static KeyRange All { get; } = KeyRange.StartingWith(Deals);

    public static KeyRange AllOpenItems { get; } = KeyRange.StartingWith(OpenItems);

    public static string Deal(Guid id) => $"{Deals}{id:N}";

    /// <summary>The deal of a row's key.</summary>
    public static Guid IdOf(string key) => Guid.ParseExact(key.AsSpan(Deals.Length), "N");

    public static string Move(Guid deal, DateTimeOffset at) =>
        $"{Moves}{deal:N}|{RowKeys.EntryId(at, Guid.CreateVersion7().ToString("N"))}";

    public static KeyRange MovesOf(Guid deal) => KeyRange.StartingWith($"{Moves}{deal:N}|");

    /// <summary>By the day on which the deal is expected to be closed; deals without one come last.</summary>
    public static string OpenItem(DateOnly? closesOn, Guid id) =>
        $"{OpenItems}{(closesOn ?? DateOnly.MaxValue).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}|{id:N}";
}

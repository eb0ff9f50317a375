using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>The keys of imports.</summary>
internal static class ImportKeys
{
    /// <summary>How the lines of imports begin, in the order in which they were started: their ids are UUIDs of version 7.</summary>
    public static KeyRange Heads { get; } = KeyRange.StartingWith("head|");

    /// <summary>The parts of a file.</summary>
    public static KeyRange Parts { get; } = KeyRange.StartingWith("part|");

    /// <summary>What an import left out.</summary>
    public static KeyRange Rejects { get; } = KeyRange.StartingWith("reject|");

    /// <summary>Whom an import touched.</summary>
    public static KeyRange TouchedAll { get; } = KeyRange.StartingWith("touched|");

    public static string Head(Guid import) => $"head|{import:N}";

    public static string Part(int number) => $"part|{number.ToString("D6", CultureInfo.InvariantCulture)}";

    public static string Reject(int number) => $"reject|{number.ToString("D8", CultureInfo.InvariantCulture)}";

    public static string Touched(Guid customer) => $"touched|{customer:N}";

    /// <summary>A buyer by a hash of the tax number.</summary>
    public static string Buyer(string taxKey) => $"buyer|{RowKeys.Hash(16, "buyer", taxKey)}";
}

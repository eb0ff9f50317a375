using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>The keys of imports.</summary>
internal static class ImportKeys
{
    /// <summary>How the lines of imports begin, in the order in which they were started: their ids are UUIDs of version 7.</summary>
    public static KeyRange Heads { get; } = KeyRange.StartingWith("head|");

    /// <summary>The parts of a file, which lies elsewhere each time that an erasure has taken rows out of it.</summary>
    /// <param name="clearings">How often that was.</param>
    public static KeyRange Parts(int clearings) => KeyRange.StartingWith(
        clearings == 0 ? "part|" : $"part{clearings.ToString(CultureInfo.InvariantCulture)}|");

    /// <summary>What an import left out.</summary>
    public static KeyRange Rejects { get; } = KeyRange.StartingWith("reject|");

    /// <summary>Whom an import touched.</summary>
    public static KeyRange TouchedAll { get; } = KeyRange.StartingWith("touched|");

    /// <summary>How the rows in a customer's partition begin that say what an import changed of the customer.</summary>
    public const string Changes = "u";

    /// <summary>Who the company itself is.</summary>
    public const string Company = "company";

    /// <summary>What the last import of a table was told, by a hash of its header.</summary>
    public static string Answers(string signature) => $"answers|{RowKeys.Encode(signature)}";

    public static string Change(Guid import) => $"{Changes}{import:N}";

    /// <summary>The products that an import added.</summary>
    public static KeyRange Products { get; } = KeyRange.StartingWith("product|");

    public static string Product(Guid product) => $"product|{product:N}";

    public static string Head(Guid import) => $"head|{import:N}";

    /// <summary>The parts of the file of what an import left out.</summary>
    public static KeyRange RejectedParts { get; } = KeyRange.StartingWith("rejected|");

    /// <summary>A part of the file whose parts lie in a range.</summary>
    public static string Part(KeyRange place, int number) => $"{place.From}{number.ToString("D6", CultureInfo.InvariantCulture)}";

    public static string Reject(int number) => $"reject|{number.ToString("D8", CultureInfo.InvariantCulture)}";

    public static string Touched(Guid customer) => $"touched|{customer:N}";

    /// <summary>A buyer by a hash of the tax number.</summary>
    public static string Buyer(string taxKey) => $"buyer|{RowKeys.Hash(16, "buyer", taxKey)}";
}

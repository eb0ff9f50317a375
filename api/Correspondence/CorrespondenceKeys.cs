using OutlookCrm.Storage;

namespace OutlookCrm.Correspondence;

/// <summary>The keys of this slice's rows in a customer's partition.</summary>
internal static class CorrespondenceKeys
{
    /// <summary>How the keys of the mails' logs begin.</summary>
    public const string Logs = "m";

    /// <summary>How the keys of texts begin that are too long for a mail's log.</summary>
    public const string Texts = "x";

    public static string Log(string mailHash) => Logs + RowKeys.Encode(mailHash);

    /// <summary>The logs of every mail that carries this Message-ID: a forger can repeat one, with another sender or time.</summary>
    public static KeyRange LogsOf(string messageIdHash) => KeyRange.StartingWith(Log(messageIdHash));

    /// <summary>Part <paramref name="part"/> (0 to 99) of the long text of a timeline entry.</summary>
    public static string Text(string entryId, int part) =>
        $"{Texts}{RowKeys.Encode(entryId)}|{part.ToString("00", CultureInfo.InvariantCulture)}";

    public static KeyRange TextsOf(string entryId) => KeyRange.StartingWith($"{Texts}{RowKeys.Encode(entryId)}|");

    /// <summary>Among the tenant's settings: a sender whose mails are never logged, for a user or (empty id) for everybody.</summary>
    public static string Never(Guid user, string sender) => $"never|{user:N}|{RowKeys.Encode(sender)}";

    public static KeyRange NeverOf(Guid user) => KeyRange.StartingWith($"never|{user:N}|");
}

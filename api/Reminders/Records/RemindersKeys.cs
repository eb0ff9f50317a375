using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Records;

/// <summary>
/// The keys of this slice's rows in a customer's partition. Each record stands where its list shows it; a second row tells where the record
/// with an id stands.
/// </summary>
internal static class RemindersKeys
{
    public const string Notes = "nn";
    public const string Tasks = "nt";
    public const string Talks = "nc";
    public const string Places = "np";

    /// <summary>Open tasks in the shape that every card shows.</summary>
    public const string OpenItems = "ctask|";

    /// <summary>Tasks that are not done, the first due first.</summary>
    public const string OpenTasks = Tasks + "o";

    /// <summary>Tasks that are done, the last done first.</summary>
    public const string DoneTasks = Tasks + "d";

    /// <summary>The row that tells where the record with this id stands.</summary>
    public static string Place(Guid id) => $"{Places}{id:N}";

    /// <summary>An open task among the others, by its due day.</summary>
    public static string DueKey(DateOnly due, Guid id) => $"{due.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{id:N}";

    /// <summary>The rows of a list after the one whose key ends so; all of them where it is null.</summary>
    public static KeyRange After(string list, string? end)
    {
        var all = KeyRange.StartingWith(list);
        return end is null ? all : all with { From = $"{list}{end}+" };
    }
}

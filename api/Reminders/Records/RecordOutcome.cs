using OutlookCrm.Customers.Profiles;
using OutlookCrm.Http;

namespace OutlookCrm.Reminders.Records;

/// <summary>A record as stored, with the version that an edit must name.</summary>
public sealed record Stored<TRecord>(string Version, TRecord Record);

/// <summary>Where the record with an id stands: its kind's word, the key of its row, and its entry.</summary>
internal sealed record RecordPlace(string Kind, string Key, string EntryId);

/// <summary>
/// How a change ended. <paramref name="IsDone"/>: what is stored now, or what was removed. Otherwise <paramref name="Found"/> is the
/// stored record that conflicts, null if there is none of this kind.
/// </summary>
/// <param name="IsCustomer">False where there is no such customer.</param>
/// <param name="Found">The record.</param>
/// <param name="IsDone">Whether the change was made, or was made before.</param>
/// <param name="IsTaken">Whether a record of another kind has the id.</param>
/// <param name="IsFull">Whether the customer has too many records of this kind.</param>
internal sealed record RecordOutcome<TRecord>(
    bool IsCustomer, Stored<TRecord>? Found, bool IsDone, bool IsTaken = false, bool IsFull = false)
    where TRecord : class
{
    public static RecordOutcome<TRecord> NoCustomer { get; } = new(false, null, false);

    /// <summary>The failures that all kinds share; null when the change was made.</summary>
    public ProblemHttpResult? Failure<TBody>(
        Guid customer, Guid id, Func<Stored<TRecord>, TBody> body, Func<Guid, ProblemHttpResult> noSuch) => this switch
        {
            { IsDone: true } => null,
            { IsCustomer: false } => CustomersProblems.NoSuchCustomer(customer),
            { IsFull: true } => RemindersProblems.TooManyTasks(),
            { Found: { } current } => Problems.Stale(body(current)),
            _ => noSuch(id),
        };
}

namespace OutlookCrm.Audit;

/// <summary>
/// Who did what to a customer, written in the same batch as the change itself, so that neither exists without the other.
/// </summary>
/// <param name="UserId">The user; <see cref="Guid.Empty"/> for a job.</param>
/// <param name="UserName">The user's name, or the job's.</param>
/// <param name="Verb">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Entry">The timeline entry it was done to, if any.</param>
public sealed record AuditRow(Guid UserId, string UserName, string Verb, DateTimeOffset At, string? Entry);

/// <summary>
/// Who did what, where no partition of the customer is left to hold an <see cref="AuditRow"/>: kept by month, with nothing of the customer
/// but the id.
/// </summary>
public sealed record MonthlyAuditRow(Guid UserId, string UserName, string Verb, DateTimeOffset At, Guid CustomerId);

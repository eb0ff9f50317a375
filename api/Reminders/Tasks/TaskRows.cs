using OutlookCrm.Reminders.Records;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Reminders.Tasks;

/// <summary>The tasks in a customer's partition; erasing the customer takes them out of the agendas.</summary>
internal sealed class TaskRows(Agenda agenda) : ICustomerRows
{
    public string Name => "tasks";

    public IReadOnlyList<string> Prefixes { get; } = [RemindersKeys.Tasks];

    public IEnumerable<Func<CancellationToken, Task>> LeadsTo(Row row, Erased erased) =>
        [ct => agenda.ForgetAsync(erased.Tenant, erased.Customer.Id, row, ct)];
}

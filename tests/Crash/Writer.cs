using System.Globalization;
using System.Text;
using OutlookCrm.Primitives;
using OutlookCrm.Storage;

namespace OutlookCrm.Crash;

/// <summary>
/// Counts the events of one customer: event n and the count n + 1 are one batch. Prints its number and n once that is durable.
/// </summary>
public sealed class Writer(IRowStore rows, int number)
{
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));

    /// <summary>The customer of a writer.</summary>
    public static Partition Customer(int number) => RowKeys.Customer(Tenant, new Guid(number, 0, 0, new byte[8]));

    /// <summary>The key of event n.</summary>
    public static string Event(int n) => $"e{n:D9}";

    /// <summary>Goes on where the file ends, for ever.</summary>
    public async Task RunAsync()
    {
        var customer = Customer(number);
        var summary = await rows.FindAsync(customer, RowKeys.Summary, default);
        for (var n = summary is null ? 0 : int.Parse(summary.Content.Span, CultureInfo.InvariantCulture); ; n++)
        {
            var count = Encoding.UTF8.GetBytes((n + 1).ToString(CultureInfo.InvariantCulture));
            var batch = new RowBatch(customer).Insert(Event(n), count);
            batch = summary is null ? batch.Insert(RowKeys.Summary, count) : batch.Replace(RowKeys.Summary, summary.Version, count);
            var result = await rows.CommitAsync(batch, default);
            summary = new Row(
                RowKeys.Summary,
                result.Version ?? throw new InvalidOperationException($"{result.Conflict} at {result.ConflictKey}"),
                count);
            await Console.Out.WriteLineAsync($"{number} {n}");
        }
    }
}

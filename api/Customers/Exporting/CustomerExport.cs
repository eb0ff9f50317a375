using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Customers.Exporting;

/// <summary>
/// Everything that is known of one customer as one JSON object: a list per owner of rows, each row as its owner writes it.
/// </summary>
public sealed class CustomerExport(IRowStore rows, OwnedRows owned, CustomerEvents events, TimeProvider clock)
{
    /// <summary>Notes who exports the customer; false for no such customer.</summary>
    public async Task<bool> BeginAsync(Actor actor, Guid customer, CancellationToken ct) =>
        await events.WriteAsync(
            actor.Tenant,
            customer,
            change =>
            {
                change.Audit(actor.Did("exported", clock.GetUtcNow()));
                return Task.FromResult<CustomerChange?>(change);
            },
            ct) is not null;

    /// <summary>Writes the object, page by page.</summary>
    public async Task WriteAsync(TenantId tenant, Guid customer, Utf8JsonWriter json, CancellationToken ct)
    {
        json.WriteStartObject();
        json.WriteString("customerId", customer);
        json.WriteString("exportedAt", clock.GetUtcNow());
        ICustomerRows? open = null;
        var range = RowKeys.OfCustomer;
        while (true)
        {
            var page = await rows.ReadAsync(RowKeys.Customer(tenant, customer), range, RowLimits.RowsPerRead, ct);
            foreach (var row in page)
            {
                if (owned.OwnerOf(row.Key) is not { } owner)
                {
                    continue;
                }

                if (owner != open)
                {
                    EndList(json, open);
                    json.WriteStartArray(owner.Name);
                    open = owner;
                }

                owner.Export(row, json);
            }

            await json.FlushAsync(ct);
            if (page.Count < RowLimits.RowsPerRead)
            {
                break;
            }

            range = new(page[^1].Key + "+", range.Before);
        }

        EndList(json, open);
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void EndList(Utf8JsonWriter json, ICustomerRows? open)
    {
        if (open is not null)
        {
            json.WriteEndArray();
        }
    }
}

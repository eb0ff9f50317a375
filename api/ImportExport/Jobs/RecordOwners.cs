using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Tells whose a record is: a customer of the CRM, or one to be added.</summary>
internal sealed class RecordOwners(ImportStore imports, CustomerRegister customers, CalledBuyers called)
{
    /// <summary>Who is added as the buyer of a record; null where a record adds no buyer.</summary>
    public static Party? BuyerOf(TableItem item) => item.Record switch
    {
        InvoiceDocument invoice => invoice.Buyer,
        ImportedOrder order => order.Buyer,
        _ => null,
    };

    /// <summary>Whose a record is, or why it is nobody's.</summary>
    public async ValueTask<OwnedRecord> OfAsync(TenantId tenant, ImportStep step, TableItem item, CancellationToken ct)
    {
        try
        {
            return await FindAsync(tenant, step, item, ct);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            return Nobody(item, RecordFault.CodeOf(e));
        }
    }

    private async ValueTask<OwnedRecord> FindAsync(TenantId tenant, ImportStep step, TableItem item, CancellationToken ct)
    {
        switch (item.Record)
        {
            case ImportedCustomer { Kind: "address" }:
                return Nobody(item, "address-not-stored");
            case ImportedCustomer customer:
                var owners = await customers.OwnersAsync(tenant, customer.Emails, ct);
                return owners.Count > 1 ? Nobody(item, "addresses-of-several")
                    : new(owners.Count == 1 ? owners[0] : CustomerMapping.IdOf(customer, step.Head.Format), item,
                        CustomerMapping.Of(customer, step.Owner), null, null,
                        owners.Count == 1 ? "address" : customer.ExternalId is not null ? "externalId"
                        : customer.Emails.Count > 0 ? "address" : "name", owners.Count == 1);
            case InvoiceDocument invoice:
                return await BuyerAsync(tenant, step, item, invoice.Buyer, ct);
            case ImportedOrder order:
                return await BuyerAsync(tenant, step, item, order.Buyer, ct);
            case ImportedPayment payment:
                return await BuyerAsync(tenant, step, item, payment.Payer, ct);
            default:
                return Nobody(item, "not-stored");
        }
    }

    // By the tax number first, then by the address, then by the telephone number, then as the buyer of that name whom an import has added.
    private async Task<OwnedRecord> BuyerAsync(TenantId tenant, ImportStep step, TableItem item, Party buyer, CancellationToken ct)
    {
        var taxKey = TaxNumber.Key(buyer.VatId, buyer.Country);
        if (taxKey is null && buyer.Name is null && buyer.Email is null && !CalledBuyers.IsCallable(buyer.Phone))
        {
            return Nobody(item, "no-buyer");
        }

        var knownBy = taxKey is not null ? "taxNumber" : buyer.Email is not null ? "address" : buyer.Name is not null ? "name" : "phone";
        var known = taxKey is null ? null : await imports.BuyerAsync(tenant, taxKey, ct);
        if (known is { } met && await customers.FindAsync(tenant, met, ct) is null)
        {
            known = null;
        }

        if (known is null && buyer.Email is { } email && await customers.OwnersAsync(tenant, [email], ct) is [var owner, ..])
        {
            (known, knownBy) = (owner, "address");
        }

        if (known is null && buyer.Email is null)
        {
            var caller = await called.FindAsync(tenant, buyer, ct);
            if (caller.IsOfSeveral && taxKey is null)
            {
                return Nobody(item, "phone-of-several");
            }

            (known, knownBy) = caller.Customer is { } meant ? (meant, "phone") : (known, knownBy);
        }

        return new(known ?? CustomerMapping.IdOf(buyer, taxKey), item, CustomerMapping.Of(buyer, step.Owner), taxKey, null,
            knownBy, known is not null);
    }

    private static OwnedRecord Nobody(TableItem item, string code) => new(default, item, null, null, code);
}

using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>Tells whose a record is: a customer of the CRM, or one to be added.</summary>
internal sealed class RecordOwners(ImportStore imports, CustomerRegister customers, CalledBuyers called, SalesJournal sales)
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
            var record = await FindAsync(tenant, step, item, ct);
            return record.Code is null && OwnRecords.CodeOf(record, step.Own) is { } code ? Nobody(item, code) : record;
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
                return await CustomerAsync(tenant, step, item, customer, ct);
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

    private async Task<OwnedRecord> CustomerAsync(
        TenantId tenant, ImportStep step, TableItem item, ImportedCustomer customer, CancellationToken ct)
    {
        var owners = await customers.OwnersAsync(tenant, customer.Emails, ct);
        if (owners.Count > 1)
        {
            return Nobody(item, "addresses-of-several");
        }

        var profile = CustomerMapping.Of(customer, step.Owner);
        var taxKey = customer.Kind == "organisation" ? TaxNumber.Key(TaxNumber.Plain(customer.TaxId), profile.Country) : null;
        var own = CustomerMapping.IdOf(customer, step.Head.Format);
        if (owners is [var owner])
        {
            return new(owner, item, profile, taxKey, null, "address", true);
        }

        return customer.Kind == "organisation" && await BoughtAsync(tenant, step, customer, taxKey, own, ct) is var (buyer, knownBy)
            ? new(buyer, item, profile, taxKey, null, knownBy, true)
            : new(own, item, profile, taxKey, null,
                customer.ExternalId is not null ? "externalId" : customer.Emails.Count > 0 ? "address" : "name");
    }

    // The buyer of earlier documents who is this organisation: of its tax number, or of its name where nothing else is known of the buyer.
    private async Task<(Guid Customer, string KnownBy)?> BoughtAsync(
        TenantId tenant, ImportStep step, ImportedCustomer customer, string? taxKey, Guid own, CancellationToken ct)
    {
        if (step.Head.Options.AddAnyway == true || await customers.FindAsync(tenant, own, ct) is not null)
        {
            return null;
        }

        if (taxKey is not null && await imports.BuyerAsync(tenant, taxKey, ct) is { } met
            && await customers.FindAsync(tenant, met, ct) is not null)
        {
            return (met, "taxNumber");
        }

        var named = CustomerMapping.IdOf(new Party(customer.Name), null);
        return await customers.FindAsync(tenant, named, ct) is { Profile.Addresses.Count: 0 } ? (named, "name") : null;
    }

    // By the tax number first, then by the address, then by the telephone number, then by the name: the buyer whom an import
    // has added, or the only customer of the name, unless the documents say something that the customer does not.
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

        foreach (var address in new[] { Party.MailOf(buyer.ElectronicAddress), buyer.Email }.OfType<string>().Distinct())
        {
            if (known is null && await customers.OwnersAsync(tenant, [address], ct) is [var owner, ..])
            {
                (known, knownBy) = (owner, "address");
            }
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

        if (known is null && taxKey is null && buyer is { Email: null, Name: { } name } && step.Head.Options.AddAnyway != true
            && await customers.NamedAsync(tenant, name, ct) is var (only, profile) && MayBe(buyer, profile))
        {
            (known, knownBy) = (only, "name");
        }

        if (known is null && taxKey is not null && buyer.Name is { } legal && item.Record is InvoiceDocument invoice
            && await customers.NamedAsync(tenant, legal, ct) is var (holder, own) && MayBe(buyer, own)
            && SaleMapping.Of(invoice, step.Currency, step.Head.Options.Corrections, step.Head.Id, step.By).Document is { } document
            && await sales.ConsiderAsync(tenant, holder, [document], ct) is [(not SaleWritten.Differs, not null)])
        {
            // The customer of the name has this very document: an earlier file of it did not tell the tax number.
            (known, knownBy) = (holder, "name");
        }

        return new(known ?? CustomerMapping.IdOf(buyer, taxKey), item, CustomerMapping.Of(buyer, step.Owner), taxKey, null,
            knownBy, known is not null);
    }

    private static bool MayBe(Party buyer, Profile profile) => (buyer.Phone is null || profile.Phones.Count == 0)
        && (XmlText.Country(buyer.Country) is not { } country || profile.Country is null || profile.Country == country);

    private static OwnedRecord Nobody(TableItem item, string code) => new(default, item, null, null, code);
}

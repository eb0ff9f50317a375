using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>What an import would do with a record.</summary>
public enum PlannedAction
{
    /// <summary>Store it.</summary>
    Create,

    /// <summary>Change what is stored.</summary>
    Update,

    /// <summary>Nothing: it is there and says the same.</summary>
    Unchanged,

    /// <summary>Leave it out.</summary>
    Rejected,
}

/// <summary>A record and what an import would do with it.</summary>
/// <param name="Line">Of the file, counted from 1.</param>
/// <param name="Kind">As in the preview; null for a row that is no record because of a value.</param>
/// <param name="Name">Of the customer, the document or the product.</param>
/// <param name="Action">What would be done.</param>
/// <param name="Customer">The stored customer whose record it is; null where there is none.</param>
/// <param name="KnownBy">By what the record's customer is known: <c>address</c>, <c>externalId</c>, <c>taxNumber</c>, <c>name</c>, or
/// <c>file</c> where an earlier record of the file adds the customer; null where nobody is known.</param>
/// <param name="Changes">What would be changed of the customer.</param>
/// <param name="Column">Because of which it is left out.</param>
/// <param name="Value">That is in the way, at most 200 characters.</param>
/// <param name="Code">Why it is left out; null where it is not.</param>
/// <param name="Note">What to know of a record that is not left out: <c>paid-meanwhile</c> (only what is open differs, and is taken over),
/// <c>details-added</c> (the stored document told less: what this one tells beside is added),
/// <c>unknown-invoice</c> (the invoice that it names is not there), <c>replaced-already</c> (another correction stands in place of that
/// invoice; the later one counts), <c>among-paid</c> (taken for a payment that the invoice states as paid already, and counted once); null
/// for nothing.</param>
public sealed record PlannedRecord(
    int Line, string? Kind, string? Name, PlannedAction Action, KnownCustomer? Customer, string? KnownBy,
    IReadOnlyList<ProfileChange> Changes, string? Column, string? Value, string? Code, string? Note = null)
{
    internal static PlannedRecord Of(Rejected fault) =>
        new(fault.Line, null, null, PlannedAction.Rejected, null, null, [], fault.Column, fault.Value, fault.Code);

    internal static PlannedRecord Rejected(TableItem item, string code) =>
        Of(item, PlannedAction.Rejected, null, null) with { Code = code };

    internal PlannedRecord With(Rejected fault) => this with { Column = fault.Column, Value = fault.Value };

    internal static PlannedRecord Of(TableItem item, PlannedAction action, KnownCustomer? customer, string? knownBy)
    {
        var (kind, name) = item.Record switch
        {
            InvoiceDocument invoice => ("invoice", invoice.Number),
            ImportedOrder order => ("order", order.Number),
            ImportedPayment payment => ("payment", payment.ExternalId ?? payment.InvoiceNumber),
            ImportedProduct product => ("product", product.Name),
            ImportedDeal deal => ("deal", deal.Title),
            ImportedCustomer own => (own.Kind, own.Name),
            _ => throw new InvalidOperationException($"No file has a {item.Record.GetType().Name}."),
        };
        return new(item.Line, kind, name, action, customer, knownBy, [], null, null, null);
    }
}

/// <summary>A stored customer.</summary>
public sealed record KnownCustomer(Guid Id, string Name);

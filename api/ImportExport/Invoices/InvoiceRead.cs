using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>One document of a file: itself, or why it is left out.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Document">Null where it is left out.</param>
/// <param name="Faults">Empty where it is not.</param>
internal sealed record InvoiceRead(int Line, InvoiceDocument? Document, IReadOnlyList<Rejected> Faults);

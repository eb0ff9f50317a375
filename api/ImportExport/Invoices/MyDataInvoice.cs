using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>
/// Reads the invoices of a file of myDATA (Greece): InvoicesDoc as it is sent, RequestedDoc as it is fetched. Domestic parties have a tax
/// number and no name. The gross value is what is payable: tax that the buyer keeps back is taken off already.
/// </summary>
internal static class MyDataInvoice
{
    /// <summary>What the namespaces of its elements hold.</summary>
    public const string Family = "aade.gr/myDATA/";

    private const string Sent = "invoice";
    private const string Fetched = "invoicesDoc/invoice";

    /// <summary>Reads the document at which the pass stands. It names the invoice that it credits by the number of the tax office (MARK):
    /// the invoice of that number in the file, before or behind it, is meant by its own number.</summary>
    public static IEnumerable<InvoiceRead> Read(XmlPass pass)
    {
        var found = Each(pass).ToList();
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (mark, number) in found.Select(read => (read.Document?.TaxMark, read.Document?.Number)))
        {
            _ = mark is not null && number is not null && numbers.TryAdd(mark, number);
        }

        return found.Select(read => read.Document is { Preceding.Count: > 0 } document
            ? read with { Document = Joined(document, numbers) } : read);
    }

    // A number of the tax office is no number of an invoice: where its invoice is elsewhere the terms keep it.
    private static InvoiceDocument Joined(InvoiceDocument document, Dictionary<string, string> numbers)
    {
        var unknown = document.Preceding.Where(mark => !numbers.ContainsKey(mark)).ToList();
        return document with
        {
            Preceding = [.. document.Preceding.Except(unknown).Select(mark => numbers[mark]).Distinct()],
            Terms = unknown.Count == 0 ? document.Terms
                : string.Join("; ", unknown.Select(mark => $"MARK {mark}").Prepend(document.Terms).Where(text => text is not null)),
            Warnings = unknown.Count == 0 ? document.Warnings
                : [.. document.Warnings.Append("corrected-mark-unknown").Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<InvoiceRead> Each(XmlPass pass)
    {
        MyDataBody? body = null;
        pass.Enter(Family);
        while (pass.Read() is { } step)
        {
            switch (pass.Path)
            {
                case Sent or Fetched when step == XmlStep.Begin:
                    body = new(new(pass.Line), pass.Path.Length + 1);
                    break;
                case Sent or Fetched when body is not null:
                    yield return body.Finish();
                    body = null;
                    break;
                default:
                    body?.Take(pass, step);
                    break;
            }
        }
    }
}

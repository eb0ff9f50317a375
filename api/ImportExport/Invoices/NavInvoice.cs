namespace OutlookCrm.ImportExport.Invoices;

/// <summary>
/// Reads InvoiceData of the Hungarian tax office (NAV Online Számla 3.0). A modification or cancellation holds differences to the invoice
/// that it names; a batch modifies several invoices under one number, and each of them is a document here. Of foreign currencies the
/// amounts in that currency are read, not those in forint.
/// </summary>
internal static class NavInvoice
{
    /// <summary>What the namespaces of its elements hold.</summary>
    public const string Family = "schemas.nav.gov.hu/";

    private const string Single = "invoiceMain/invoice";
    private const string Batch = "invoiceMain/batchInvoice/invoice";

    /// <summary>Reads the document at which the pass stands.</summary>
    public static IEnumerable<InvoiceRead> Read(XmlPass pass)
    {
        var (number, issued) = ((string?)null, (DateOnly?)null);
        NavBody? body = null;
        pass.Enter(Family);
        while (pass.Read() is { } step)
        {
            switch (pass.Path)
            {
                case "invoiceNumber" when step == XmlStep.Leaf:
                    number ??= XmlText.Number(pass.Text);
                    break;
                case "invoiceIssueDate" when step == XmlStep.Leaf:
                    issued ??= XmlText.Day(pass.Text);
                    break;
                case Single or Batch when step == XmlStep.Begin:
                    body = new(new(pass.Line) { Number = number, IssueDate = issued }, pass.Path.Length + 1);
                    break;
                case Single or Batch when body is not null:
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

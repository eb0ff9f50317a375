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

    /// <summary>Reads the document at which the pass stands.</summary>
    public static IEnumerable<InvoiceRead> Read(XmlPass pass)
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

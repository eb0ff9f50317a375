using System.Text.RegularExpressions;
using System.Xml;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>An XML file that holds invoices, in one of the syntaxes that accounting programs exchange; found by the namespace of its first
/// element, never by a prefix or by the file's name.</summary>
/// <param name="Format">The syntax.</param>
/// <param name="Documents">What the file holds; at most <see cref="MostDocuments"/>.</param>
internal sealed partial record InvoiceFile(string Format, IReadOnlyList<InvoiceRead> Documents)
{
    /// <summary>Invoices of one file that are read.</summary>
    public const int MostDocuments = 10_000;

    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    private const string Cii = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private const string Envelope = "StandardBusinessDocumentHeader";

    /// <summary>Reads a file of XML.</summary>
    /// <param name="file">Stands at its beginning.</param>
    /// <exception cref="RefusedFileException">It holds no invoice that is understood, or is not well-formed.</exception>
    public static InvoiceFile Read(Stream file)
    {
        try
        {
            using var pass = XmlPass.Open(file);
            var format = FormatOf(pass);
            return new(format, [.. Found(format, pass)]);
        }
        catch (XmlException e)
        {
            throw new RefusedFileException(WhyNotXml(file, e));
        }
        catch (OverflowException)
        {
            throw new RefusedFileException(new("number-too-large", "The file holds numbers that are too large to calculate with."));
        }
        catch (ArgumentException)
        {
            throw new RefusedFileException(WrongEncoding(null));
        }
    }

    /// <summary>The encoding that the beginning of a document names; null where it names none.</summary>
    public static string? DeclaredIn(string start) => Declared().Match(start) is { Success: true } match ? match.Groups[1].Value : null;

    private static IEnumerable<InvoiceRead> Found(string format, XmlPass pass)
    {
        var count = 0;
        do
        {
            IEnumerable<InvoiceRead> found = Known(pass) switch
            {
                "ubl-invoice" or "ubl-credit-note" => [UblInvoice.Read(pass)],
                "cii-invoice" => [CiiInvoice.Read(pass)],
                "nav-invoice" => NavInvoice.Read(pass),
                "mydata-invoices" => MyDataInvoice.Read(pass),
                _ => [],
            };
            foreach (var read in found)
            {
                if (++count > MostDocuments)
                {
                    throw new RefusedFileException(new("too-many-documents",
                        "The file holds more than 10,000 invoices. Export fewer at a time."));
                }

                yield return read;
            }
        }
        while (pass.ToNextElement());

        if (count == 0)
        {
            throw new RefusedFileException(new("no-documents", $"The file ({format}) holds no invoice."));
        }
    }

    private static string FormatOf(XmlPass pass)
    {
        if (Known(pass) is { } format)
        {
            return format;
        }

        if (WhyNot(pass) is { } refusal)
        {
            throw new RefusedFileException(refusal);
        }

        // Peppol sends an invoice in an envelope.
        while (pass.ToNextElement())
        {
            if (Known(pass) is { } inside)
            {
                return inside;
            }
        }

        throw new RefusedFileException(new("no-documents", "The envelope holds no invoice."));
    }

    private static string? Known(XmlPass pass) => (pass.Name, pass.Namespace) switch
    {
        ("Invoice", Ubl + "Invoice-2") => "ubl-invoice",
        ("CreditNote", Ubl + "CreditNote-2") => "ubl-credit-note",
        ("CrossIndustryInvoice", Cii) => "cii-invoice",
        ("InvoiceData", "http://schemas.nav.gov.hu/OSA/3.0/data") => "nav-invoice",
        ("InvoicesDoc" or "RequestedDoc", "http://www.aade.gr/myDATA/invoice/v1.0" or "https://www.aade.gr/myDATA/invoice/v1.0") =>
            "mydata-invoices",
        _ => null,
    };

    private static FileRefusal? WhyNot(XmlPass pass) => (pass.Name, pass.Namespace) switch
    {
        (_, var space) when space.Contains(Envelope, StringComparison.Ordinal) => null,
        ("CrossIndustryDocument", _) => new("zugferd-1",
            "This is an invoice of ZUGFeRD 1, which is no longer exchanged. Ask for ZUGFeRD 2, Factur-X or XRechnung."),
        ("CrossIndustryInvoice", _) => new("cii-other-version", "This is a CrossIndustryInvoice of another version than D16B. Ask for "
            + "ZUGFeRD 2, Factur-X or XRechnung."),
        (['F', 'a', 't', 't', 'u', 'r', 'a', 'E', 'l', ..], _) => new("fatturapa",
            "This is an Italian FatturaPA, which is not read. Ask for the invoice as UBL (Peppol) or CII."),
        ("Facturae", _) => new("facturae", "This is a Spanish Facturae, which is not read. Ask for the invoice as UBL (Peppol) or CII."),
        ("Faktura", _) => new("ksef", "This is a Polish invoice of KSeF, which is not read. Ask for the invoice as UBL (Peppol) or CII."),
        ("InvoiceData", _) => new("nav-other-version", "This is an invoice of NAV Online Számla in another version than 3.0."),
        (_, var space) when space.StartsWith(Ubl, StringComparison.Ordinal) => new("ubl-other-document",
            $"This is a document of UBL, but no invoice or credit note: {Shown(pass.Name)}."),
        (_, var space) when space.Contains("schemas.nav.gov.hu", StringComparison.Ordinal) => new("nav-other-document",
            $"This is a message of NAV Online Számla ({Shown(pass.Name)}), not the invoice in it (InvoiceData)."),
        ("EncryptedData" or "EncryptedMessage", _) => new("encrypted", "This file is encrypted. Decrypt it first."),
        ("html", _) or (_, "http://www.w3.org/1999/xhtml") => FileKinds.Page("<html"),
        _ => new("unknown-xml", $"This is XML that is not known here: {Shown(pass.Name)}. Invoices are read as UBL, CII, NAV 3.0 and "
            + "myDATA."),
    };

    private static FileRefusal WhyNotXml(Stream file, XmlException e)
    {
        file.Position = 0;
        var start = new byte[FileKinds.Needed];
        var text = Encoding.Latin1.GetString(start, 0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) && e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new("document-type", "The file has a document type (DTD), which no invoice needs and which is not read.", e.LineNumber);
        }

        if (char.IsWhiteSpace(text[0]) && text.TrimStart().StartsWith("<?xml", StringComparison.Ordinal))
        {
            return new("not-well-formed", "The file has white space before <?xml, where nothing may stand. Take it out, or export the file "
                + "again.", 1);
        }

        if (e.Message.Contains("encoding", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("byte order mark", StringComparison.OrdinalIgnoreCase))
        {
            return WrongEncoding(DeclaredIn(text));
        }

        if (e.Message.Contains("MaxCharacters", StringComparison.Ordinal))
        {
            return new("too-large", "The document is too large.", e.LineNumber);
        }

        return new("not-well-formed", string.Create(CultureInfo.InvariantCulture,
            $"The file is not well-formed XML from line {e.LineNumber}, position {e.LinePosition} on; perhaps its end is missing. "
                + $"Export it "
                + $"again."), e.LineNumber);
    }

    private static FileRefusal WrongEncoding(string? declared) => new("wrong-encoding",
        $"The bytes of the file are not in the encoding that it names ({declared ?? "UTF-8"}). Export it again.");

    private static string Shown(string name) => name.Length > 60 ? name[..60] : name;

    [GeneratedRegex("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")]
    private static partial Regex Declared();
}

using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace OutlookCrm.ImportExport.Files;

/// <summary>The invoice that a PDF carries as a file inside, as Factur-X, ZUGFeRD 2 and XRechnung do.</summary>
internal static class PdfAttachment
{
    private const long Largest = 20 * 1024 * 1024;
    private static readonly string[] s_names = ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml"];

    /// <summary>Whether a file is a PDF.</summary>
    /// <param name="start">Its beginning.</param>
    public static bool IsPdf(ReadOnlySpan<byte> start) => start.StartsWith("%PDF-"u8);

    /// <summary>The file inside; null where the PDF has none, is damaged, has a password or more than 20 MB.</summary>
    /// <param name="file">Read from its beginning.</param>
    public static Stream? Open(Stream file)
    {
        if (file.Length > Largest)
        {
            return null;
        }

        try
        {
            using var document = PdfDocument.Open(file, new() { FilterProvider = new PdfFilters(Largest), MaxStackDepth = 64 });
            return document.Advanced.TryGetEmbeddedFiles(out var files) && Best(files) is { } best
                ? new MemoryStream(best.Memory.ToArray(), writable: false) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A damaged PDF may fail the library at any place.
            return null;
        }
    }

    private static EmbeddedFile? Best(IReadOnlyList<EmbeddedFile> files) =>
        s_names.Select(name => files.FirstOrDefault(file => IsNamed(file, name))).FirstOrDefault(file => file is not null)
        ?? files.FirstOrDefault(file => file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            || file.FileSpecification.EndsWith(".xml", StringComparison.OrdinalIgnoreCase));

    private static bool IsNamed(EmbeddedFile file, string name) => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(file.FileSpecification, name, StringComparison.OrdinalIgnoreCase);
}

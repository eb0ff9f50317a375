using System.Buffers;

namespace OutlookCrm.ImportExport.Files;

/// <summary>Tells what a file is from how it begins; its name says nothing.</summary>
internal static class FileKinds
{
    /// <summary>As many bytes of its beginning are needed.</summary>
    public const int Needed = 4096;

    private const int Tar = 257;

    private static readonly (byte[] Mark, FileRefusal Refusal)[] s_packed =
    [
        (Bytes("%PDF-"), new("pdf", "This PDF has no invoice as XML inside (factur-x.xml) that can be taken out. Export the invoice as XML "
            + "(UBL or CII), or as Factur-X without a password and of at most 20 MB, or the list as CSV.")),
        ([0xD0, 0xCF, 0x11, 0xE0], new("workbook", "This is a workbook of an older program, or a workbook with a password. Open it "
            + "and save "
            + "it as CSV UTF-8.")),
        ([0x1F, 0x8B], Archive), ([0x37, 0x7A, 0xBC, 0xAF], Archive), (Bytes("Rar!"), Archive), (Bytes("BZh"), Archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], Archive),
        ([0x89, 0x50, 0x4E, 0x47], Picture), ([0xFF, 0xD8, 0xFF], Picture), (Bytes("GIF8"), Picture), (Bytes("II*\0"), Picture),
        (Bytes("SQLite format 3"), new("unknown", "This is a database. Export what it holds as CSV.")),
        ([0x30, 0x80], Signed), ([0x30, 0x82], Signed), ([0x30, 0x83], Signed),
        (Bytes("-----BEGIN"), new("encrypted", "This file is encrypted or signed. Take out the document that it holds, and send that.")),
        (Bytes("{\\rtf"), new("unknown", "This is a text document. Save the list as CSV UTF-8.")),
    ];

    private static FileRefusal Archive => new("archive", "This is a packed archive. Unpack it and send the files one by one.");

    private static FileRefusal Picture => new("picture", "This is a picture. Send the invoice as XML (UBL or CII), or the list as "
        + "CSV.");

    private static FileRefusal Signed => new("encrypted", "This file is wrapped in a digital signature or encrypted (p7m). Take out "
        + "the document that it holds, and send that.");

    /// <summary>Why a file cannot be one that is read, by its first bytes; null where it may be.</summary>
    /// <param name="start">At most <see cref="Needed"/> bytes of its beginning.</param>
    public static FileRefusal? Refused(ReadOnlySpan<byte> start)
    {
        start = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        if (start.Length == 0 || !start.ContainsAnyExcept(SearchValues.Create([0x20, 0x09, 0x0A, 0x0D])))
        {
            return new("empty", "The file is empty.");
        }

        if (start.StartsWith("PK\x3\x4"u8) || start.StartsWith("PK\x5\x6"u8))
        {
            return Packed(start);
        }

        foreach (var (mark, refusal) in s_packed)
        {
            if (start.StartsWith(mark))
            {
                return refusal;
            }
        }

        if (start.Length > Tar + 5 && start[Tar..].StartsWith("ustar"u8))
        {
            return Archive;
        }

        return IsBinary(start) ? new("unknown", "This is no text file. Send an invoice as XML, or a list as CSV.") : null;
    }

    /// <summary>The beginning of a file as text, without the mark of UTF-8; bytes that mean nothing are passed over.</summary>
    /// <param name="start">At most <see cref="Needed"/> bytes of the file's beginning.</param>
    public static string Beginning(ReadOnlySpan<byte> start) =>
        (TextEncoding.IsUtf16(start) is { } utf16 ? Encoding.GetEncoding(utf16.CodePage) : Encoding.Latin1).GetString(start)
            .TrimStart('\u00EF', '\u00BB', '\u00BF');

    /// <summary>Whether a text is a page of the web, which is what a browser saves when a sign-in has ended.</summary>
    /// <param name="start">The beginning of the text.</param>
    public static FileRefusal? Page(string start)
    {
        var text = start.AsSpan().TrimStart('\uFEFF').TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<body", StringComparison.OrdinalIgnoreCase)
            ? new("html-page", "This is a web page, perhaps an error page of the other program. Sign in there and export the file again.")
            : text is ['{', ..] || text.StartsWith("[{", StringComparison.Ordinal)
            ? new("json", "This is JSON. Export the list as CSV, or the invoice as XML.") : null;
    }

    /// <summary>Whether a text is XML.</summary>
    /// <param name="start">The beginning of the text.</param>
    public static bool IsXml(string start) => start.AsSpan().TrimStart('\uFEFF').TrimStart() is ['<', var next, ..]
        && (char.IsLetter(next) || next is '?' or '!' or '_');

    private static FileRefusal Packed(ReadOnlySpan<byte> start) =>
        start.IndexOf("[Content_Types].xml"u8) >= 0 || start.IndexOf("xl/"u8) >= 0 || start.IndexOf("mimetypeapplication/vnd.oasis"u8) >= 0
        ? new("workbook", "This is a workbook. In the spreadsheet, save the sheet as CSV UTF-8.")
        : Archive with { Code = "zip", Sentence = "This is a ZIP archive. Unpack it and send the files one by one." };

    // Zeros are common in UTF-16 and absent from every other text.
    private static bool IsBinary(ReadOnlySpan<byte> start) =>
        TextEncoding.IsUtf16(start) is null && (start.Count((byte)0) > 0 || start.CountAny(s_control) > start.Length / 50);

    private static readonly SearchValues<byte> s_control =
        SearchValues.Create([1, 2, 3, 4, 5, 6, 7, 8, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19]);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}

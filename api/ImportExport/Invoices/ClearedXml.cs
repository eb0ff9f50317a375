using System.Net;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>
/// Empties the texts of an XML file that name a customer, and with them all texts of a party that is named: street, tax number, telephone.
/// The documents stay, without their buyer.
/// </summary>
internal static class ClearedXml
{
    private const int LongestText = 10_000;
    private const string CData = "<![CDATA[";
    private const string CDataEnd = "]]>";

    /// <summary>Writes the file without these texts; whether there were any.</summary>
    /// <param name="file">Well-formed; read from its beginning.</param>
    /// <param name="names">Whether texts name the customer.</param>
    /// <param name="to">Takes the file in its own encoding.</param>
    /// <param name="ct">Gives up.</param>
    public static bool Write(Stream file, Func<IReadOnlyList<string>, bool> names, Stream to, CancellationToken ct)
    {
        var encoding = EncodingOf(file);
        file.Position = 0;
        using var from = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var text = new StreamWriter(to, encoding, leaveOpen: true);
        var (part, isTag, parties) = (new StringBuilder(), false, new ClearedParties(text));
        for (int c; (c = from.Read()) >= 0;)
        {
            if (c == '<' && !isTag)
            {
                ct.ThrowIfCancellationRequested();
                Flush();
                isTag = true;
            }

            part.Append((char)c);
            if (isTag && c == '>' && IsWhole(part))
            {
                Flush();
                isTag = false;
            }
        }

        Flush();
        return parties.IsChanged;

        void Flush()
        {
            var written = part.ToString();
            part.Clear();
            var inside = !isTag ? WebUtility.HtmlDecode(written)
                : written.StartsWith(CData, StringComparison.Ordinal) ? written[CData.Length..^CDataEnd.Length] : null;
            if (inside is null)
            {
                parties.Tag(written);
            }
            else
            {
                parties.Content(written, inside.Length is > 0 and <= LongestText && names([inside]));
            }
        }
    }

    // A remark and a value of an attribute may hold a closing bracket.
    private static bool IsWhole(StringBuilder part)
    {
        var start = part.ToString(0, Math.Min(part.Length, CData.Length));
        var end = part.ToString(Math.Max(0, part.Length - CDataEnd.Length), Math.Min(part.Length, CDataEnd.Length));
        if (start == CData || start.StartsWith("<!--", StringComparison.Ordinal))
        {
            return end == (start == CData ? CDataEnd : "-->");
        }

        var mark = '\0';
        foreach (var c in part.ToString())
        {
            mark = mark == '\0' ? c is '"' or '\'' ? c : '\0' : c == mark ? '\0' : mark;
        }

        return mark == '\0';
    }

    private static Encoding EncodingOf(Stream file)
    {
        var start = new byte[FileKinds.Needed];
        file.Position = 0;
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var bytes = start.AsSpan(0, length);
        return TextEncoding.IsUtf16(bytes)
            ?? (InvoiceFile.DeclaredIn(FileKinds.Beginning(bytes)) is { } name ? TextEncoding.Find(name) : null) ?? Encoding.UTF8;
    }
}

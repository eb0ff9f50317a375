using MimeKit;
using MimeKit.Tnef;

namespace OutlookCrm.Simulator.Mail;

/// <summary>What a reader of a mail gets: its body once as text and once as HTML, and everything else as an attachment.</summary>
internal sealed class MailContent
{
    private readonly List<StoredAttachment> _attachments = [];
    private TextPart? _plain;
    private TextPart? _html;

    private MailContent()
    {
    }

    /// <summary>The plain text; null where the mail has none.</summary>
    public string? Text => _plain is null ? null : MailCharset.TextOf(_plain);

    /// <summary>The HTML as it came; null where the mail has none.</summary>
    public string? Html => _html is null ? null : MailCharset.TextOf(_html);

    /// <summary>The attachments, in the mail's order.</summary>
    public IReadOnlyList<StoredAttachment> Attachments => _attachments;

    /// <summary>
    /// Takes a mail apart. The body is the first text, or the first group of alternatives that holds text; Exchange makes an attachment of
    /// every text after it.
    /// </summary>
    public static MailContent Of(MimeEntity? root)
    {
        var content = new MailContent();
        content.TakeBody(root);
        content.Attach(root, isRelated: false);
        return content;
    }

    private bool TakeBody(MimeEntity? entity)
    {
        switch (entity)
        {
            case MultipartAlternative alternatives:
                foreach (var alternative in alternatives)
                {
                    TakeBody(alternative);
                }

                break;
            case Multipart parts:
                return parts.Any(TakeBody);
            case TextPart { IsAttachment: false, IsPlain: true } plain:
                _plain ??= plain;
                break;
            case TextPart { IsAttachment: false, IsHtml: true } html:
                _html ??= html;
                break;
            case TnefPart tnef:
                tnef.ExtractAttachments().OfType<TextPart>().Where(part => part.FileName is null).ToList().ForEach(part => TakeBody(part));
                break;
        }

        return (_plain ?? _html) is not null;
    }

    private void Attach(MimeEntity? entity, bool isRelated)
    {
        switch (entity)
        {
            case null:
                break;
            case Multipart parts:
                foreach (var part in parts)
                {
                    Attach(part, isRelated || parts is MultipartRelated);
                }

                break;
            case TnefPart tnef:
                // Outlook packs attachments and body into winmail.dat. Exchange unpacks the file and never shows it.
                foreach (var part in tnef.ExtractAttachments().Where(part => part is not TextPart { FileName: null }))
                {
                    Attach(part, isRelated);
                }

                break;
            case MessagePart embedded:
                // The subject of an embedded message names it, as in Outlook.
                Attach(embedded, embedded is TextRfc822Headers ? null
                    : embedded.Message?.Subject, Bytes(stream => embedded.Message?.WriteTo(MailWriter.Wire, stream)), isRelated);
                break;
            case MimePart part when part != _plain && part != _html:
                Attach(part, part.FileName, Bytes(stream => part.Content?.DecodeTo(stream)), isRelated);
                break;
        }
    }

    private void Attach(MimeEntity part, string? name, byte[] content, bool isRelated) => _attachments.Add(new StoredAttachment(
        string.IsNullOrEmpty(name) ? NumberedName(part) : name,
        part.ContentType.MimeType,
        content,
        isRelated || part.ContentDisposition?.Disposition == ContentDisposition.Inline,
        part.ContentId,
        IsItem: part is MessagePart and not TextRfc822Headers));

    // Exchange counts the attachments that have no name: ATT00001.txt.
    private string NumberedName(MimeEntity part)
    {
        MimeTypes.TryGetExtension(part.ContentType.MimeType, out var extension);
        return $"ATT{_attachments.Count(attachment => attachment.Name.StartsWith("ATT0", StringComparison.Ordinal)) + 1:00000}{extension}";
    }

    // What Outlook packs into winmail.dat: Exchange unpacks the file and never shows it.
    private static IEnumerable<MimeEntity> PartsOf(TnefPart tnef) => tnef.ExtractAttachments();

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}

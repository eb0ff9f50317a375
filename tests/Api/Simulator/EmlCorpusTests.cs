using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>Real and odd .eml files become messages that a person can read.</summary>
public sealed class EmlCorpusTests(Company simulator)
{
    private static readonly string Folder = SourceTree.Of("..", "shared", "emails");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_file_of_the_corpus_becomes_a_readable_message()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The corpus ../shared/emails is not beside this repository.");
        var files = Directory.GetFiles(Folder, "*.eml");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var message = await DropAsync(await File.ReadAllBytesAsync(file, Ct));
            var names = message.To.Append(message.From).Select(person => person?.Name).Concat(message.Attachments.Select(one => one.Name));
            var shown = string.Join('\n', [message.Subject, message.Text, .. names]);

            Assert.False(shown.Contains('\ufffd', StringComparison.Ordinal),
                $"{Path.GetFileName(file)} has letters that could not be read: {shown}");
            Assert.False(shown.Contains("=?", StringComparison.Ordinal), $"{Path.GetFileName(file)} shows encoded words: {shown}");
            Assert.False(shown.Contains('Ã', StringComparison.Ordinal), $"{Path.GetFileName(file)} shows UTF-8 as Latin: {shown}");
            Assert.Matches("^<[^<>]+>$", message.InternetMessageId);
            Assert.True(message.Text.Length > 0 || message.Attachments.Count > 0, $"{Path.GetFileName(file)} is empty.");
        }
    }

    [Theory]
    [InlineData("multi_charset__japanese_iso_2022.eml", "まみむめも", "すみません。")]
    [InlineData("multi_charset__japanese.eml", "まみむめも", "かきくえこ")]
    [InlineData("plain_emails__raw_email_with_partially_quoted_subject.eml", "Re: Test: \"漢字\" mid \"漢字\" tail", "대부분의 마찬가지로")]
    [InlineData("rfc6532__utf8_headers.eml", "Säying Hello", "body")]
    [InlineData("plain_emails__raw_email10.eml", "", "Envoyé")]
    [InlineData("mime_emails__raw_email_encoded_stack_level_too_deep.eml", "Nicolas Fouché has accepted", "Nicolas Fouché")]
    [InlineData("multipart_report_emails__report_422.eml", "Warning: could not send message", "WARNING MESSAGE ONLY")]
    [InlineData("attachment_emails__attachment_pdf_non_ascii.eml", "Another PDF with 🎉 Unicode chars in it 🍿", "Just attaching")]
    public async Task Stated_charsets_are_read(string file, string subject, string text)
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The corpus ../shared/emails is not beside this repository.");
        var message = await DropAsync(await File.ReadAllBytesAsync(Path.Combine(Folder, file), Ct));
        Assert.StartsWith(subject, message.Subject, StringComparison.Ordinal);
        Assert.Contains(text, message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no headers, no colon, nothing")]
    [InlineData("Subject: only\r\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n")]
    public async Task Rubbish_becomes_a_poor_message_and_never_an_exception(string eml)
    {
        var dropped = await simulator.Host.DropAsync(eml, "reza", ct: Ct);
        Assert.NotEmpty(dropped.Id);
    }

    private async Task<StoredMessage> DropAsync(byte[] eml)
    {
        var dropped = await simulator.Host.DropAsync(eml, "reza", ct: Ct);
        return simulator.Host.Mailboxes.Of(EntraDirectory.Find("reza")!).Find(dropped.Id)!;
    }
}

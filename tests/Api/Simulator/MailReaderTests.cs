using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using OutlookCrm.Simulator.Mail;
using Xunit;

namespace OutlookCrm.Tests.Simulator;

/// <summary>The decisions that MimeKit leaves to its caller, taken as Exchange takes them.</summary>
public sealed class MailReaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a@x.example; b@x.example", "a@x.example", "b@x.example")]
    [InlineData("\"Papa; Maria\" <m@a.example>; (one; two) b@x.example", "m@a.example", "b@x.example")]
    [InlineData("Team: a@x.example, b@x.example; c@x.example", "a@x.example", "b@x.example", "c@x.example")]
    [InlineData("undisclosed-recipients:;")]
    [InlineData("Papa, Maria <m@a.example>", "m@a.example")]
    [InlineData("=?iso-8859-7?Q?=D0=E1=F0=DC?= <p@a.example>", "p@a.example")]
    public async Task Everybody_in_an_address_header_is_found(string to, params string[] addresses) =>
        Assert.Equal(addresses, (await ReadAsync($"To: {to}\r\n\r\nHello")).To.Select(person => person.Address));

    [Fact]
    public async Task Encoded_names_are_read_in_their_charset() =>
        Assert.Equal("Παπά", (await ReadAsync("From: =?iso-8859-7?Q?=D0=E1=F0=DC?= <p@a.example>\r\n\r\nHello")).From?.Name);

    [Theory]
    [InlineData("Date: Sun, 29 Nov 2026 10:00:00 +0200\r\n", "2026-11-29T10:00:00+02:00")]
    [InlineData("Date: Sun, 29 Nov 2026 10:00:00 EET\r\n", "2026-11-29T10:00:00+00:00")]
    [InlineData("Date: yesterday\r\n", null)]
    [InlineData("", null)]
    public async Task A_mail_without_a_readable_date_has_none_and_an_unknown_zone_is_UTC(string date, string? expected) =>
        Assert.Equal(expected is null ? null
            : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), (await ReadAsync($"{date}Subject: S\r\n\r\nHello")).Date);

    [Theory]
    [InlineData("été à Paris", "utf-8", "été à Paris")]
    [InlineData("été à Paris", "latin1", "été à Paris")]
    public async Task Text_that_states_Latin_letters_is_read_as_UTF8_only_if_it_is_UTF8(string text, string written, string expected)
    {
        byte[] eml = [.. "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"u8,
            .. Encoding.GetEncoding(written).GetBytes(text)];
        Assert.Equal(expected, (await MailReader.ReadAsync(eml, Ct)).Text);
    }

    [Fact]
    public async Task Lines_that_were_broken_for_the_way_are_whole_again() =>
        Assert.StartsWith("long line continues",
            (await ReadAsync("Content-Type: text/plain; format=flowed\r\n\r\nlong line \r\ncontinues\r\n")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Text_after_an_attachment_is_an_attachment()
    {
        var mail = await ReadAsync(
            Mixed("Content-Type: text/plain\r\n\r\nfirst", "Content-Type: application/pdf; name=a.pdf\r\n\r\nPDF",
            "Content-Type: text/plain\r\n\r\nlast"));
        Assert.Equal("first", mail.Text);
        Assert.Equal(["a.pdf", "ATT00001.txt"], mail.Attachments.Select(attachment => attachment.Name));
    }

    [Fact]
    public async Task Winmail_is_unpacked()
    {
        var packed = Convert.ToBase64String(Tnef("offer.pdf", "%PDF"u8));
        var mail = await ReadAsync(Mixed(
            "Content-Type: text/plain\r\n\r\nSee below",
            $"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}"));
        Assert.Equal("See below", mail.Text);
        var offer = Assert.Single(mail.Attachments);
        Assert.Equal(("offer.pdf", "%PDF"), (offer.Name, Encoding.ASCII.GetString(offer.Content)));
    }

    [Theory]
    [InlineData("Importance: low\r\nX-Priority: 1\r\n", "low")]
    [InlineData("X-Priority: 1 (Highest)\r\n", "high")]
    [InlineData("Priority: non-urgent\r\n", "low")]
    [InlineData("X-Priority: 3\r\n", "normal")]
    public async Task Importance_is_the_senders(string header, string importance) =>
        Assert.Equal(importance, (await ReadAsync($"{header}\r\nHello")).Importance);

    [Fact]
    public async Task Headers_stand_in_their_order_and_as_they_were_written()
    {
        var mail = await ReadAsync(
            "Content-Type: text/plain\r\nSubject: =?utf-8?Q?=C3=A9?=\r\n and more\r\nno header at all\r\nX-Last: Δ\r\n\r\nHello");
        Assert.Equal(
            [new("Content-Type", "text/plain"), new("Subject", "=?utf-8?Q?=C3=A9?= and more"), new("X-Last", "Δ")],
            mail.Headers);
        Assert.Equal("é and more", mail.Subject);
    }

    [Fact]
    public async Task A_message_made_here_is_written_so_that_it_is_read_again()
    {
        var sent = new DateTimeOffset(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);
        var message = new StoredMessage
        {
            Key = Guid.NewGuid(),
            Folder = "sentitems",
            ConversationId = "c",
            InternetMessageId = Eml.NewMessageId(),
            InReplyTo = Eml.NewMessageId(),
            Subject = "Γειά σου",
            From = new Person("Παπά, Μαρία", "maria@contoso.example"),
            To = [new Person("", "zoe@customer.example")],
            Sent = sent,
            Received = sent,
            Created = sent,
            Modified = sent,
            Text = "Καλημέρα",
        };
        var read = await MailReader.ReadAsync(MailWriter.Write(message), Ct);
        Assert.Equal((message.InternetMessageId, message.InReplyTo, message.Subject, message.From, sent),
            (read.MessageId, read.InReplyTo, read.Subject, read.From, read.Date));
        Assert.Equal(message.To, read.To);
        Assert.Equal(message.Text, read.Text?.TrimEnd());
    }

    private static Task<ReadMail> ReadAsync(string eml) => MailReader.ReadAsync(Encoding.UTF8.GetBytes(eml), Ct);

    private static string Mixed(params string[] parts) =>
        $"Content-Type: multipart/mixed; boundary=x\r\n\r\n{string.Concat(parts.Select(part => $"--x\r\n{part}\r\n"))}--x--\r\n";

    // MS-OXTNEF: a signature and a key, then attributes of level, id, length, content and the sum of its bytes.
    private static byte[] Tnef(string name, ReadOnlySpan<byte> content)
    {
        var file = new MemoryStream();
        file.Write([0x78, 0x9F, 0x3E, 0x22, 0x01, 0x00]);
        Write(1, 0x00089006, [0, 0, 1, 0]);
        Write(2, 0x00069002, new byte[14]);
        Write(2, 0x00018010, [.. Encoding.ASCII.GetBytes(name), 0]);
        Write(2, 0x0006800F, content);
        return file.ToArray();

        void Write(byte level, int id, ReadOnlySpan<byte> value)
        {
            Span<byte> head = stackalloc byte[9];
            head[0] = level;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], id);
            BinaryPrimitives.WriteInt32LittleEndian(head[5..], value.Length);
            file.Write(head);
            file.Write(value);
            ushort sum = 0;
            foreach (var one in value)
            {
                sum += one;
            }

            file.Write([(byte)sum, (byte)(sum >> 8)]);
        }
    }
}

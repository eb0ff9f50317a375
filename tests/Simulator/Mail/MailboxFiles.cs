using System.Text.Json;

namespace OutlookCrm.Simulator.Mail;

/// <summary>
/// Mailboxes on disk: a folder per mailbox, a file per message and per meeting, written beside and renamed, so that a kill leaves the old
/// file or the new one. The demo company's thousands lie in one file of lines; a file of a message that changed since overrides its line.
/// </summary>
/// <param name="folder">Where they lie; null keeps nothing.</param>
internal sealed class MailboxFiles(string? folder)
{
    private const string Many = "many.jsonl";
    private const string Meetings = "meetings";

    public void Save(Mailbox mailbox, StoredMessage message)
    {
        if (folder is not null)
        {
            Write(Path.Combine(Of(mailbox), $"{message.Key:N}.json"), stream => JsonSerializer.Serialize(stream, message));
        }
    }

    public void Save(Mailbox mailbox, StoredMeeting meeting)
    {
        if (folder is not null)
        {
            Write(Path.Combine(Of(mailbox), Meetings, $"{meeting.Key:N}.json"), stream => JsonSerializer.Serialize(stream, meeting));
        }
    }

    public void SaveMany(Mailbox mailbox, IReadOnlyList<StoredMessage> messages)
    {
        if (folder is not null)
        {
            Write(Path.Combine(Of(mailbox), Many), stream =>
            {
                foreach (var message in messages)
                {
                    JsonSerializer.Serialize(stream, message);
                    stream.WriteByte((byte)'\n');
                }
            });
        }
    }

    public void Load(Mailbox mailbox)
    {
        if (folder is null || !Directory.Exists(Of(mailbox)))
        {
            return;
        }

        if (Path.Combine(Of(mailbox), Many) is var many && File.Exists(many))
        {
            foreach (var line in File.ReadLines(many))
            {
                mailbox.Load(JsonSerializer.Deserialize<StoredMessage>(line)!);
            }
        }

        foreach (var file in Directory.EnumerateFiles(Of(mailbox), "*.json"))
        {
            mailbox.Load(JsonSerializer.Deserialize<StoredMessage>(File.ReadAllBytes(file))!);
        }

        if (Path.Combine(Of(mailbox), Meetings) is var meetings && Directory.Exists(meetings))
        {
            foreach (var file in Directory.EnumerateFiles(meetings, "*.json"))
            {
                mailbox.Meetings.Load(JsonSerializer.Deserialize<StoredMeeting>(File.ReadAllBytes(file))!);
            }
        }
    }

    private string Of(Mailbox mailbox) => Path.Combine(folder!, mailbox.Owner.Address);

    private static void Write(string file, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".new";
        using (var stream = File.Create(temporary))
        {
            write(stream);
        }

        File.Move(temporary, file, overwrite: true);
    }
}

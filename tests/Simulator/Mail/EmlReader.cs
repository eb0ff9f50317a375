using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Simulator.Mail;

/// <summary>What an .eml says, as the npm library `mailparser` reads it.</summary>
internal sealed record ReadMail(
    string? MessageId,
    string? InReplyTo,
    IReadOnlyList<string> References,
    string Subject,
    Person? From,
    Person? Sender,
    IReadOnlyList<Person> To,
    IReadOnlyList<Person> Cc,
    IReadOnlyList<Person> Bcc,
    IReadOnlyList<Person> ReplyTo,
    DateTimeOffset? Date,
    string Importance,
    string Text,
    string? Html,
    IReadOnlyList<StoredAttachment> Attachments,
    IReadOnlyList<StoredHeader> Headers);

/// <summary>
/// Reads .eml files through one Node process that lives as long as this one and speaks JSON lines. It is started by the first mail and started again if it
/// dies; it ends by itself when its input closes, even if this process is killed.
/// </summary>
public sealed class EmlReader : IDisposable
{
    private sealed record Answer(long Id, ReadMail? Mail, string? Error);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Process? _node;
    private long _lastId;

    /// <summary>Reads one mail. A process that died is replaced and asked once more.</summary>
    /// <exception cref="InvalidDataException">The library could not read it.</exception>
    internal async Task<ReadMail> ReadAsync(byte[] eml, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var answer = await AskAsync(eml) ?? await AskAsync(eml) ?? throw new InvalidDataException("The mail reader stopped twice on this mail.");
            return answer.Mail ?? throw new InvalidDataException(answer.Error);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Kills the process, for tests of its replacement.</summary>
    public void Kill() => _node?.Kill();

    /// <inheritdoc />
    public void Dispose()
    {
        if (_node is not null)
        {
            _node.StandardInput.Close();
            _node.WaitForExit(TimeSpan.FromSeconds(5));
            _node.Dispose();
        }

        _one.Dispose();
    }

    private async Task<Answer?> AskAsync(byte[] eml)
    {
        _node ??= Start();
        try
        {
            var id = ++_lastId;
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { id, eml = Convert.ToBase64String(eml) }, Json));
            await _node.StandardInput.FlushAsync();
            if (await _node.StandardOutput.ReadLineAsync() is { } line)
            {
                return JsonSerializer.Deserialize<Answer>(line, Json);
            }
        }
        catch (IOException)
        {
            // It died while we wrote.
        }

        // Its pipes are closed, even if the system has not buried it yet: the caller asks again, another one.
        _node.Kill();
        _node.Dispose();
        _node = null;
        return null;
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("node", [SourceTree.Of("tests", "Simulator", "eml", "parse.mjs")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        StandardOutputEncoding = Encoding.UTF8,
    }) ?? throw new InvalidOperationException("Node did not start: is it installed?");
}

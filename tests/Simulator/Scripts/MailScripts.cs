using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Scripts;

/// <summary>Mailboxes for the page and for scripts: lists, one message, dropping an .eml, and what a reader does with a message.</summary>
internal sealed class MailScripts(Mailboxes mailboxes, MailDrop drop)
{
    private const int LargestMail = 150 << 20;

    public void Map(IEndpointRouteBuilder scripts)
    {
        scripts.MapGet("/mailbox", List);
        scripts.MapGet("/message", (string user, string id, string? mailbox) =>
        {
            var (owner, message, error) = mailboxes.Find(user, mailbox, id);
            return owner is null || message is null ? error! : Results.Ok(MessageView.Of(owner, message));
        });
        scripts.MapPost("/message/read", (string user, string id, string? mailbox, bool isRead = true) =>
            Act(user, mailbox, id, (owner, message) => owner.Update(message.Key, before => before with { IsRead = isRead }), line: false));
        scripts.MapPost("/message/move", (string user, string id, string folder, string? mailbox) => Mailbox.Folders.ContainsKey(folder)
            ? Act(user, mailbox, id, (owner, message) => owner.Move(message.Key, folder.ToLowerInvariant()), line: true)
            : ScriptAccess.Error(404, $"There is no folder '{folder}'."));
        scripts.MapPost("/message/delete", (string user, string id, string? mailbox) =>
            Act(user, mailbox, id, (owner, message) => owner.Delete(message.Key), line: false));
        scripts.MapPost("/mail", DropAsync);
    }

    private IResult List(string user, string? mailbox, string? folder, int top = 200, int skip = 0)
    {
        var (owner, error) = mailboxes.Open(user, mailbox);
        if (owner is null)
        {
            return error!;
        }

        var name = folder?.ToLowerInvariant() ?? "inbox";
        if (!Mailbox.Folders.ContainsKey(name))
        {
            return ScriptAccess.Error(404, $"There is no folder '{folder}'.");
        }

        var all = owner.Messages;
        var here = all.Where(message => message.Folder == name).OrderByDescending(message => message.Received)
            .ThenByDescending(message => message.Change).ToList();
        return Results.Ok(new
        {
            user,
            mailbox = owner.Owner.Address,
            shared = owner.Owner.User is null,
            folders = Mailbox.Folders.Select(pair => new
            {
                name = pair.Key,
                displayName = pair.Value,
                total = all.Count(message => message.Folder == pair.Key),
                unread = all.Count(message => message.Folder == pair.Key && !message.IsRead),
            }),
            folder = name,
            total = here.Count,
            messages = here.Skip(skip).Take(Math.Clamp(top, 1, 1000)).Select(message => MessageLine.Of(owner, message)),
        });
    }

    private IResult Act(string user, string? mailbox, string id, Func<Mailbox, StoredMessage, StoredMessage?> act, bool line)
    {
        var (owner, message, error) = mailboxes.Find(user, mailbox, id);
        if (owner is null || message is null)
        {
            return error!;
        }

        return act(owner, message) is not { } changed ? ScriptAccess.Error(404, "There is no such message.")
            : line ? Results.Ok(MessageLine.Of(owner, changed))
            : Results.NoContent();
    }

    private async Task<IResult> DropAsync(string user, string? folder, string? shared, HttpContext http)
    {
        var (owner, error) = mailboxes.Open(user, shared);
        if (owner is null)
        {
            return error!;
        }

        var name = folder?.ToLowerInvariant() ?? "inbox";
        if (!Mailbox.Folders.ContainsKey(name))
        {
            return ScriptAccess.Error(404, $"There is no folder '{folder}'.");
        }

        using var eml = new MemoryStream();
        await http.Request.Body.CopyToAsync(eml, http.RequestAborted);
        if (eml.Length > LargestMail)
        {
            return ScriptAccess.Error(400, "The file is larger than 150 MB, the most that Exchange takes.");
        }

        var file = eml.ToArray();
        if (MailFile.WhyNone(file) is { } why)
        {
            return ScriptAccess.Error(400, why);
        }

        var message = await drop.DropAsync(owner, name, file, http.RequestAborted);
        return Results.Json(DroppedMail.Of(owner, message), statusCode: 201);
    }
}

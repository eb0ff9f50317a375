namespace OutlookCrm.Simulator.Mail;

/// <summary>What happened to a message.</summary>
public enum MailChangeKind
{
    Created,
    Changed,
    Removed,
}

/// <summary>
/// A change in a mailbox; <paramref name="Before"/> is null for a new message, <paramref name="After"/> for a deleted message.
/// </summary>
public sealed record MailChange(Mailbox Mailbox, MailChangeKind Kind, StoredMessage? Before, StoredMessage? After);

/// <summary>
/// One mailbox: its messages, found by any of their ids, and a running number for changes. Thread-safe; messages are immutable.
/// </summary>
public sealed class Mailbox
{
    /// <summary>The well-known folders, as Graph and Outlook name them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["inbox"] = "Inbox",
        ["sentitems"] = "Sent Items",
        ["drafts"] = "Drafts",
        ["deleteditems"] = "Deleted Items",
        ["archive"] = "Archive",
    };

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, StoredMessage> _messages = [];
    private readonly Dictionary<string, Guid> _byId = new(StringComparer.Ordinal);
    private readonly Action<Mailbox, StoredMessage> _save;
    private readonly Action<MailChange> _tell;
    private readonly TimeProvider _clock;
    private long _change;

    internal Mailbox(
        MailboxOwner owner, TimeProvider clock, Action<Mailbox, StoredMessage> save, Action<MailChange> tell,
        Action<Mailbox, StoredMeeting> saveMeeting, Action<MeetingChange> tellMeeting)
    {
        (Owner, _clock, _save, _tell) = (owner, clock, save, tell);
        Meetings = new Meetings(this, clock, saveMeeting, tellMeeting);
    }

    /// <summary>Whose it is.</summary>
    public MailboxOwner Owner { get; }

    /// <summary>Its calendar.</summary>
    public Meetings Meetings { get; }

    /// <summary>The running number of the last change.</summary>
    public long LastChange => Interlocked.Read(ref _change);

    /// <summary>Everything that is not deleted, in no order.</summary>
    public IReadOnlyList<StoredMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages.Values.Where(message => !message.IsDeleted)];
            }
        }
    }

    /// <summary>Everything, tombstones included.</summary>
    internal IReadOnlyList<StoredMessage> Everything
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages.Values];
            }
        }
    }

    /// <summary>The message with this REST, EWS or immutable id; an id from before a move finds nothing.</summary>
    public StoredMessage? Find(string id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(ItemIds.ToRest(id), out var key) && _messages[key] is { IsDeleted: false } message ? message : null;
        }
    }

    /// <summary>Files a new message.</summary>
    public StoredMessage Add(StoredMessage message)
    {
        StoredMessage added;
        lock (_gate)
        {
            added = message with { Change = ++_change, CreatedAtChange = _change };
            _save(this, added);
            Index(null, added);
        }

        _tell(new MailChange(this, MailChangeKind.Created, null, added));
        return added;
    }

    /// <summary>Changes a message in place: read, categories. Null when it is gone, or when <paramref name="unless"/> says no.</summary>
    public StoredMessage? Update(Guid key, Func<StoredMessage, StoredMessage> change, Func<StoredMessage, bool>? unless = null) =>
        Apply(key, MailChangeKind.Changed, (message, _) => unless?.Invoke(message) == true ? null : change(message));

    /// <summary>Moves a message to another folder: its id changes, its immutable id does not.</summary>
    public StoredMessage? Move(Guid key, string folder) => Apply(key, MailChangeKind.Changed, (message, number) => message with
    {
        Folder = folder,
        Moves = message.Moves + 1,
        Departures = [.. message.Departures, new Departure(message.Folder, message.Moves, number, Deleted: false)],
    });

    /// <summary>Deletes a message permanently.</summary>
    public StoredMessage? Delete(Guid key) => Apply(key, MailChangeKind.Removed, (message, number) => message with
    {
        IsDeleted = true,
        Departures = [.. message.Departures, new Departure(message.Folder, message.Moves, number, Deleted: true)],
    });

    /// <summary>Takes in what was on disk.</summary>
    internal void Load(StoredMessage message)
    {
        lock (_gate)
        {
            _change = Math.Max(_change, message.Change);
            Index(_messages.GetValueOrDefault(message.Key), message);
        }
    }

    /// <summary>Files many messages without telling anybody: the demo company, whose file is written once for all.</summary>
    internal IReadOnlyList<StoredMessage> AddQuietly(IEnumerable<StoredMessage> messages)
    {
        lock (_gate)
        {
            return
            [
                .. messages.Select(message =>
                {
                    var added = message with { Change = ++_change, CreatedAtChange = _change };
                    Index(null, added);
                    return added;
                }),
            ];
        }
    }

    private StoredMessage? Apply(Guid key, MailChangeKind kind, Func<StoredMessage, long, StoredMessage?> change)
    {
        StoredMessage before, after;
        lock (_gate)
        {
            if (!_messages.TryGetValue(key, out before!) || before.IsDeleted || change(before, _change + 1) is not { } changed)
            {
                return null;
            }

            after = changed with { Change = ++_change, Modified = _clock.GetUtcNow() };
            _save(this, after);
            Index(before, after);
        }

        _tell(new MailChange(this, kind, before, after.IsDeleted ? null : after));
        return after;
    }

    private void Index(StoredMessage? before, StoredMessage after)
    {
        if (before is not null)
        {
            _byId.Remove(ItemIds.Rest(Owner.Id, before.Key, before.Moves));
        }

        _messages[after.Key] = after;
        _byId[ItemIds.Rest(Owner.Id, after.Key, after.Moves)] = after.Key;
        _byId[ItemIds.Immutable(Owner.Id, after.Key)] = after.Key;
    }
}

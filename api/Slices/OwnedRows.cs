using OutlookCrm.Storage;

namespace OutlookCrm.Slices;

/// <summary>
/// Who owns which rows of a customer's partition. Checked at the start: the start fails if a key prefix has two owners, or if a timeline
/// kind or a card part reads rows without an owner, because an erasure would leave such rows behind.
/// </summary>
public sealed class OwnedRows
{
    private readonly List<(string Prefix, ICustomerRows Owner)> _owners;

    public OwnedRows(IEnumerable<ICustomerRows> owners, IEnumerable<ITimelineKind> kinds, IEnumerable<ICardPart> parts)
    {
        _owners = [.. owners.SelectMany(owner => owner.Prefixes.Select(prefix => (prefix, owner)))];
        foreach (var (prefix, owner) in _owners)
        {
            if (_owners.FirstOrDefault(other => other.Owner != owner
                && other.Prefix.StartsWith(prefix, StringComparison.Ordinal)) is { Owner: { } second } shared)
            {
                throw new InvalidOperationException(
                    $"Rows that begin with '{shared.Prefix}' belong both to {owner.Name} and to {second.Name}.");
            }
        }

        var read = kinds.Select(kind => (kind.Word, Prefix: kind.FoldedAgain.From))
            .Concat(parts.Select(part => (Word: part.Name, part.Prefix)));
        if (read.FirstOrDefault(one => OwnerOf(one.Prefix) is null) is { Word: { } word } unowned)
        {
            throw new InvalidOperationException($"'{word}' reads rows that begin with '{unowned.Prefix}', which nobody owns.");
        }
    }

    /// <summary>The owner of a row; null for a row that no registered slice wrote.</summary>
    public ICustomerRows? OwnerOf(string key)
    {
        foreach (var (prefix, owner) in _owners)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return owner;
            }
        }

        return null;
    }

    /// <summary>The owner of a row that is about to be written; throws if the row has no owner.</summary>
    internal void Check(RowBatch batch)
    {
        foreach (var write in batch.Writes)
        {
            if (write.Verb != RowVerb.Delete && OwnerOf(write.Key) is null)
            {
                throw new InvalidOperationException($"Nobody owns the row '{write.Key}' of a customer's partition.");
            }
        }
    }
}

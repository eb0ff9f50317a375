using System.Diagnostics.CodeAnalysis;

namespace OutlookCrm.Correspondence.Graph;

/// <summary>What a mailbox answered: a value, or the reason there is none.</summary>
internal sealed class MailboxAnswer<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly MailboxFailure? _failure;

    private MailboxAnswer(T? value, MailboxFailure? failure) => (_value, _failure) = (value, failure);

    /// <summary>True with the value, false with the reason.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out MailboxFailure? failure)
    {
        (value, failure) = (_value, _failure);
        return failure is null;
    }

    public static implicit operator MailboxAnswer<T>(T value) => new(value, null);

    public static implicit operator MailboxAnswer<T>(MailboxFailure failure) => new(default, failure);
}

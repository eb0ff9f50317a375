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

/// <summary>Why a mailbox gave nothing. All of these happen in normal life, so they are values and not exceptions.</summary>
internal abstract record MailboxFailure
{
    private MailboxFailure()
    {
    }

    /// <summary>Neither the id nor the Message-ID is in the mailbox: deleted, archived, or never there.</summary>
    public sealed record NotFound : MailboxFailure;

    /// <summary>The id is that of a message with another Message-ID, and the one meant is not in the mailbox.</summary>
    public sealed record AnotherMessage : MailboxFailure;

    /// <summary>The user may not read or change this mailbox, or it is not one that Graph can reach.</summary>
    public sealed record Denied : MailboxFailure;

    /// <summary>The mailbox is throttled, or too many requests already wait for it.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : MailboxFailure;

    /// <summary>Graph does not answer, or not in a way that can be read.</summary>
    public sealed record Unreachable(TimeSpan RetryAfter) : MailboxFailure;

    /// <summary>Graph no longer takes the user's token; <paramref name="Claims"/> is what a new one must meet (JSON), null when not told.</summary>
    public sealed record SignInAgain(string? Claims) : MailboxFailure;

    /// <summary>The page asked for is not one that was handed out to this user, or too long ago.</summary>
    public sealed record NoSuchPage : MailboxFailure;
}

/// <summary>Carries a failure from the depth of an HTTP call up to <see cref="Mailboxes"/>, which makes it a value again.</summary>
internal sealed class MailboxFailureException(MailboxFailure failure) : Exception(failure.ToString())
{
    public MailboxFailure Failure { get; } = failure;
}

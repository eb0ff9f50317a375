using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using OutlookCrm.Storage;

namespace OutlookCrm;

/// <summary>Turns the exceptions that stop the start, and that the operator can fix, into one sentence without a stack.</summary>
internal static class StartFault
{
    private const string Wrapped = "with the error: '";
    private const string Close = "'.";

    /// <summary>One sentence a line; null if the exception is a defect of the program.</summary>
    public static string? Explain(Exception e) => e switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures.Select(Sentence)),
        StorageUnavailableException => e.Message,

        // The configuration binder names the setting, its value and the expected type.
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } => e.Message,

        // The configuration binder names the class, and after a colon the unknown settings.
        InvalidOperationException when e.Message.StartsWith("'ErrorOnUnknownConfiguration'", StringComparison.Ordinal) =>
            $"A setting is misspelt: there is no {AfterTheColon(e.Message)} in its section.",

        // Kestrel cannot read the address, or cannot listen there.
        FormatException when e.Message.StartsWith("Invalid url", StringComparison.Ordinal) => $"Urls: {e.Message}",
        IOException { InnerException: AddressInUseException } => e.Message,
        ArgumentOutOfRangeException { ParamName: "port" } => "Urls: a port is a number from 0 to 65535.",
        SocketException
        {
            SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.AccessDenied,
        } => $"Urls: the API cannot listen there: {e.Message}. Name an address of this machine, and a port that the account may open.",
        InvalidOperationException when e.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "Urls: https needs a certificate for the host, Kestrel:Certificates:Default:Path and Kestrel:Certificates:Default:Password. "
            + "Behind a proxy that has one, say http.",
        AggregateException all when all.InnerExceptions.Select(Explain).ToList() is var each && !each.Contains(null) =>
            string.Join(Environment.NewLine, each),
        _ => null,
    };

    private static string AfterTheColon(string message) => message[(message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];

    // The options framework wraps an attribute's sentence in the names of classes, which tell the operator nothing.
    private static string Sentence(string failure) =>
        failure.IndexOf(Wrapped, StringComparison.Ordinal) is >= 0 and var at ? failure[(at + Wrapped.Length)..^Close.Length] : failure;
}

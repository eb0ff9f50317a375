using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using OutlookCrm.Storage;

namespace OutlookCrm;

/// <summary>What the operator has to mend before the program starts, without the stack under it.</summary>
internal static class StartFault
{
    private const string Wrapped = "with the error: '";
    private const string Close = "'.";

    /// <summary>A sentence a line; null for a defect of ours.</summary>
    public static string? Explain(Exception e) => e switch
    {
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures.Select(Sentence)),
        StorageUnavailableException => e.Message,

        // The binder's: it names the setting, its value and the type that it is not.
        InvalidOperationException { InnerException: FormatException or ArgumentException or OverflowException } => e.Message,
        // The binder's too: it names the class, and after a colon what that has no place for.
        InvalidOperationException when e.Message.StartsWith("'ErrorOnUnknownConfiguration'", StringComparison.Ordinal) =>
            $"A setting is misspelt: there is no {e.Message[(e.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]} in its section.",

        // Kestrel's: the address is none, or somebody else has it.
        FormatException when e.Message.StartsWith("Invalid url", StringComparison.Ordinal) => $"Urls: {e.Message}",
        IOException { InnerException: AddressInUseException } => e.Message,
        ArgumentOutOfRangeException { ParamName: "port" } => "Urls: a port is a number from 0 to 65535.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.AccessDenied } =>
            $"Urls: the API cannot listen there: {e.Message}. Name an address of this machine, and a port that the account may open.",
        InvalidOperationException when e.Message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            "Urls: https needs a certificate for the host, Kestrel:Certificates:Default:Path and Kestrel:Certificates:Default:Password. Behind a proxy that has one, say http.",
        AggregateException all when all.InnerExceptions.Select(Explain).ToList() is var each && !each.Contains(null) => string.Join(Environment.NewLine, each),
        _ => null,
    };

    // An attribute's sentence comes wrapped in the names of our classes.
    private static string Sentence(string failure) =>
        failure.IndexOf(Wrapped, StringComparison.Ordinal) is >= 0 and var at ? failure[(at + Wrapped.Length)..^Close.Length] : failure;
}

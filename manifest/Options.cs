using System.CommandLine;

namespace OutlookCrm.Manifest;

/// <summary>Makes the options of the commands.</summary>
internal static class Options
{
    /// <summary>
    /// An option with one value, which does not begin with two hyphens: System.CommandLine would take the next option as the value of the
    /// one before.
    /// </summary>
    public static Option<string> Value(string name, string placeholder, string description)
    {
        var option = new Option<string>(name) { HelpName = placeholder, Description = description };
        option.Validators.Add(typed =>
        {
            if (typed.Tokens is [{ Value: ['-', '-', ..] }])
            {
                typed.AddError($"The option {name} needs a value.");
            }
        });
        return option;
    }

    /// <summary>An option without a value: `--yes=false` must not say yes, and is refused.</summary>
    public static Option<bool> Switch(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>The host of the installation, an option of several commands.</summary>
    public static Option<string> Host() => Value("--host", "URL", "the address of the API as Outlook reaches it: https://crm.example.com");

    /// <summary>The client id of the Entra application, an option of several commands.</summary>
    public static Option<Guid?> ClientId(string description) => new("--client-id")
    {
        HelpName = "GUID",
        Description = description,
        CustomParser = typed =>
        {
            if (Guid.TryParse(typed.Tokens[0].Value, out var id) && id != Guid.Empty)
            {
                return id;
            }

            typed.AddError($"--client-id '{typed.Tokens[0].Value}' is no id: an id looks like 5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001.");
            return null;
        },
    };
}

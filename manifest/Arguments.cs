namespace OutlookCrm.Manifest;

/// <summary>What was typed after a command: files, <c>--name value</c> and <c>--switch</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Arguments()
    {
    }

    /// <summary>What is no option.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The value of an option, null where it was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Reads them; <paramref name="known"/> lists the options, those without a value with an exclamation mark at their end.</summary>
    /// <exception cref="UsageException">An unknown option, one without its value, a switch with one, or one given twice.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args, IReadOnlyList<string> known)
    {
        var result = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                result.Files.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) switch { [var alone] => (alone, null), var pair => (pair[0], pair[1]) };
            var isSwitch = known.Contains($"{name}!");
            if (!isSwitch && !known.Contains(name))
            {
                throw new UsageException($"There is no option --{name} here.");
            }

            if (isSwitch && value is not null)
            {
                // --yes=false must not say yes.
                throw new UsageException($"The option --{name} takes no value: give it alone, or leave it out.");
            }

            value ??= isSwitch ? "" : i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : throw new UsageException($"The option --{name} needs a value.");
            if (!result._values.TryAdd(name, value))
            {
                throw new UsageException($"The option --{name} was given twice.");
            }
        }

        return result;
    }

    /// <summary>The value of an option that must be a GUID.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public Guid? Id(string name) =>
        this[name] is not { } text ? null
        : Guid.TryParse(text, out var id) && id != Guid.Empty ? id
        : throw new UsageException($"--{name} '{text}' is no id: it looks like 5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001.");
}

/// <summary>A command that was not understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);

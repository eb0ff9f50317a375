namespace OutlookCrm;

/// <summary>The words after the program's name, before the configuration reads them.</summary>
internal static class CommandLine
{
    public static bool AsksForHelp(string[] args) => args.Any(word => word is "--help" or "-h" or "-?");

    /// <summary>
    /// Why the command line is refused; null if it is understood. The configuration would silently ignore a word that is no setting, and a
    /// setting without a value.
    /// </summary>
    public static string? WhyNot(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            if (!args[i].StartsWith("--", StringComparison.Ordinal) && !args[i].StartsWith('/'))
            {
                return $"'{args[i]}' is neither a command (export, restore, offboard) nor a setting (--SETTING=VALUE). --help says more.";
            }

            // The value of the setting is the next word.
            if (++i == args.Length)
            {
                return $"{args[^1]} has no value: say {args[^1]}=VALUE.";
            }
        }

        return null;
    }
}

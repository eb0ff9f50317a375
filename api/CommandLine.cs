namespace OutlookCrm;

/// <summary>What was typed after the program's name, before configuration reads it.</summary>
internal static class CommandLine
{
    /// <summary>Whether help is asked for, anywhere in it.</summary>
    public static bool AsksForHelp(string[] args) => args.Any(word => word is "--help" or "-h" or "-?");

    /// <summary>Why it is not understood: configuration passes over a word that is no setting, and over a setting without a value. Null where it is.</summary>
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

            // Its value is the next word.
            if (++i == args.Length)
            {
                return $"{args[^1]} has no value: say {args[^1]}=VALUE.";
            }
        }

        return null;
    }
}

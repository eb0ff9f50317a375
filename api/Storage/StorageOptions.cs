using System.ComponentModel.DataAnnotations;

namespace OutlookCrm.Storage;

/// <summary>Where rows are kept: the configuration section <c>Storage</c>.</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>The embedded engine: one file, one process.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>Azure Table storage.</summary>
    public const string AzureTables = "tables";

    // Table names have 3 to 63 letters and digits, and the longest of ours has nine.
    private const int LongestPrefix = 32;

    /// <summary>Which engine: <c>sqlite</c> or <c>tables</c>.</summary>
    public string Engine { get; set; } = Sqlite;

    /// <summary>sqlite: the database file, relative to the content root. Its folder is created.</summary>
    public string Path { get; set; } = "data/outlookcrm.db";

    /// <summary>tables: a storage account's connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>tables: a storage account's table address, signed in to by managed identity.</summary>
    public Uri? AccountUri { get; set; }

    /// <summary>tables: what the names of the tables begin with, where several installations share an account.</summary>
    public string TablePrefix { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Engine switch
    {
        Sqlite => ValidateSqlite(),
        AzureTables => ValidateTables(),
        _ => [new($"{Section}:{nameof(Engine)} is '{Engine}'. Set it to '{Sqlite}' or '{AzureTables}'.", [nameof(Engine)])],
    };

    private IEnumerable<ValidationResult> ValidateSqlite()
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            yield return new($"{Section}:{nameof(Path)} is empty. Name the database file.", [nameof(Path)]);
        }
    }

    private IEnumerable<ValidationResult> ValidateTables()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) == (AccountUri is null))
        {
            yield return new(
                $"{Section}:{nameof(Engine)} is '{AzureTables}'. Set either {Section}:{nameof(ConnectionString)}, or "
                + $"{Section}:{nameof(AccountUri)} (https://ACCOUNT.table.core.windows.net) to sign in with the machine's own identity.",
                [nameof(ConnectionString)]);
        }

        if (AccountUri is not null && AccountUri is not { IsAbsoluteUri: true, Scheme: "https" })
        {
            yield return new(
                $"{Section}:{nameof(AccountUri)} is '{AccountUri}'. It is an https address, such as "
                + "https://ACCOUNT.table.core.windows.net.",
                [nameof(AccountUri)]);
        }

        if (TablePrefix.Length > LongestPrefix
            || !TablePrefix.All(char.IsAsciiLetterOrDigit)
            || (TablePrefix.Length > 0 && !char.IsAsciiLetter(TablePrefix[0])))
        {
            yield return new(
                $"{Section}:{nameof(TablePrefix)} is '{TablePrefix}'. It begins with a letter and has at most {LongestPrefix} letters "
                + "and digits.",
                [nameof(TablePrefix)]);
        }
    }
}

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

    /// <summary>Which engine: <c>sqlite</c> or <c>tables</c>.</summary>
    public string Engine { get; set; } = Sqlite;

    /// <summary>sqlite: the database file, relative to the content root. Its folder is created.</summary>
    public string Path { get; set; } = "data/outlookcrm.db";

    /// <summary>tables: a storage account's connection string.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>tables: a storage account's table address, signed in to by managed identity.</summary>
    public Uri? AccountUri { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Engine == AzureTables)
        {
            yield return new($"{Section}:{nameof(Engine)} is '{AzureTables}', which is not in this build yet. Set it to '{Sqlite}'.", [nameof(Engine)]);
        }
        else if (Engine != Sqlite)
        {
            yield return new($"{Section}:{nameof(Engine)} is '{Engine}'. Set it to '{Sqlite}' or '{AzureTables}'.", [nameof(Engine)]);
        }
        else if (string.IsNullOrWhiteSpace(Path))
        {
            yield return new($"{Section}:{nameof(Path)} is empty. Name the database file.", [nameof(Path)]);
        }
    }
}

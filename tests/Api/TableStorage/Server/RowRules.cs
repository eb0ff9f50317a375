using System.Text;
using System.Text.RegularExpressions;

namespace OutlookCrm.Tests.TableStorage.Server;

/// <summary>
/// The documented limits (learn.microsoft.com: "Understanding the Table service data model", "Scalability and performance targets for Table
/// storage").
/// </summary>
internal static partial class RowRules
{
    public const int RowsPerPage = 1000;
    public const int RowsPerBatch = 100;
    public const int BytesPerRequest = 4 * 1024 * 1024;
    public const int Comparisons = 15;

    private const int BytesPerRow = 1024 * 1024;
    private const int BytesPerKey = 1024;
    private const int BytesPerValue = 64 * 1024;
    private const int OwnProperties = 252;
    private const int NameLength = 255;

    private static readonly DateTimeOffset FirstTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void CheckTable(string name)
    {
        if (!TableName().IsMatch(name) || name.Equals("tables", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceError(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
    }

    public static void CheckKey(string key)
    {
        if (Encoding.Unicode.GetByteCount(key) > BytesPerKey)
        {
            throw new ServiceError(400, "KeyValueTooLarge", "The value of a key property is larger than 1 KiB.");
        }

        if (key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw ServiceError.OutOfRange("A key has a character that keys cannot have.");
        }
    }

    public static void CheckProperties(IReadOnlyList<StoredProperty> properties)
    {
        if (properties.Count > OwnProperties)
        {
            throw new ServiceError(
                400,
                "TooManyProperties",
                "The entity contains more properties than allowed. Each entity can include up to 252 properties.");
        }

        if (properties.Select(property => property.Name).Distinct(StringComparer.Ordinal).Count() < properties.Count)
        {
            throw new ServiceError(400, "DuplicatePropertiesSpecified", "A property is specified more than one time.");
        }

        foreach (var (name, value) in properties)
        {
            CheckName(name);
            CheckValue(value);
        }
    }

    public static void CheckSize(StoredRow row)
    {
        var bytes = 4L + (2L * (row.PartitionKey.Length + row.RowKey.Length))
            + row.Properties.Sum(property => 8L + (2L * property.Name.Length) + Size(property.Value));
        if (bytes > BytesPerRow)
        {
            throw new ServiceError(400, "EntityTooLarge", "The entity is larger than the maximum allowed size of 1 MiB.");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > NameLength)
        {
            throw new ServiceError(400, "PropertyNameTooLong", "The property name exceeds the maximum allowed length (255).");
        }

        // C# identifiers, as the documentation says; names beginning with "xml" are not for properties.
        if (!PropertyName().IsMatch(name) || name.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            throw new ServiceError(400, "PropertyNameInvalid", $"The property name '{name}' is invalid.");
        }
    }

    private static void CheckValue(object value)
    {
        if (value is string text ? text.Length * 2L > BytesPerValue : value is byte[] { LongLength: > BytesPerValue })
        {
            throw new ServiceError(400, "PropertyValueTooLarge", "The property value exceeds the maximum allowed size (64KB).");
        }

        if (value is DateTimeOffset time && time < FirstTime)
        {
            throw ServiceError.OutOfRange("A time before 1601.");
        }
    }

    /// <summary>Bytes of a value as the documentation counts them.</summary>
    private static long Size(object value) => value switch
    {
        string text => 4 + (2L * text.Length),
        byte[] bytes => 4 + bytes.LongLength,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyName();
}

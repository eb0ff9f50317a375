namespace Azure.Data.Tables;

/// <summary>Whom a Microsoft Entra token for tables is made out to: a cloud, or an address of one's own.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private const string China = "AzureChina";
    private const string Government = "AzureGov";
    private const string PublicCloud = "AzurePublic";
    private const string DefaultScope = "/.default";

    private readonly string? _value;

    public TableAudience(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    public static TableAudience AzureChina { get; } = new(China);

    public static TableAudience AzureGovernment { get; } = new(Government);

    public static TableAudience AzurePublicCloud { get; } = new(PublicCloud);

    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    public static implicit operator TableAudience(string value) => new(value);

    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is TableAudience other && Equals(other);

    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    public override string ToString() => _value ?? "";

    /// <summary>The scope to ask a token for. Azure Cosmos DB and Azure Storage are different audiences of the same cloud.</summary>
    internal string Scope(bool cosmos)
    {
        var service = cosmos ? "cosmos" : "storage";
        var audience = _value switch
        {
            China => $"https://{service}.azure.cn",
            Government => $"https://{service}.azure.us",
            PublicCloud or null => $"https://{service}.azure.com",
            _ => _value,
        };
        return audience.EndsWith(DefaultScope, StringComparison.OrdinalIgnoreCase) ? audience : audience.TrimEnd('/') + DefaultScope;
    }
}

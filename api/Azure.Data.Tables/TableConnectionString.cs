namespace Azure.Data.Tables;

/// <summary>What a storage account's connection string says: where its tables are and with what to sign (a key or a shared access signature).</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential? Key, AzureSasCredential? Signature)
{
    // The emulator's account, the same for everybody (learn.microsoft.com/azure/storage/common/storage-use-azurite).
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int EmulatorPort = 10002;

    private const string PublicCloud = "core.windows.net";

    /// <exception cref="ArgumentException">Empty, or not enough to find and open an account.</exception>
    /// <exception cref="InvalidOperationException">Not a list of <c>Name=value</c>.</exception>
    public static TableConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Settings(connectionString);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            return Emulator(settings.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        var endpoint = settings.GetValueOrDefault("TableEndpoint");
        var name = settings.GetValueOrDefault("AccountName");
        var key = settings.GetValueOrDefault("AccountKey");
        var signature = settings.GetValueOrDefault("SharedAccessSignature");
        if (endpoint is null && name is not null)
        {
            endpoint = $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}.table.{settings.GetValueOrDefault("EndpointSuffix", PublicCloud)}";
        }

        if (Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
        {
            if (signature is not null)
            {
                return new(uri, null, new(signature));
            }

            if (name is not null && key is not null)
            {
                return new(uri, new(name, key), null);
            }
        }

        throw new ArgumentException("Connection string parsing error: no valid combination of account information found.", nameof(connectionString));
    }

    private static TableConnectionString Emulator(string? proxy)
    {
        var host = proxy is null ? new UriBuilder("http", "127.0.0.1") : new UriBuilder(proxy);
        host.Port = EmulatorPort;
        host.Path = EmulatorName;
        return new(host.Uri, new(EmulatorName, EmulatorKey), null);
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw new InvalidOperationException("The connection string is no list of Name=value with every name once.");
            }
        }

        return settings;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OutlookCrm.Simulator.Hosting;

namespace OutlookCrm.Benchmarks;

/// <summary>The reads as HttpClient alone sends them: signed once, the answer's bytes not looked at. The floor of what a client can cost.</summary>
internal sealed class BareTables : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Signed _row;
    private readonly Signed _rows;

    public BareTables(Uri endpoint, string table)
    {
        _row = Signed.Of($"{endpoint}/{table}(PartitionKey='{TableRequests.PartitionKey(0)}',RowKey='{TableRequests.RowKey(0)}')");
        _rows = Signed.Of($"{endpoint}/{table}()?$filter=PartitionKey%20eq%20'{TableRequests.PartitionKey(0)}'");
    }

    public Task GetAsync() => SendAsync(_row);

    public Task QueryAsync() => SendAsync(_rows);

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(Signed signed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, signed.Address);
        request.Headers.TryAddWithoutValidation("x-ms-version", "2019-02-02");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata=minimalmetadata");
        request.Headers.TryAddWithoutValidation("x-ms-date", signed.Date);
        request.Headers.TryAddWithoutValidation("Authorization", signed.Authorization);
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    // A signature is good for a quarter of an hour.
    private sealed record Signed(Uri Address, string Date, string Authorization)
    {
        public static Signed Of(string text)
        {
            var (address, date) = (new Uri(text), DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture));
            var signed = Encoding.UTF8.GetBytes($"{date}\n/{AzuriteProcess.Account}{address.AbsolutePath}");
            var signature = HMACSHA256.HashData(Convert.FromBase64String(AzuriteProcess.Key), signed);
            return new(address, date, $"SharedKeyLite {AzuriteProcess.Account}:{Convert.ToBase64String(signature)}");
        }
    }
}

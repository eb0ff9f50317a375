using System.Net;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>What exactly is sent, to whom a token is made out, and answers that no server of ours gives.</summary>
public sealed class TableRequestTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://proxy", "http://proxy:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=Kg==;EndpointSuffix=core.windows.net", "https://acme.table.core.windows.net/", "acme")]
    [InlineData("AccountName=acme;AccountKey=Kg==;TableEndpoint=https://acme.table.cosmos.azure.com:443/;", "https://acme.table.cosmos.azure.com/", "acme")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=Kg==", "https://acme.table.core.windows.net/", "acme")]
    [InlineData("AccountName=acme;SharedAccessSignature=sv=2020&sig=a%2Bb%3D", "https://acme.table.core.windows.net/", "acme")]
    [InlineData("TableEndpoint=https://acme.table.core.windows.net/;SharedAccessSignature=sv=2020&sig=a%2Bb%3D", "https://acme.table.core.windows.net/", "acme")]
    public void A_connection_string_names_an_account(string text, string address, string account)
    {
        var client = new TableServiceClient(text);

        Assert.Equal((address, account), (client.Uri.AbsoluteUri, client.AccountName));
    }

    [Theory]
    [InlineData("", typeof(ArgumentException))]
    [InlineData("AccountName=acme;EndpointSuffix=core.windows.net", typeof(ArgumentException))]
    [InlineData("AccountName=acme", typeof(ArgumentException))]
    [InlineData("AccountName=;AccountKey=Kg==", typeof(ArgumentException))]
    [InlineData("AccountKey=Kg==", typeof(ArgumentException))]
    [InlineData("AccountKey=Kg==;TableEndpoint=https://acme.table.core.windows.net", typeof(ArgumentException))]
    [InlineData("nonsense", typeof(InvalidOperationException))]
    [InlineData("AccountName=a;AccountName=b", typeof(InvalidOperationException))]
    [InlineData("AccountName=acme;AccountKey=not base64;EndpointSuffix=core.windows.net", typeof(FormatException))]
    public void A_connection_string_that_is_none_is_refused(string text, Type problem) => Assert.Throws(problem, () => new TableServiceClient(text));

    [Fact]
    public void A_signature_does_not_travel_without_tls()
    {
        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("http://acme.table.core.windows.net"), new AzureSasCredential("sig=x")));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient(new Uri("https://acme.table.core.windows.net"), (TokenCredential)null!));
    }

    [Theory]
    [InlineData("https://acme.table.core.windows.net", null, "https://storage.azure.com/.default")]
    [InlineData("https://acme.table.cosmos.azure.com", null, "https://cosmos.azure.com/.default")]
    [InlineData("https://acme.table.core.usgovcloudapi.net", "AzureGov", "https://storage.azure.us/.default")]
    [InlineData("https://acme.table.core.windows.net", "https://mine.example/", "https://mine.example/.default")]
    public async Task A_token_is_made_out_to_the_services_audience(string endpoint, string? audience, string scope)
    {
        var credential = new OneToken();
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        var options = wire.Options();
        options.Audience = audience is null ? default(TableAudience?) : new TableAudience(audience);

        await new TableServiceClient(new Uri(endpoint), credential, options).GetTableClient("t").AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(scope, credential.Scope);
        Assert.Equal("Bearer abc", wire.Sent.Single().Authorization);
    }

    [Theory]
    [InlineData("https://acme.table.core.windows.net", "PATCH", null)]
    [InlineData("https://acme.table.cosmos.azure.com", "POST", "MERGE")]
    public async Task A_merge_is_sent_as_the_service_knows_it(string endpoint, string method, string? tunnelled)
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        var table = new TableServiceClient(new Uri(endpoint), new TableSharedKeyCredential("acme", "Kg=="), wire.Options()).GetTableClient("t");

        await table.UpdateEntityAsync(new TableEntity("O'Brien", "1+1 %") { ["A"] = "ά" }, new ETag("W/\"x\""));

        var sent = wire.Sent.Single();
        Assert.Equal((method, tunnelled), (sent.Method, sent.Tunnelled));
        Assert.Equal("/t(PartitionKey='O%27%27Brien',RowKey='1%2B1%20%25')", sent.Path);
        Assert.Equal("W/\"x\"", sent.IfMatch);
        Assert.Equal("{\"PartitionKey\":\"O'Brien\",\"RowKey\":\"1+1 %\",\"A\":\"\\u03ac\"}", sent.Body);
        Assert.Equal(("2020-12-06", "application/json"), (sent.Version, sent.ContentType));
        Assert.StartsWith("SharedKeyLite acme:", sent.Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_is_understood_wherever_it_stands()
    {
        using var wire = new Wire(_ => Answer("""
            {"odata.metadata":"x","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-02T03:04:05.1234567Z",
             "A@odata.type":"Edm.Int64","B@odata.type":"Edm.Int64","B":"2","A":"1","C":"3","C@odata.type":"Edm.Int64",
             "D":"00000000-0000-0000-0000-000000000001","D@odata.type":"Edm.Guid","E@odata.type":"Edm.Double","E":7,"F":5000000000,"G":1.0}
            """));

        var row = (await wire.Table().GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1L, 2L, 3L), (row.GetInt64("A"), row.GetInt64("B"), row.GetInt64("C")));
        Assert.Equal(Guid.Parse("00000000-0000-0000-0000-000000000001"), row.GetGuid("D"));
        Assert.Equal((7.0, 5000000000L, 1.0), (row.GetDouble("E"), row.GetInt64("F"), row.GetDouble("G")));
        Assert.Equal(1234567, row.Timestamp!.Value.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(["odata.etag", "PartitionKey", "RowKey", "Timestamp", "B", "A", "C", "D", "E", "F", "G"], row.Keys);
    }

    [Fact]
    public async Task A_proxys_page_is_an_error_with_its_status()
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<html>no</html>", Encoding.UTF8, "text/html") });

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => wire.Table().GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((403, null), (problem.Status, problem.ErrorCode));
    }

    /// <summary>Bodies with which something else may answer 200 to everything.</summary>
    public static TheoryData<string> Pages => ["<html>Sign in to the guest network</html>", "", "{\"value\":[]}", "{}", "\"ok\"", "{\"PartitionKey\":\"p\",\"RowKey\":\"r\",\"Timestamp\":\"now\"}"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_success_that_is_not_the_services_is_an_error(string body)
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) });
        var (table, row) = (wire.Table(), new TableEntity("p", "r"));
        Func<Task>[] all =
        [
            () => table.CreateIfNotExistsAsync(), () => table.DeleteAsync(), () => table.AddEntityAsync(row), () => table.UpsertEntityAsync(row),
            () => table.UpdateEntityAsync(row, ETag.All), () => table.DeleteEntityAsync("p", "r"), () => table.SubmitTransactionAsync([new(TableTransactionActionType.Add, row)]),
            () => table.GetEntityAsync<TableEntity>("p", "r"), () => table.GetEntityIfExistsAsync<TableEntity>("p", "r"),
        ];

        foreach (var ask in all)
        {
            Assert.Equal(200, (await Assert.ThrowsAsync<RequestFailedException>(ask)).Status);
        }
    }

    [Fact]
    public async Task An_error_without_a_body_is_named_by_its_header()
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.Conflict) { Headers = { { "x-ms-error-code", "TableBeingDeleted" } } });

        var problem = await Assert.ThrowsAsync<RequestFailedException>(() => wire.Table().CreateIfNotExistsAsync());

        Assert.Equal((409, "TableBeingDeleted"), (problem.Status, problem.ErrorCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 204 No Content")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--c\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--c")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--c--\r\n--batchresponse_1--")]
    public async Task A_transactions_answer_that_is_cut_is_unknown(string body)
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(body) });

        var problem = await Assert.ThrowsAsync<RequestFailedException>(
            () => wire.Table().SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r")), new(TableTransactionActionType.Add, new TableEntity("p", "s"))]));

        Assert.Contains("unknown", problem.Message, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    [Fact]
    public async Task A_single_row_travels_in_ASCII_and_a_transaction_in_UTF8()
    {
        using var wire = new Wire(_ => new HttpResponseMessage(HttpStatusCode.NoContent));
        var row = new TableEntity("\u03c0", "r") { ["Text"] = "\u03bb\U0001f600 \"\\\u0001\u007f\u2028 half \ud83d, \ude00", ["Bytes"] = new byte[] { 0xfb, 0xff } };

        await wire.Table().AddEntityAsync(row);
        await Assert.ThrowsAnyAsync<Exception>(() => wire.Table().SubmitTransactionAsync([new(TableTransactionActionType.Add, row)]));

        Assert.Equal(
            """{"PartitionKey":"\u03c0","RowKey":"r","Text":"\u03bb\ud83d\ude00 \"\\\u0001\u007f\u2028 half \ufffd, \ufffd","Bytes@odata.type":"Edm.Binary","Bytes":"+/8="}""",
            wire.Sent[0].Body);
        Assert.Contains("\"Text\":\"\u03bb\U0001f600 \\\"\\\\\\u0001\u007f\\u2028 half \ufffd, \ufffd\"", wire.Sent[1].Body, StringComparison.Ordinal);
    }

    private sealed record Sending(
        string Method, string Path, string? Authorization, string? Tunnelled, string? IfMatch, string? Version, string? ContentType, string? Body);

    /// <summary>Answers in the network's place and keeps what was sent.</summary>
    private sealed class Wire(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<Sending> Sent { get; } = [];

        public TableClientOptions Options() => new() { Transport = new HttpClientTransport(this), Retry = { MaxRetries = 0 } };

        public TableClient Table() =>
            new TableServiceClient(new Uri("https://acme.table.core.windows.net"), new TableSharedKeyCredential("acme", "Kg=="), Options()).GetTableClient("t");

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? Header(string name) => request.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
            Sent.Add(new(
                request.Method.Method, request.RequestUri!.AbsolutePath, Header("Authorization"), Header("X-HTTP-Method"), Header("If-Match"), Header("x-ms-version"),
                request.Content?.Headers.ContentType?.ToString(), request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken)));
            return answer(request);
        }
    }

    private sealed class OneToken : TokenCredential
    {
        public string? Scope { get; private set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scope = requestContext.Scopes.Single();
            return new("abc", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}

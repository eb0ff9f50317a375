using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Simulator;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>What goes wrong is said in one form, and says nothing about the inside.</summary>
public sealed class ProblemTests(ProblemTests.World world) : IClassFixture<ProblemTests.World>, IDisposable
{
    private const string Customer = "/api/customers/6f9619ff-8b86-4011-b42d-00cf4fc964ff";

    public void Dispose() => world.Store.Fail = null;

    [Fact]
    public async Task Storage_that_does_not_answer_is_worth_waiting_for()
    {
        world.Store.Fail = new StorageUnavailableException("disk of server-17 is gone", retryAfter: TimeSpan.FromSeconds(3.2));

        var answer = await world.SendAsync("maria", HttpMethod.Get, Customer);

        Assert.Equal((503, "storage-unavailable"), (answer.Status, answer.Problem));
        Assert.Equal("4", answer.Header("Retry-After"));
        Assert.DoesNotContain("server-17", answer.Body, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_defect_is_an_unexpected_problem_with_a_trace_id_and_nothing_else()
    {
        world.Store.Fail = new InvalidOperationException("secret inside");

        var answer = await world.SendAsync("maria", HttpMethod.Get, Customer);

        Assert.Equal((500, "unexpected"), (answer.Status, answer.Problem));
        Assert.NotEmpty(answer.Json.GetProperty("traceId").GetString()!);
        Assert.Equal(["type", "title", "status", "traceId"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_names_the_field_as_the_caller_wrote_it()
    {
        using var body = Json($$"""{"kind":"person","name":"{{new string('n', 201)}}"}""");

        var answer = await world.SendAsync("maria", HttpMethod.Post, "/api/customers", body);

        Assert.Equal((400, "invalid-request"), (answer.Status, answer.Problem));
        Assert.Equal(["name"], answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("limit=abc", "limit")]
    [InlineData("limit=1e3", "limit")]
    public async Task A_query_that_cannot_be_read_is_named(string query, string field)
    {
        var answer = await world.SendAsync("maria", HttpMethod.Get, $"{Customer}/timeline?{query}");

        Assert.Equal((400, "invalid-request"), (answer.Status, answer.Problem));
        Assert.Equal([field], answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.DoesNotContain("abc", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 428, "version-required")]
    [InlineData("*", 400, "invalid-request")]
    [InlineData("W/\"1\"", 400, "invalid-request")]
    [InlineData("1", 400, "invalid-request")]
    [InlineData("\"1\", \"2\"", 400, "invalid-request")]
    [InlineData("\"\"", 400, "invalid-request")]
    public async Task An_edit_names_exactly_one_version(string? ifMatch, int status, string problem)
    {
        using var body = Json("""{"kind":"person","name":"x"}""");

        var answer = await world.SendAsync("maria", HttpMethod.Put, Customer, body, ifMatch);

        Assert.Equal((status, problem), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task A_large_body_without_a_length_is_refused_too()
    {
        using var body = new StreamContent(new Endless(700_000));
        body.Headers.ContentType = new("application/json");

        var answer = await world.SendAsync("maria", HttpMethod.Post, "/api/card", body);

        Assert.Equal((413, "too-large"), (answer.Status, answer.Problem));
    }

    [Theory]
    [InlineData("""{"addresses":[]}""", "addresses")]
    [InlineData("""{"addresses":null}""", "addresses")]
    [InlineData("""{"addresses":["a@b.example",null]}""", "addresses[1]")]
    [InlineData("""{"addresses":["a@b.example"],"internetMessageId":""}""", "internetMessageId")]
    [InlineData("""{"addresses":["a@b.example"],"from":"LONG"}""", "from")]
    [InlineData("""{"addresses":["a@b.example","LONG"]}""", "addresses[1]")]
    [InlineData("""{"addresses":[MANY]}""", "addresses")]
    public async Task A_card_is_asked_for_within_the_limits_of_the_document(string request, string field)
    {
        var many = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"a{i}@b.example\""));
        using var body = Json(request.Replace("LONG", new string('x', 5000), StringComparison.Ordinal)
            .Replace("MANY", many, StringComparison.Ordinal));

        var answer = await world.SendAsync("maria", HttpMethod.Post, "/api/card", body);

        Assert.Equal((400, "invalid-request"), (answer.Status, answer.Problem));
        Assert.Equal([field], answer.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>The product over a store that fails when told to.</summary>
    public sealed class World : RunningApi
    {
        internal FailingStore Store { get; } = new();

        protected override SimulatorOptions Options => new()
        {
            ConfigureApi = builder =>
            {
                var real = builder.Services.Last(service => service.ServiceType == typeof(IRowStore));
                builder.Services.AddSingleton<IRowStore>(services =>
                {
                    Store.Inner = (IRowStore)real.ImplementationFactory!(services);
                    return Store;
                });
            },
        };
    }

    internal sealed class FailingStore : IRowStore
    {
        public IRowStore? Inner { get; set; }

        public Exception? Fail { get; set; }

        private IRowStore Store => Fail is null ? Inner! : throw Fail;

        public ValueTask<Row?> FindAsync(Partition partition, string key, CancellationToken ct) => Store.FindAsync(partition, key, ct);

        public ValueTask<IReadOnlyList<Row>> ReadAsync(Partition partition, KeyRange range, int limit, CancellationToken ct) =>
            Store.ReadAsync(partition, range, limit, ct);

        public ValueTask<CommitResult> CommitAsync(RowBatch batch, CancellationToken ct) => Store.CommitAsync(batch, ct);

        public bool IsShared => Store.IsShared;

        public IAsyncEnumerable<(Partition Partition, Row Row)> ScanAsync(string table, KeyRange partitions, CancellationToken ct) =>
            Store.ScanAsync(table, partitions, ct);
    }

    /// <summary>Spaces, of a length that nobody is told beforehand.</summary>
    private sealed class Endless(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var some = Math.Min(count, _left);
            buffer.AsSpan(offset, some).Fill((byte)' ');
            _left -= some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

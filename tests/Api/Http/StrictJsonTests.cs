using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Storage;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>
/// Every write route of the OpenAPI document, given every kind of body it must not take. Each answer is a 4xx problem, and afterwards the
/// store holds what it held before, byte for byte.
/// </summary>
public sealed class StrictJsonTests(RunningApi api) : IClassFixture<RunningApi>
{
    private const int LargeText = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_object_is_refused() => await RefusedEverywhereAsync(_ => [("{}", null)]);

    [Fact]
    public async Task An_extra_member_is_refused_and_named() => await RefusedEverywhereAsync(sample =>
        new[] { "tenantId", "ownerOid", "etag", "partitionKey", "isAdmin", "zzz" }
            .Select(name => (With(sample, name, JsonValue.Create("x")), (string?)name)));

    [Fact]
    public async Task A_member_in_other_case_is_extra() => await RefusedEverywhereAsync(sample =>
        sample.Select(member =>
            (With(Without(sample, member.Key), member.Key.ToUpperInvariant(), member.Value?.DeepClone()),
                (string?)member.Key.ToUpperInvariant())));

    [Fact]
    public async Task A_member_given_twice_is_refused() => await RefusedEverywhereAsync(sample =>
        sample.Select(
            member => ($"{sample.ToJsonString()[..^1]},\"{member.Key}\":{member.Value?.ToJsonString() ?? "null"}}}", (string?)member.Key)));

    [Fact]
    public async Task A_null_where_none_is_allowed_is_refused_and_named()
    {
        var document = await DocumentAsync();
        var sample = new SampleBody(document);
        await RefusedAsync(SampleBody.Writes(document).Where(write => write.Schema is not null).SelectMany(write =>
            sample.Members(write.Schema!.Value).Where(member => !member.IsNullable)
                .Select(member => (write.Method, write.Path, With(sample.Make(write.Schema!.Value), member.Name, null),
                    (string?)member.Name))));
    }

    [Fact]
    public async Task A_wrong_type_is_refused() => await RefusedEverywhereAsync(sample =>
        sample.SelectMany(member => new JsonNode?[] { new JsonObject(), JsonValue.Create(true), new JsonArray(new JsonArray()) }
            .Where(wrong => wrong!.GetValueKind() != member.Value?.GetValueKind())
            .Select(wrong => (With(sample, member.Key, wrong!.DeepClone()), (string?)null))));

    [Fact]
    public async Task A_number_outside_all_ranges_is_refused() => await RefusedEverywhereAsync(sample =>
        sample.Where(member => member.Value?.GetValueKind() == JsonValueKind.Number)
            .SelectMany(member => new[] { "1e400", "9223372036854775808", "NaN", "1.5", "\"1\"", "-0.5" }
                .Select(number => (Raw(sample, member.Key, number), (string?)null))), mustHaveSome: true);

    [Fact]
    public async Task An_enumeration_as_a_number_is_refused() => await RefusedEverywhereAsync(sample =>
        sample.Where(member => member.Key is "kind" or "stage" or "metric")
        .Select(member => (Raw(sample, member.Key, "0"), (string?)member.Key)), mustHaveSome: true);

    [Fact]
    public async Task Text_of_a_megabyte_is_refused() => await RefusedEverywhereAsync(sample =>
        Texts(sample).Take(1).Select(name => (With(sample, name, JsonValue.Create(new string('x', LargeText))), (string?)null)),
        expected: 413);

    [Fact]
    public async Task Deep_nesting_is_refused() => await RefusedEverywhereAsync(sample =>
        [($"{sample.ToJsonString()[..^1]},\"zzz\":{new string('[', 1000)}{new string(']', 1000)}}}", null), (
            new string('[', 20_000), null)]);

    [Fact]
    public async Task A_lone_surrogate_is_refused() => await RefusedEverywhereAsync(sample =>
        Texts(sample).Select(name => (Raw(sample, name, "\"a\\ud800b\""), (string?)null)));

    [Fact]
    public async Task What_is_no_JSON_is_refused() => await RefusedEverywhereAsync(sample =>
        [("", null), ("null", null), ("[]", null), ("\"x\"", null), ("{", null), (sample.ToJsonString() + "x", null),
            ("/**/" + sample.ToJsonString(), null), (sample.ToJsonString()[..^1] + ",}", null)]);

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var before = await StoreAsync();
        foreach (var (method, path, sample) in await SamplesAsync())
        {
            // A body without a text gets an unknown member.
            var name = Texts(sample).FirstOrDefault() ?? "unknown";
            var bytes = Encoding.UTF8.GetBytes(With(sample, name, JsonValue.Create("@@")));
            var at = bytes.AsSpan().IndexOf("@@"u8);
            (bytes[at], bytes[at + 1]) = (0xC3, 0x28);
            await AssertRefusedAsync(method, path, Json(bytes), null, 400);

            // Also a whole body in another encoding that does not say so.
            await AssertRefusedAsync(method, path, Json(Encoding.Unicode.GetBytes(sample.ToJsonString())), null, 400);
        }

        Assert.Equal(before, await StoreAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? contentType)
    {
        var before = await StoreAsync();
        foreach (var (method, path, sample) in await SamplesAsync())
        {
            var content = Json(Encoding.UTF8.GetBytes(sample.ToJsonString()));
            content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
            var answer = await api.SendAsync("ana", new HttpMethod(method), path, content, "\"x\"");
            Assert.Equal((415, "not-json"), (answer.Status, answer.Problem));
        }

        Assert.Equal(before, await StoreAsync());
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=UTF-16LE")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=windows-1252")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=x-unknown")]
    [InlineData("application/json; charset=\"utf-32\"")]
    [InlineData("application/json; CHARSET=koi8-r; v=1")]
    [InlineData("application/problem+json; charset=none")]
    public async Task Another_charset_is_refused(string contentType)
    {
        var before = await StoreAsync();
        foreach (var (method, path, sample) in await SamplesAsync())
        {
            var content = Json(Encoding.UTF8.GetBytes(sample.ToJsonString()));
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            var answer = await api.SendAsync("ana", new HttpMethod(method), path, content, "\"x\"");
            Assert.Equal((415, "not-json"), (answer.Status, answer.Problem));
        }

        Assert.Equal(before, await StoreAsync());
    }

    [Theory]
    [InlineData("application/json; charset=utf-16", "utf-16")]
    [InlineData("application/json; charset=\"utf-32\"", "utf-32")]
    [InlineData("application/json; charset=x-unknown", "x-unknown")]
    [InlineData("application/json; CHARSET=koi8-r; v=1", "koi8-r")]
    [InlineData("application/problem+json; charset=Windows-1253", "Windows-1253")]
    public async Task The_answer_names_the_charset(string contentType, string charset)
    {
        var content = Json("{}"u8.ToArray());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var answer = await api.SendAsync("maria", HttpMethod.Post, "/api/customers/search", content);

        Assert.Contains($"charset {charset}.", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/json;charset=utf8")]
    [InlineData("application/json; charset=us-ascii")]
    [InlineData("application/json; charset=")]
    public async Task UTF8_by_whatever_name_is_read(string contentType)
    {
        var content = Json("""{"text":"Ελένη"}"""u8.ToArray());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        Assert.Equal(200, (await api.SendAsync("maria", HttpMethod.Post, "/api/customers/search", content)).Status);
    }

    [Fact]
    public async Task After_all_that_a_valid_write_still_works()
    {
        await An_empty_object_is_refused();
        var answer = await api.SendAsync("maria", HttpMethod.Post, "/api/customers",
            Json("""{"kind":"person","name":"Still here"}"""u8.ToArray()));

        Assert.Equal(201, answer.Status);
    }

    private static string With(JsonObject sample, string name, JsonNode? value)
    {
        var changed = (JsonObject)sample.DeepClone();
        changed[name] = value;
        return changed.ToJsonString();
    }

    private static JsonObject Without(JsonObject sample, string name)
    {
        var changed = (JsonObject)sample.DeepClone();
        changed.Remove(name);
        return changed;
    }

    private static string Raw(JsonObject sample, string name, string json) =>
        With(sample, name, JsonValue.Create("@@raw@@")).Replace("\"@@raw@@\"", json, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(JsonObject sample) =>
        sample.Where(member => member.Value?.GetValueKind() == JsonValueKind.String).Select(member => member.Key);

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<JsonElement> DocumentAsync() =>
        JsonSerializer.Deserialize<JsonElement>(
            await api.Anonymous.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative), Ct));

    private async Task<IReadOnlyList<(string Method, string Path, JsonObject Sample)>> SamplesAsync()
    {
        var document = await DocumentAsync();
        var samples = SampleBody.Writes(document).Where(write => write.Schema is not null)
            .Select(write => (write.Method, write.Path, new SampleBody(document).Make(write.Schema!.Value))).ToArray();
        Assert.True(samples.Length >= 8, $"Only {samples.Length} write routes were found.");
        return samples;
    }

    private async Task RefusedEverywhereAsync(
        Func<JsonObject, IEnumerable<(string Body, string? Field)>> spoil, int expected = 400, bool mustHaveSome = false)
    {
        var bodies = (await SamplesAsync()).SelectMany(route => spoil(route.Sample)
            .Select(spoilt => (route.Method, route.Path, spoilt.Body, spoilt.Field))).ToArray();
        Assert.True(!mustHaveSome || bodies.Length > 0, "No route has such a member.");
        await RefusedAsync(bodies, expected);
    }

    private async Task RefusedAsync(IEnumerable<(string Method, string Path, string Body, string? Field)> bodies, int expected = 400)
    {
        var before = await StoreAsync();
        foreach (var (method, path, body, field) in bodies)
        {
            await AssertRefusedAsync(method, path, Json(Encoding.UTF8.GetBytes(body)), field, expected);
        }

        Assert.Equal(before, await StoreAsync());
    }

    private async Task AssertRefusedAsync(string method, string path, HttpContent body, string? field, int expected)
    {
        // A manager, so that roles refuse nothing that JSON should.
        var answer = await api.SendAsync("ana", new HttpMethod(method), path, body, "\"x\"");
        var what = $"{method} {path}: {answer.Status} {answer.Body}";
        Assert.True(answer.Status == expected, what);
        Assert.True(answer.Problem == (expected == 413 ? "too-large" : "invalid-request"), what);
        Assert.True(
            field is null || answer.Json.GetProperty("errors").EnumerateObject().Any(error => error.Name == field),
            $"{what} does not name {field}");
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    /// <summary>
    /// A hash over every row of every table but the leases, which their holder renews all the time, and the customers whom users worked on
    /// last, which are written a little later.
    /// </summary>
    private async Task<string> StoreAsync()
    {
        var store = api.Simulator.ApiServices.GetRequiredService<IRowStore>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Tables.All)
        {
            await foreach (var (partition, row) in store.ScanAsync(table, table == Tables.Work ? RowKeys.OfAnyTenant
                : KeyRange.Everything, Ct))
            {
                if (row.Key.StartsWith("recent|", StringComparison.Ordinal))
                {
                    continue;
                }

                hash.AppendData(Encoding.UTF8.GetBytes($"{table}|{partition.Key}|{row.Key}|{row.Version}|"));
                hash.AppendData(row.Content.Span);
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

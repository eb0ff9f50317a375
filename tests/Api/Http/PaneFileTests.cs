using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using OutlookCrm.AddIn;
using OutlookCrm.Simulator;
using OutlookCrm.Tests.Identity;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>
/// The pane's files: their policy, their caching, their encodings, and the settings that one build takes from each installation.
/// </summary>
public sealed class PaneFileTests(PaneFileTests.World world) : IClassFixture<PaneFileTests.World>
{
    private const string Script = "console.log(1)";

    [Fact]
    public async Task The_page_gets_the_settings_of_this_installation()
    {
        var page = await GetAsync("/");

        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        Assert.Equal("no-cache", page.Header("Cache-Control"));
        Assert.Contains("<script src=\"https://office.example/office.js?a=1&amp;b=2\"></script>", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("__OFFICE_JS__", page.Body, StringComparison.Ordinal);
        Assert.Contains(
            "&quot;scope&quot;:&quot;api://5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001/access_as_user&quot;", page.Body, StringComparison.Ordinal);
        Assert.Contains(
            "&quot;authority&quot;:&quot;https://login.microsoftonline.com/organizations&quot;", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_allows_no_inline_script_and_only_the_configured_frames()
    {
        var policy = (await GetAsync("/")).Header("Content-Security-Policy")!.Split("; ");

        Assert.Contains("default-src 'none'", policy);
        Assert.Contains(policy, rule => rule.StartsWith("script-src 'self' https://office.example ", StringComparison.Ordinal));
        Assert.Contains("connect-src 'self' https://login.microsoftonline.com", policy);
        Assert.Contains(policy, rule => rule.StartsWith("frame-ancestors https://mail.example", StringComparison.Ordinal));
        Assert.DoesNotContain(
            policy, rule => rule.Contains("unsafe", StringComparison.Ordinal) || rule.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hashed_file_is_kept_for_a_year_and_comes_compressed_as_built()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/main-1a2b.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var answer = await world.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(answer.Headers.NonValidated["Cache-Control"]));
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        await using var plain = new BrotliStream(
            await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Equal(Script, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("*", null)]
    public async Task An_encoding_that_was_not_accepted_is_not_sent(string accepted, string? sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/main-1a2b.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await world.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(sent, answer.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        var tag = (await GetAsync("/")).Header("ETag")!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);

        var answer = await Answer.OfAsync(await world.Anonymous.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal((304, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task An_icon_may_be_shown_by_Outlook_and_kept()
    {
        var icon = await GetAsync("/icons/icon-64.png");

        Assert.Equal((200, "image/png"), (icon.Status, icon.ContentType));
        Assert.Equal("cross-origin", icon.Header("Cross-Origin-Resource-Policy"));

        // Office shows a default image where an icon may not be kept.
        Assert.DoesNotContain("no-", icon.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/assets/main-1a2b.js.br")]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/secret.txt")]
    public async Task Nothing_but_the_pane_is_served(string path) => Assert.Equal(401, (await GetAsync(path)).Status);

    /// <summary>The set-up page knows from here which hosts must be able to show the pane, whatever a proxy made of the policy.</summary>
    [Fact]
    public async Task A_page_is_told_Outlooks_hosts()
    {
        var page = await GetAsync("/");
        var settings = WebUtility.HtmlDecode(page.Body.Split("content=\"")[1].Split('"')[0]);

        Assert.Equal(
            OutlookHosts.All,
            JsonDocument.Parse(settings).RootElement.GetProperty("outlook").EnumerateArray().Select(host => host.GetString()));
    }

    private async Task<Answer> GetAsync(string path) =>
        await Answer.OfAsync(await world.Anonymous.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));

    /// <summary>The product with a small pane of its own.</summary>
    public sealed class World : RunningApi, IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public World()
        {
            Write("pane/index.html",
                """<!doctype html><html><head><meta name="outlookcrm" content="" /><script src="__OFFICE_JS__"></script></head></html>""");
            Write("pane/signin.html", "<!doctype html>");
            Write("pane/assets/main-1a2b.js", Script);
            Write("pane/icons/icon-64.png", "PNG");
            Write("secret.txt", "not the pane");
            Compress("pane/assets/main-1a2b.js.br", stream => new BrotliStream(stream, CompressionLevel.Optimal));
            Compress("pane/assets/main-1a2b.js.gz", stream => new GZipStream(stream, CompressionLevel.Optimal));
        }

        protected override SimulatorOptions Options => new()
        {
            ApiSettings = new Dictionary<string, string?>
            {
                ["Pane:Folder"] = _folder.File("pane"),
                ["Pane:OfficeJs"] = "https://office.example/office.js?a=1&b=2",
                ["Pane:FrameAncestors:0"] = "https://mail.example",
            },
        };

        public void Dispose() => _folder.Dispose();

        private void Write(string name, string content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.WriteAllText(_folder.File(name), content);
        }

        private void Compress(string name, Func<Stream, Stream> compressor)
        {
            using var stream = compressor(File.Create(_folder.File(name)));
            stream.Write(Encoding.UTF8.GetBytes(Script));
        }
    }
}

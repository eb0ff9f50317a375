using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Identity;

/// <summary>
/// The operator replaces the client secret: what was sealed with the old one is gone, and the log says so in one sentence.
/// </summary>
public sealed class NewCredentialTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_secret_is_one_sentence_in_the_log_and_no_stack()
    {
        Seal("old", []);
        Seal("old", []);
        var lines = new ConcurrentQueue<(string Text, Exception? Exception)>();

        var box = Seal("new", lines);

        var (text, exception) = Assert.Single(lines);
        Assert.Null(exception);
        Assert.StartsWith("AzureAd:ClientSecret or AzureAd:ClientCertificates has changed: 1 stored keys", text, StringComparison.Ordinal);

        // The new ring is kept like any other, and the old key is still there for a replica with the old secret.
        Assert.Equal("words", Open("new", box));
        Assert.NotEmpty(Seal("old", []));
    }

    private string Seal(string secret, ConcurrentQueue<(string, Exception?)> lines) =>
        With(secret, lines, protector => protector.Protect("words"));

    private string Open(string secret, string box) => With(secret, [], protector => protector.Unprotect(box));

    private string With(string secret, ConcurrentQueue<(string, Exception?)> lines, Func<IDataProtector, string> use)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureAd:ClientId"] = Guid.NewGuid().ToString(),
            ["AzureAd:ClientSecret"] = secret,
            ["Storage:Engine"] = "sqlite",
            ["Storage:Path"] = _folder.File("rows.db"),
        });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(new Lines(lines));
        builder.AddOutlookCrm();
        using var app = builder.Build();
        return use(app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private sealed class Lines(ConcurrentQueue<(string, Exception?)> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((formatter(state, exception), exception));

        public void Dispose()
        {
        }
    }
}

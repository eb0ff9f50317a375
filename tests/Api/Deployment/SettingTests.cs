using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OutlookCrm.Identity;
using OutlookCrm.Tests.Architecture;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Deployment;

/// <summary>What is said of a wrong setting before anything is made of the settings: one sentence that names it.</summary>
public sealed class SettingTests : IDisposable
{
    private const string First = "AzureAd:ClientCertificates:0";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_certificate_that_does_not_load_is_one_sentence()
    {
        var pfx = Certificate();
        File.WriteAllBytes(_folder.File("crm.pfx"), pfx.Export(X509ContentType.Pfx, "right"));
        File.WriteAllText(_folder.File("crm.cer"), pfx.ExportCertificatePem());
        File.WriteAllText(_folder.File("crm.pem"), pfx.ExportCertificatePem());

        Said("CertificateDiskPath: the file", ("CertificateDiskPath", _folder.File("none.pfx")));
        Said("CertificateDiskPath is missing", ("CertificatePassword", "x"));
        Said("CertificateDiskPath: ", ("CertificateDiskPath", _folder.File("crm.cer")));
        Said("CertificateDiskPath: ", ("CertificateDiskPath", _folder.File("crm.pem")));
        Said("CertificatePassword does not open it", ("CertificateDiskPath", _folder.File("crm.pfx")), ("CertificatePassword", "wrong"));
        Said("Base64EncodedValue is not Base64.", ("SourceType", "Base64Encoded"), ("Base64EncodedValue", "%%%"));
        Said("Base64EncodedValue is no PFX", ("SourceType", "Base64Encoded"), ("Base64EncodedValue", "AAAA"));
        Said("Base64EncodedValue is missing", ("SourceType", "Base64Encoded"), ("Base64EncodedValue", ""));
        Said("SourceType is 'KeyVault'.", ("SourceType", "KeyVault"));
        Said("CertificateStorePath is 'Nowhere'.", ("SourceType", "StoreWithThumbprint"), ("CertificateStorePath", "Nowhere"));
        Said("there is no certificate ''", ("SourceType", "StoreWithThumbprint"));
        Assert.Null(Fault([.. Named(("CertificateDiskPath", _folder.File("crm.pfx")), ("CertificatePassword", "right"))]));

        void Said(string sentence, params (string Name, string Value)[] settings)
        {
            var fault = Fault([.. Named(settings)]);
            Assert.StartsWith(First, fault, StringComparison.Ordinal);
            Assert.Contains(sentence, fault, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_certificate_that_loads_is_used()
    {
        var (first, second) = (Certificate(), Certificate());
        byte[] Derived(params string?[] values)
        {
            using var credential = new EntraCredential(
                Options.Create(new EntraOptions
                {
                    ClientCertificates =
                    [.. values.Select(value =>
                        new ClientCertificateOptions { SourceType = "Base64Encoded", Base64EncodedValue = value })]
                }),
                LoggerFactory.Create(_ => { }).CreateLogger<EntraCredential>());
            return credential.DeriveKey("test");
        }

        var (one, two) = (Convert.ToBase64String(first.Export(X509ContentType.Pfx)),
            Convert.ToBase64String(second.Export(X509ContentType.Pfx)));

        Assert.Equal(Derived(two), Derived("AAAA", two, one));
        Assert.NotEqual(Derived(one), Derived(two));
        Assert.Null(Fault((First + ":SourceType", "KeyVault"), ("AzureAd:ClientCertificates:1:SourceType", "Base64Encoded"),
            ("AzureAd:ClientCertificates:1:Base64EncodedValue", one)));
    }

    /// <summary>A setting that were checked only when it is used would start, and then fail every request.</summary>
    [Fact]
    public void A_value_that_cannot_be_is_refused_of_every_setting_at_the_start()
    {
        var settings = DocumentTests.Sections.SelectMany(one => one.Options.GetProperties()
            .Where(property => property.CanWrite && property.PropertyType != typeof(string))
            .Select(property => $"{one.Section}:{property.Name}")).ToList();

        Assert.True(settings.Count > 10, $"Only {settings.Count} settings were found.");
        Assert.DoesNotContain(settings, setting => Fault((setting, "https://a; b")) is null);
        Assert.Equal(
            typeof(Composition).Assembly.GetTypes()
            .Where(type => type is { IsNested: false, Namespace: not null }
                && type.Namespace.StartsWith("OutlookCrm", StringComparison.Ordinal)
                && type.Name.EndsWith("Options", StringComparison.Ordinal)).ToHashSet(),
            [.. DocumentTests.Sections.Select(one => one.Options), typeof(ClientCertificateOptions)]);
    }

    [Theory]
    [InlineData("Pane:FrameAncestors", "https://outlook.office.com", null)]
    [InlineData("Pane:FrameAncestors", "*.example.com:8443", null)]
    [InlineData("Pane:FrameAncestors:0", "https:", null)]
    [InlineData("Pane:FrameAncestors:0", "https://a; script-src *", "Pane:FrameAncestors holds")]
    [InlineData("Pane:FrameAncestors:0", "https://a\n", "Pane:FrameAncestors holds")]
    [InlineData("Pane:FrameAncestors", "https://a https://b", "Pane:FrameAncestors holds")]
    [InlineData("AzureAd:AllowedClients", "5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001", null)]
    [InlineData("AzureAd:AllowedClients:0", "notaguid", "AzureAd:AllowedClients holds")]
    [InlineData("AzureAd:AllowedClients", "notaguid", "AzureAd:AllowedClients holds")]
    [InlineData("Limits:Period", "1", "Limits:Period must be")]
    [InlineData("AzureAd:ClientSecret", "", "AzureAd:ClientCertificates or AzureAd:ClientSecret is missing")]
    [InlineData("Tenants:0", "abc", "Tenants holds something that is no tenant's id.")]
    [InlineData("Tenants", "abc", "Tenants holds something that is no tenant's id.")]
    [InlineData("Shutdown:Drain", "nonsense", "Failed to convert configuration value 'nonsense' at 'Shutdown:Drain'")]
    [InlineData("Shutdown:Drain", "00:10:00", "Shutdown:Drain must be a time from 00:00:00 to 00:05:00.")]
    [InlineData("Storage:Engine", "foo", "Storage:Engine is 'foo'. Set it to 'sqlite' or 'tables'.")]
    [InlineData("Pane:Address", "ftp://x", "Pane:Address is the https address under which Outlook reaches the API")]
    [InlineData("Limits:Burst", "abc", "Failed to convert configuration value 'abc' at 'Limits:Burst'")]
    public void A_setting_is_taken_or_refused_never_passed_over(string setting, string value, string? sentence)
    {
        var fault = Fault((setting, value));

        Assert.True(sentence is null ? fault is null : fault?.StartsWith(sentence, StringComparison.Ordinal), fault);
    }

    /// <summary>Entra refuses the address of all tenants to an application of one, and the address of one to everybody else.</summary>
    [Theory]
    [InlineData("organizations", "1", "1")]
    [InlineData("1", "", "1")]
    [InlineData("1", "1", "1")]
    [InlineData("1", "2", "organizations")]
    [InlineData("organizations", "1 2", "organizations")]
    [InlineData("common", "1 2", "common")]
    [InlineData("", "", "organizations")]
    public void People_sign_in_at_the_address_of_their_tenant_where_it_is_one(string tenant, string tenants, string address)
    {
        static string Id(string word) => word.Length == 1 ? $"{word}1111111-1111-4111-8111-111111111111" : word;
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["AzureAd:ClientId"] = Guid.NewGuid().ToString(),
                ["AzureAd:ClientSecret"] = "x",
                ["AzureAd:TenantId"] = Id(tenant)
            });
        builder.Configuration.AddInMemoryCollection(tenants.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((one, index) => KeyValuePair.Create($"Tenants:{index}", (string?)Id(one))));
        builder.AddOutlookCrm();
        using var app = builder.Build();

        Assert.Equal(Id(address), app.Services.GetRequiredService<IOptions<EntraOptions>>().Value.SignInTenant);
    }

    [Fact]
    public void A_list_of_one_may_be_said_without_its_number()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["One"] = "a", ["Two:0"] = "b", ["Two:1"] = "" }).Build();

        Assert.Equal(["a"], configuration.List("One"));
        Assert.Equal(["b", ""], configuration.List("Two"));
        Assert.Empty(configuration.List("None"));
    }

    [Theory]
    [InlineData("exprot --tenant x", "'exprot' is neither a command")]
    [InlineData("--a=b word", "'word' is neither a command")]
    [InlineData("-x word", "'-x' is neither a command")]
    [InlineData("--a=b --Pane:CheckSending", "--Pane:CheckSending has no value")]
    [InlineData("--urls http://127.0.0.1:1 a=b /c d", null)]
    [InlineData("", null)]
    public void A_word_that_would_be_passed_over_is_refused(string typed, string? sentence)
    {
        var fault = CommandLine.WhyNot(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.True(sentence is null ? fault is null : fault?.StartsWith(sentence, StringComparison.Ordinal), fault);
    }

    private static IEnumerable<(string Name, string Value)> Named(params (string Name, string Value)[] settings) =>
        settings.Select(one => ($"{First}:{one.Name}", one.Value));

    /// <summary>What the operator reads; null where nothing is wrong.</summary>
    private static string? Fault(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["AzureAd:ClientId"] = Guid.NewGuid().ToString(),
                ["AzureAd:ClientSecret"] = "x",
                ["Storage:Engine"] = "sqlite"
            });
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));
        builder.AddOutlookCrm();
        using var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (Exception e) when (StartFault.Explain(e) is { } sentences)
        {
            return sentences;
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=crm.example.com", key, HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
    }
}

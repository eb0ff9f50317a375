using System.Text.Json;
using System.Text.RegularExpressions;
using OutlookCrm.Http;
using OutlookCrm.Tests.Architecture;
using Xunit;

namespace OutlookCrm.Tests.Deployment;

/// <summary>What cannot be deployed here is read: names that lead nowhere, settings nobody reads, doors left open.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string s_folder = Path.Combine(Source.Root, "api", "Deployment");

    [Fact]
    public void The_template_names_only_what_it_defines_and_leaves_nothing_unused()
    {
        var text = File.ReadAllText(Path.Combine(s_folder, "azure.json"));
        using var template = JsonDocument.Parse(text);
        foreach (var kind in new[] { "parameters", "variables" })
        {
            var used = Regex.Matches(text, $@"\b{kind}\('(\w+)'\)").Select(match => match.Groups[1].Value).Distinct()
                .Order(StringComparer.Ordinal);
            Assert.Equal(template.RootElement.GetProperty(kind).EnumerateObject().Select(one => one.Name)
                .Order(StringComparer.Ordinal), used);
        }

        var resources = template.RootElement.GetProperty("resources").EnumerateArray().ToList();
        var made = resources.Select(Template.IdOf).ToList();
        Assert.Equal(11, made.Count);
        Assert.Distinct(made);
        var named = Template.IdsIn(text).ToList();
        Assert.True(named.Count > 20, $"Only {named.Count} references were found.");
        Assert.All(named, id => Assert.Contains(id, made));
        Assert.All(resources, one => Assert.Matches(@"^20\d\d-\d\d-\d\d$", one.GetProperty("apiVersion").GetString()));
        Assert.All(Brackets().Matches(text).Select(match => match.Value), expression =>
            Assert.Equal(expression.Count(c => c == '('), expression.Count(c => c == ')')));
    }

    [Fact]
    public void The_template_gives_the_app_its_table_data_and_nothing_more_over_https()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "azure.json")));
        var root = template.RootElement;
        JsonElement Of(string type) => Template.Resource(root, type).GetProperty("properties");

        // Storage Table Data Contributor, by the id that it has in every subscription.
        Assert.Equal("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", root.GetProperty("variables").GetProperty("tableDataContributor").GetString());
        Assert.Equal("ServicePrincipal", Of("Microsoft.Authorization/roleAssignments").GetProperty("principalType").GetString());
        var account = Template.Resource(root, "Microsoft.Storage/storageAccounts", "[parameters('storageName')]").GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        var app = Of("Microsoft.App/containerApps");
        Assert.False(app.GetProperty("configuration").GetProperty("ingress").GetProperty("allowInsecure").GetBoolean());
        Assert.Equal("securestring", root.GetProperty("parameters").GetProperty("certificate").GetProperty("type").GetString());
        var container = app.GetProperty("template").GetProperty("containers")[0];
        Assert.DoesNotContain(container.GetProperty("env").EnumerateArray(), one => one.TryGetProperty("value", out var value)
            && value.GetString()!.Contains("certificate", StringComparison.Ordinal));
        Assert.All(container.GetProperty("probes").EnumerateArray(), probe =>
            Assert.Contains(probe.GetProperty("httpGet").GetProperty("path").GetString(), new[] { "/health/live", "/health/ready" }));
    }

    [Fact]
    public void A_later_deployment_can_keep_the_domain_and_what_is_logged_is_kept()
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "azure.json")));
        var root = template.RootElement;
        var ingress = Template.Resource(root, "Microsoft.App/containerApps").GetProperty("properties").GetProperty("configuration")
            .GetProperty("ingress");
        var logs = Template.Resource(root, "Microsoft.App/managedEnvironments").GetProperty("properties")
            .GetProperty("appLogsConfiguration");

        Assert.Equal("", root.GetProperty("parameters").GetProperty("domainCertificateId").GetProperty("defaultValue").GetString());
        Assert.Contains("'certificateId', parameters('domainCertificateId'), 'bindingType', 'SniEnabled'",
            ingress.GetProperty("customDomains").GetString(), StringComparison.Ordinal);
        Assert.Equal("log-analytics", logs.GetProperty("destination").GetString());
        Assert.Equal(["customerId", "sharedKey"], logs.GetProperty("logAnalyticsConfiguration").EnumerateObject().Select(one => one.Name));
        Assert.Contains("domainCertificateId=", File.ReadAllText(Path.Combine(s_folder, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_is_set_is_one_that_the_guide_names()
    {
        var guide = File.ReadAllText(Path.Combine(s_folder, "README.md"));
        var set = Directory.GetFiles(s_folder).SelectMany(file => Setting().Matches(File.ReadAllText(file)))
            .Select(match => match.Value.Split("__")).Select(parts => parts[0] == "Tenants" ? "Tenants" : $"{parts[0]}:{parts[1]}")
            .Distinct().ToList();

        Assert.True(set.Count > 6, $"Only {set.Count} settings were found.");
        Assert.All(set, setting => Assert.Contains($"`{setting}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_copies_what_is_there_runs_the_program_and_is_nobodys_root()
    {
        var image = File.ReadAllLines(Path.Combine(s_folder, "Dockerfile"));
        var copied = image.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)
            && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();

        Assert.True(copied.Count > 5);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Source.Root, path)), path));
        Assert.Contains("USER $APP_UID", image);
        Assert.Contains($"ENTRYPOINT [\"/app/{typeof(Health).Assembly.GetName().Name}\"]", image);
        Assert.DoesNotContain(image, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"""\[.*?\]""")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(?:AzureAd|Tenants|Pane|Storage|Shutdown|Graph|Limits|Correspondence)__\w+")]
    private static partial Regex Setting();
}

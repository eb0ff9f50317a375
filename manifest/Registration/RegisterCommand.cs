using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// Creates or mends the Entra application. Shows what differs and changes nothing without <c>--yes</c>; said twice, the second time there is nothing to do.
/// </summary>
internal static class RegisterCommand
{
    /// <summary>What it answers when something would be changed and <c>--yes</c> was not said: not the 1 of what went wrong, so that scripts can tell them apart.</summary>
    public const int ChangesWait = 3;

    public static IReadOnlyList<string> Options { get; } = ["host", "client-id", "certificate", "tenant", "graph", "authority", "simulator", "as", "multi-tenant!", "badge!", "yes!"];

    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var (address, problem) = AddInAddress.Parse(arguments["host"]);
        if (address is null)
        {
            throw new UsageException(problem!);
        }

        if (arguments.Files is [var stray, ..])
        {
            throw new UsageException($"'{stray}' belongs to no option: --yes, --badge and --multi-tenant take no value.");
        }

        var certificate = arguments["certificate"] is { } file ? WantedCertificate.Read(file, TimeProvider.System) : null;
        var wanted = new WantedApplication(address, arguments.Has("multi-tenant"), arguments.Has("badge"), certificate);
        var (graph, authority) = Connect(arguments, output);
        try
        {
            return await RunAsync(wanted, arguments, new Directory(graph), authority, output, errors, ct);
        }
        catch (ApiException refusal)
        {
            await errors.WriteLineAsync(Sentence(refusal, arguments.Has("yes")));
        }
        catch (AuthenticationFailedException refusal)
        {
            await errors.WriteLineAsync($"Nobody could be signed in: {FirstLine(refusal.Message)} Sign in with 'az login', set AZURE_CLIENT_ID and its companions, or follow the code that is shown.");
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TimeoutException)
        {
            await errors.WriteLineAsync(unreachable is TimeoutException ? unreachable.Message : $"Microsoft Graph cannot be reached: {unreachable.Message}");
        }

        return 1;
    }

    private static async Task<int> RunAsync(WantedApplication wanted, Arguments arguments, Directory directory, Uri authority, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        var clientId = arguments.Id("client-id");
        var current = await directory.FindAsync(clientId, wanted.UniqueName, ct);
        if (current is null && clientId is not null)
        {
            await errors.WriteLineAsync($"This tenant has no application {clientId:D}. Leave --client-id out to make one, or sign in to its own tenant (--tenant).");
            return 1;
        }

        var permissions = await directory.GraphPermissionsAsync(ct);
        var plan = ApplicationPlan.For(wanted, current ?? new Application { SignInAudience = wanted.Audience }, permissions.Delegated);
        var entry = current?.AppId is { } known ? await directory.FindEntryAsync(known, ct) : null;
        await ShowAsync(current, wanted, plan, entry is not null, output);
        var added = current is null ? [] : Additions.Of(wanted, current, permissions);
        var mind = await MindAsync([.. added, .. Proof.Lacking(current, wanted.Certificate, TimeProvider.System.GetUtcNow()) is { } lacking ? [lacking] : (string[])[]], output);
        if (plan.Changes.Count == 0 && entry is not null)
        {
            await output.WriteLineAsync(added.Count == 0 ? "Nothing to change." : "Nothing that OutlookCrm needs is missing, but it allows more than OutlookCrm needs.");
            await NextAsync(entry, wanted, authority, mind, output);
            return 0;
        }

        if (!arguments.Has("yes"))
        {
            await output.WriteLineAsync($"Nothing has been changed (exit code {ChangesWait}). Say the same with --yes to do it.{(mind is null ? "" : $" {mind}")}");
            return ChangesWait;
        }

        if (current is null)
        {
            current = await directory.CreateAsync(wanted, ct);
            plan = ApplicationPlan.For(wanted, current, permissions.Delegated);
        }

        if (plan.First is { } first)
        {
            await directory.UpdateAsync(current, first, ct);
            current = await directory.FindAsync(Guid.Parse(current.AppId!), wanted.UniqueName, ct) ?? current;
            plan = ApplicationPlan.For(wanted, current, permissions.Delegated);
        }

        if (plan.Changes.Count > 0)
        {
            await directory.UpdateAsync(current, plan.Update, ct);
        }

        entry ??= await directory.CreateEntryAsync(current.AppId!, ct);

        await output.WriteLineAsync("Done.");
        await NextAsync(entry, wanted, authority, mind, output);
        return 0;
    }

    private static (GraphServiceClient Graph, Uri Authority) Connect(Arguments arguments, TextWriter output)
    {
        if (arguments["simulator"] is { } simulator)
        {
            var page = Address("simulator", $"{simulator.TrimEnd('/')}/");
            return (SignIn.ToSimulator(page, arguments["as"] ?? "ana"), new(page, "simulator/entra/"));
        }

        var authority = Address("authority", arguments["authority"] ?? "https://login.microsoftonline.com/");
        return (SignIn.To(Address("graph", arguments["graph"] ?? "https://graph.microsoft.com/v1.0"), authority, arguments["tenant"], output.WriteLine), authority);
    }

    private static Uri Address(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || address is { Scheme: "http", IsLoopback: true })
            ? address
            : throw new UsageException($"--{option} '{text}' is no address: it begins with https://.");

    private static async Task ShowAsync(Application? current, WantedApplication wanted, ApplicationPlan plan, bool hasEntry, TextWriter output)
    {
        await output.WriteLineAsync(current is null
            ? $"There is no application {wanted.UniqueName} yet. To make:"
            : $"Application {current.DisplayName}, client id {current.AppId}:");
        var lines = (current is null ? new[] { $"+ application: {wanted.DisplayName}" } : []).Concat(plan.Changes).Concat(hasEntry ? [] : ["+ enterprise application, to which people are assigned"]);
        foreach (var line in lines)
        {
            await output.WriteLineAsync($"  {line}");
        }
    }

    /// <summary>What no update mends, under one heading; gives the last word on it, null when there is nothing.</summary>
    private static async Task<string?> MindAsync(IReadOnlyList<string> sentences, TextWriter output)
    {
        if (sentences.Count == 0)
        {
            return null;
        }

        await output.WriteLineAsync("Mind:");
        foreach (var sentence in sentences)
        {
            await output.WriteLineAsync($"  ! {sentence}");
        }

        return "Look at what stands under Mind: this command leaves it as it is.";
    }

    private static async Task NextAsync(ServicePrincipal entry, WantedApplication wanted, Uri authority, string? mind, TextWriter output)
    {
        // The home of an application is its owner's tenant. Under the name of all, Entra serves only an application of several (AADSTS50194).
        var home = entry.AppOwnerOrganizationId?.ToString("D");
        var tenant = wanted.IsMultiTenant ? null : home;
        var consent = new Uri(authority, $"{tenant ?? "organizations"}/v2.0/adminconsent?client_id={entry.AppId}&scope={Uri.EscapeDataString("https://graph.microsoft.com/.default")}&redirect_uri={Uri.EscapeDataString(wanted.ConsentRedirect)}");
        await output.WriteLineAsync($"AzureAd:ClientId is {entry.AppId}");
        if (home is not null)
        {
            await output.WriteLineAsync(wanted.IsMultiTenant ? $"Tenants:0 is {home}, and Tenants:1 and so on are the other companies' tenants" : $"AzureAd:TenantId is {home}");
        }

        await output.WriteLineAsync($"Consent for everybody, once, as an administrator: {consent.AbsoluteUri}");
        if (mind is not null)
        {
            await output.WriteLineAsync(mind);
        }
    }

    private static string Sentence(ApiException refusal, bool writing) => refusal.ResponseStatusCode switch
    {
        401 => "Microsoft Graph refused the sign-in: sign in again, to the tenant whose application this is (--tenant).",
        403 => $"This account may not {(writing ? "change" : "read")} applications: it needs the role Application Administrator or Cloud Application Administrator in Entra (automation: the permission Application.ReadWrite.All). Nothing has been changed by this step.",
        429 or >= 500 => "Microsoft Graph is busy or out of order: say the same command again in a few minutes, it goes on from there.",
        var status => $"Microsoft Graph refused it ({status}): {(refusal as ODataError)?.Error?.Message ?? refusal.Message}",
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}

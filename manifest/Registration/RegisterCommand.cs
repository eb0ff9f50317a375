using System.CommandLine;
using Azure.Identity;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Registration;

/// <summary>
/// Creates or updates the Entra application. Shows what differs and changes nothing without <c>--yes</c>; a second run has nothing to do.
/// </summary>
internal static class RegisterCommand
{
    /// <summary>
    /// The exit code if something would be changed and <c>--yes</c> was not given. It is not the 1 of a failure, so that scripts can tell
    /// the two apart.
    /// </summary>
    public const int ChangesWait = 3;

    private static readonly Option<string> s_host = Options.Host();
    private static readonly Option<bool> s_yes = Options.Switch("--yes", "makes or updates the application; without it nothing is changed");
    private static readonly Option<string> s_certificate =
        Options.Value("--certificate", "FILE", "the certificate (.cer) by which the API proves itself");

    private static readonly Option<bool> s_badge = Options.Switch("--badge", "the Outlook category on logged mails: two more permissions");
    private static readonly Option<Guid?> s_clientId = Options.ClientId("an application that exists already, made by hand");
    private static readonly Option<bool> s_multiTenant = Options.Switch("--multi-tenant", "several companies share this installation");
    private static readonly Option<string> s_tenant = Options.Value("--tenant", "ID", "the tenant, if you administer several");
    private static readonly Option<string> s_graph =
        Options.Value("--graph", "URL", "Microsoft Graph of another cloud, together with --authority");
    private static readonly Option<string> s_authority =
        Options.Value("--authority", "URL", "Entra of another cloud, together with --graph");
    private static readonly Option<string> s_simulator =
        Options.Value("--simulator", "URL", "a simulated Microsoft 365: http://localhost:3000");
    private static readonly Option<string> s_as = Options.Value("--as", "USER", "who asks the simulated Microsoft 365 (ana unless given)");

    /// <summary>The command as it is typed.</summary>
    public static Command Command { get; } = Create();

    private static Command Create()
    {
        var command = new Command(
            "register", "Compares the Entra application with what the add-in needs, lists the differences, and fixes them with --yes.")
        {
            s_host, s_yes, s_certificate, s_badge, s_clientId, s_multiTenant, s_tenant, s_graph, s_authority, s_simulator, s_as,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult typed, CancellationToken ct)
    {
        var (output, errors) = (typed.InvocationConfiguration.Output, typed.InvocationConfiguration.Error);
        var (address, problem) = AddInAddress.Parse(typed.GetValue(s_host));
        if (address is null)
        {
            throw new UsageException(problem!);
        }

        var certificate = typed.GetValue(s_certificate) is { } file ? WantedCertificate.Read(file, TimeProvider.System) : null;
        var wanted = new WantedApplication(address, typed.GetValue(s_multiTenant), typed.GetValue(s_badge), certificate);
        var (graph, authority) = Connect(typed, output);
        try
        {
            return await RunAsync(wanted, typed, new ApplicationDirectory(graph), authority, ct);
        }
        catch (ApiException refusal)
        {
            await errors.WriteLineAsync(Sentence(refusal, typed.GetValue(s_yes)));
        }
        catch (AuthenticationFailedException refusal)
        {
            await errors.WriteLineAsync(
                $"The sign-in failed: {FirstLine(refusal.Message)} Sign in with 'az login', set AZURE_CLIENT_ID and its companions, "
                + "or follow the code that is shown.");
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TimeoutException)
        {
            await errors.WriteLineAsync(
                unreachable is TimeoutException ? unreachable.Message : $"Microsoft Graph cannot be reached: {unreachable.Message}");
        }

        return 1;
    }

    private static async Task<int> RunAsync(
        WantedApplication wanted, ParseResult typed, ApplicationDirectory directory, Uri authority, CancellationToken ct)
    {
        var (output, errors, clientId) =
            (typed.InvocationConfiguration.Output, typed.InvocationConfiguration.Error, typed.GetValue(s_clientId));
        var current = await directory.FindAsync(clientId, wanted.UniqueName, ct);
        if (current is null && clientId is not null)
        {
            await errors.WriteLineAsync(
                $"This tenant has no application {clientId:D}. Leave --client-id out to make one, or sign in to its own tenant "
                    + "(--tenant).");
            return 1;
        }

        var permissions = await directory.GraphPermissionsAsync(ct);
        var plan = ApplicationPlan.For(wanted, current ?? new Application { SignInAudience = wanted.Audience }, permissions.Delegated);
        var entry = current?.AppId is { } known ? await directory.FindEntryAsync(known, ct) : null;
        await ShowAsync(current, wanted, plan, entry is not null, output);
        var added = current is null ? [] : Additions.Of(wanted, current, permissions);
        string[] lacking = Proof.Lacking(current, wanted.Certificate, TimeProvider.System.GetUtcNow()) is { } sentence ? [sentence] : [];
        var mind = await MindAsync([.. added, .. lacking], output);
        if (plan.Changes.Count == 0 && entry is not null)
        {
            await output.WriteLineAsync(
                added.Count == 0 ? "Nothing to change."
                    : "Nothing that OutlookCrm needs is missing, but it allows more than OutlookCrm needs.");
            await NextAsync(entry, wanted, authority, mind, output);
            return 0;
        }

        if (!typed.GetValue(s_yes))
        {
            await output.WriteLineAsync(
                $"Nothing has been changed (exit code {ChangesWait}). Give the same command with --yes to do "
                    + $"it.{(mind is null ? "" : $" {mind}")}");
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

    private static (GraphServiceClient Graph, Uri Authority) Connect(ParseResult typed, TextWriter output)
    {
        if (typed.GetValue(s_simulator) is { } simulator)
        {
            var page = Address("simulator", $"{simulator.TrimEnd('/')}/");
            return (SignIn.ToSimulator(page, typed.GetValue(s_as) ?? "ana"), new(page, "simulator/entra/"));
        }

        var authority = Address("authority", typed.GetValue(s_authority) ?? "https://login.microsoftonline.com/");
        var graph = Address("graph", typed.GetValue(s_graph) ?? "https://graph.microsoft.com/v1.0");
        return (SignIn.To(graph, authority, typed.GetValue(s_tenant), output.WriteLine), authority);
    }

    private static Uri Address(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == "https" || address is { Scheme: "http", IsLoopback: true })
            ? address
            : throw new UsageException($"--{option} '{text}' is no address: it begins with https://.");

    private static async Task ShowAsync(
        Application? current, WantedApplication wanted, ApplicationPlan plan, bool hasEntry, TextWriter output)
    {
        await output.WriteLineAsync(current is null
            ? $"There is no application {wanted.UniqueName} yet. To make:"
            : $"Application {current.DisplayName}, client id {current.AppId}:");
        string[] first = current is null ? [$"+ application: {wanted.DisplayName}"] : [];
        string[] last = hasEntry ? [] : ["+ enterprise application, to which people are assigned"];
        foreach (var line in first.Concat(plan.Changes).Concat(last))
        {
            await output.WriteLineAsync($"  {line}");
        }
    }

    /// <summary>What no update changes, under one heading; gives the last word on it, null when there is nothing.</summary>
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

        return "Check what is listed under Mind: this command does not change it.";
    }

    private static async Task NextAsync(ServicePrincipal entry, WantedApplication wanted, Uri authority, string? mind, TextWriter output)
    {
        // The home of an application is its owner's tenant. Under the name of all, Entra serves only an application of several
        // (AADSTS50194).
        var home = entry.AppOwnerOrganizationId?.ToString("D");
        var tenant = wanted.IsMultiTenant ? null : home;
        var (scope, redirect) =
            (Uri.EscapeDataString("https://graph.microsoft.com/.default"), Uri.EscapeDataString(wanted.ConsentRedirect));
        var consent = new Uri(
            authority, $"{tenant ?? "organizations"}/v2.0/adminconsent?client_id={entry.AppId}&scope={scope}&redirect_uri={redirect}");
        await output.WriteLineAsync($"AzureAd:ClientId is {entry.AppId}");
        if (home is not null)
        {
            await output.WriteLineAsync(wanted.IsMultiTenant
                ? $"Tenants:0 is {home}, and Tenants:1 and so on are the other companies' tenants"
                : $"AzureAd:TenantId is {home}");
        }

        await output.WriteLineAsync($"Consent for everyone, once, as an administrator: {consent.AbsoluteUri}");
        if (mind is not null)
        {
            await output.WriteLineAsync(mind);
        }
    }

    private static string Sentence(ApiException refusal, bool writing) => refusal.ResponseStatusCode switch
    {
        401 => "Microsoft Graph refused the sign-in: sign in again, to the tenant whose application this is (--tenant).",
        403 => $"This account may not {(writing ? "change" : "read")} applications: it needs the role Application Administrator or "
            + "Cloud Application Administrator in Entra (automation: the permission Application.ReadWrite.All). Nothing has been changed "
                + "by this step.",
        429 or >= 500 => "Microsoft Graph is busy or out of order: give the same command again in a few minutes, it goes on from there.",
        var status => $"Microsoft Graph refused it ({status}): {(refusal as ODataError)?.Error?.Message ?? refusal.Message}",
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}

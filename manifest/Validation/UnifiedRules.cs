using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OutlookCrm.Manifest.Validation;

/// <summary>What Microsoft's schema does not see in a unified manifest.</summary>
internal static partial class UnifiedRules
{
    // Extensions exist from 1.17 on; the schema of an older version refuses them, one of a version that is not known cannot be asked.
    private const int Oldest = 17;

    private static readonly HashSet<string> s_addresses =
        ["websiteUrl", "privacyUrl", "termsOfUseUrl", "page", "script", "url", "audienceClaimUrl"];

    public static ManifestFacts Check(Findings findings, string file, JsonElement manifest)
    {
        var root = new JsonPlace("$", manifest);
        Head(findings, root);
        var addresses = new AddressRules(findings, "validDomains");
        var extension = root.Items("extensions").FirstOrDefault();
        var page = extension.Path is not null
            && Uri.TryCreate(extension.Items("runtimes").FirstOrDefault().Member("code")?.Member("page")?.Text, UriKind.Absolute,
            out var start) ? start : null;
        foreach (var domain in root.Items("validDomains"))
        {
            Domain(findings, addresses, domain, page);
        }

        foreach (var place in root.All().Where(place => place.Text is not null && s_addresses.Contains(Last(place.Path))))
        {
            Address(addresses, root, place);
        }

        Commands(findings, extension);
        UnifiedProduct.Check(findings, root, extension);
        var id = root.Member("id")?.Text?.ToLowerInvariant() ?? "";
        var hides = extension.Path is null ? null : Hides(findings, extension, id);
        return new(
            file, id, root.Member("version")?.Text ?? "", root.Member("name")?.Member("short")?.Text
                ?? "", root.Member("webApplicationInfo")?.Member("id")?.Text?.ToLowerInvariant(),
            hides, page, new HashSet<string>(), Icons(root), extension.Path is null ? null : EventRules.ScriptOf(extension))
        {
            Permission = UnifiedProduct.Permission(root),
            SharesFolders = UnifiedProduct.SharesFolders(root),
            Places = UnifiedProduct.Places(extension),
        };
    }

    private static void Head(Findings findings, JsonPlace root)
    {
        if (root.Member("version") is { Text: { } version } place && !ThreeParts().IsMatch(version))
        {
            findings.Error(place.Path, $"'{version}' is no version: Microsoft 365 takes three numbers.", "write such as 1.0.1.");
        }

        if (root.Member("manifestVersion") is not { Text: { } schema } named || !Schema().IsMatch(schema)
            || int.Parse(schema.AsSpan(2), CultureInfo.InvariantCulture) < Oldest)
        {
            findings.Error("$.manifestVersion", "Outlook add-ins need manifest version 1.17 or later.", "write 1.22.");
        }
        else if (root.Member("$schema")?.Text is { } address && !address.Contains($"/v{schema}/", StringComparison.Ordinal))
        {
            findings.Error("$.$schema", $"The manifest says version {schema} and names the schema {address}.",
                $"name the schema of v{schema}.");
        }

        if (root.Member("id") is { Text: { } id } && (!Guid.TryParse(id, out var guid) || guid == Guid.Empty))
        {
            findings.Error("$.id", $"'{id}' is no id: Microsoft 365 tells apps apart by it.", "write a GUID, and keep it for ever.");
        }

        foreach (var capability in root.Items("extensions").SelectMany(one => one.All())
            .Where(place => place.Path.Contains(".capabilities[", StringComparison.Ordinal)
            && place.Value.ValueKind == JsonValueKind.Object))
        {
            // What an event or its code asks for leaves nothing else out.
            var isOfEvents = capability.Path.Contains(".runtimes[", StringComparison.Ordinal)
                || capability.Path.Contains(".autoRunEvents[", StringComparison.Ordinal);
            RequirementRules.Check(
                findings, capability.Path, capability.Member("name")?.Text ?? "", capability.Member("minVersion")?.Text ?? "", isOfEvents);
        }
    }

    private static void Domain(Findings findings, AddressRules addresses, JsonPlace domain, Uri? startPage)
    {
        // Microsoft's own samples write hosts with and without their scheme.
        var text = domain.Text ?? "";
        var host = text.StartsWith("https://", StringComparison.Ordinal) ? text["https://".Length..] : text;
        if (host.Contains('*', StringComparison.Ordinal))
        {
            findings.Error(domain.Path, $"'{text}' lets every host below it into the pane.", "name the one host.");
            return;
        }

        if (host.Contains('/', StringComparison.Ordinal) || !Uri.TryCreate($"https://{host}", UriKind.Absolute, out var url))
        {
            findings.Error(domain.Path, $"'{text}' is no host; Microsoft 365 compares hosts without a path.",
                "write such as crm.example.com.");
            return;
        }

        addresses.Allow(url.Authority);
        ProductRules.Host(findings, domain.Path, url, startPage);
    }

    private static void Address(AddressRules addresses, JsonPlace root, JsonPlace place)
    {
        if (Last(place.Path) is "page" or "script" or "audienceClaimUrl")
        {
            addresses.CheckPage(place.Path, place.Text!);
            return;
        }

        if (Last(place.Path) != "url")
        {
            addresses.Check(place.Path, place.Text!);
            return;
        }

        addresses.CheckIcon(place.Path, place.Text!, Pixels(root, place));
    }

    private static IReadOnlyList<WantedIcon> Icons(JsonPlace root) =>
    [
        .. root.All().Where(place => Last(place.Path) == "url" && place.Text is not null)
            .Select(place => Uri.TryCreate(place.Text, UriKind.Absolute, out var url) ? new WantedIcon(url, Pixels(root, place)) : null)
                .OfType<WantedIcon>().Distinct(),
    ];

    private static int Pixels(JsonPlace root, JsonPlace url)
    {
        var icon = root.All().First(one => one.Path == url.Path[..^".url".Length]);
        return icon.Path.EndsWith(".highResolutionIcon", StringComparison.Ordinal) ? 128
            : Number(icon, "size") * Math.Max(1, Number(icon, "scale"));
    }

    private static void Commands(Findings findings, JsonPlace extension)
    {
        if (extension.Path is null)
        {
            return;
        }

        var actions = extension.Items("runtimes").SelectMany(runtime => runtime.Items("actions"))
            .Select(action => action.Member("id")?.Text).OfType<string>().ToList();
        foreach (var place in extension.All()
            .Where(place => place.Text is not null && Last(place.Path) == "actionId" && !actions.Contains(place.Text)))
        {
            findings.Error(place.Path, $"No runtime has an action '{place.Text}': the button would do nothing.",
                $"use one of {string.Join(", ", actions)}, or add the action.");
        }

        var ids = extension.All()
            .Where(place => place.Value.ValueKind == JsonValueKind.Object && place.Path.Contains(".ribbons", StringComparison.Ordinal))
            .Select(place => place.Member("id")).OfType<JsonPlace>();
        foreach (var twice in ids.Concat(
            extension.Items("runtimes").SelectMany(runtime => runtime.Items("actions")).Select(action => action.Member("id"))
            .OfType<JsonPlace>())
            .GroupBy(id => (id.Path.Contains(".actions[", StringComparison.Ordinal), id.Text)).Where(group => group.Count() > 1))
        {
            findings.Error(twice.Last().Path, $"The id '{twice.Key.Text}' is there twice; Outlook shows one of the two.",
                "give each an id of its own.");
        }

        EventRules.Check(findings, extension);
        foreach (var control in extension.Items("ribbons").SelectMany(ribbon => ribbon.All())
            .Where(place => place.Member("type")?.Text == "button"))
        {
            var sizes = control.Items("icons").Select(icon => Number(icon, "size")).ToList();
            if (OfficeNames.RequiredIcons.Except(sizes).ToList() is { Count: > 0 } missing)
            {
                findings.Error($"{control.Path}.icons",
                    $"The icon of {string.Join(" and ", missing)} pixels is missing, which every button must have.", "add it.");
            }
        }

        foreach (var control in extension.Items("ribbons").SelectMany(ribbon => ribbon.All())
            .Where(place => place.Member("type")?.Text == "mobileButton"))
        {
            PhoneRules.Icons(findings, $"{control.Path}.icons",
                [.. control.Items("icons").Select(icon => $"{Number(icon, "size")}×{Number(icon, "scale")}")]);
        }

        foreach (var ribbon in extension.Items("ribbons"))
        {
            Pinning(findings, extension, ribbon);
            Phones(findings, extension, ribbon);
        }
    }

    private static void Pinning(Findings findings, JsonPlace extension, JsonPlace ribbon)
    {
        if (ribbon.Items("contexts")
            .FirstOrDefault(context =>
            context.Text?.StartsWith("mail", StringComparison.Ordinal) == false) is not { Path: not null } context)
        {
            return;
        }

        var used = ribbon.All().Where(place => Last(place.Path) == "actionId").Select(place => place.Text).ToHashSet();
        foreach (var action in extension.Items("runtimes").SelectMany(runtime => runtime.Items("actions"))
            .Where(action => used.Contains(action.Member("id")?.Text)))
        {
            if (action.Member("pinnable") is { Value.ValueKind: JsonValueKind.True } pinnable)
            {
                findings.Error(pinnable.Path, $"{context.Text} cannot be pinned: Outlook pins panes beside messages only.",
                    "give meetings an action of their own that is not pinnable.");
            }
        }
    }

    private static void Phones(Findings findings, JsonPlace extension, JsonPlace ribbon)
    {
        if (ribbon.Items("contexts").FirstOrDefault(context => context.Text == "logEventMeetingDetailsAttendee") is { Path: not null } log)
        {
            const string OnComputers = "meetingDetailsAttendee";
            PhoneRules.Log(findings, log.Path, OnComputers,
                extension.Items("ribbons").SelectMany(other => other.Items("contexts")).Any(context => context.Text == OnComputers));
        }

        var isForPhones = ribbon.Items("tabs").Any(tab => tab.Member("customMobileRibbonGroups") is not null);
        foreach (var place in new[] { extension, ribbon }.Where(_ => isForPhones))
        {
            var factors = place.Member("requirements")?.Items("formFactors").Select(factor => factor.Text).ToList() ?? [];
            if (factors.Count > 0 && !factors.Contains("mobile"))
            {
                findings.Error($"{place.Path}.requirements.formFactors",
                    "A phone's button is there, and phones are not: no one would see it.", "add mobile.");
            }
        }
    }

    private static string? Hides(Findings findings, JsonPlace extension, string id)
    {
        var hidden = extension.Items("alternates").Select(one => one.Member("hide")?.Member("customOfficeAddin")?.Member("officeAddinId"))
            .OfType<JsonPlace>().FirstOrDefault();
        if (hidden.Path is null)
        {
            findings.Error(extension.Path, "It hides no add-in-only manifest: where both are deployed, people would see two buttons.",
                "name the other's id in alternates[0].hide.customOfficeAddin.officeAddinId.");
        }
        else if (string.Equals(hidden.Text, id, StringComparison.OrdinalIgnoreCase))
        {
            findings.Error(hidden.Path, "The manifest hides itself.", "name the id of the add-in-only manifest.");
        }

        return hidden.Text?.ToLowerInvariant();
    }

    private static int Number(JsonPlace place, string name) =>
        place.Member(name) is { Value.ValueKind: JsonValueKind.Number } number && number.Value.TryGetInt32(out var value) ? value : 0;

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){2}$")]
    private static partial Regex ThreeParts();

    [GeneratedRegex(@"^1\.[0-9]{1,2}$")]
    private static partial Regex Schema();
}

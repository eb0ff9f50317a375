using System.Xml.Linq;
using OutlookCrm.AddIn;

namespace OutlookCrm.Manifest.Validation;

/// <summary>
/// What holds for code that Outlook starts by itself, in either manifest: a known event, a function that there is, a script for Outlook on
/// Windows, and no user is kept from sending (learn.microsoft.com/office/dev/add-ins/develop/event-based-activation).
/// </summary>
internal static class EventRules
{
    /// <summary>Checks every event of an add-in-only manifest and what it runs in.</summary>
    public static void Check(Findings findings, XElement root)
    {
        foreach (var point in Named(root, "ExtensionPoint").Where(point => (string?)point.Attribute(XmlPlace.Type) == "LaunchEvent"))
        {
            var page = (string?)Named(point, "SourceLocation").FirstOrDefault()?.Attribute("resid");
            var runtime = Named(root, "Runtime").FirstOrDefault();
            var script = runtime is null ? null
                : Named(runtime, "Override").FirstOrDefault(one => (string?)one.Attribute("type") == "javascript");
            if (runtime is null || (string?)runtime.Attribute("resid") != page)
            {
                findings.Error(XmlPlace.Of(point), $"No Runtime is there for '{page}': Outlook would start nothing.",
                    "add Runtimes with a Runtime of the same resid before DesktopFormFactor.");
            }
            else if (script is null)
            {
                NoScript(findings, XmlPlace.Of(runtime));
            }

            foreach (var launched in Named(point, "LaunchEvent"))
            {
                var type = (string?)launched.Attribute("Type") ?? "";
                Function(findings, XmlPlace.Of(launched), (string?)launched.Attribute("FunctionName")
                    ?? "", AddressOf(root, (string?)script?.Attribute("resid")));
                SendMode(findings, XmlPlace.Of(launched), type, (string?)launched.Attribute("SendMode"), "PromptUser");
            }
        }
    }

    /// <summary>The same of a unified manifest.</summary>
    public static void Check(Findings findings, JsonPlace extension)
    {
        foreach (var launched in extension.Items("autoRunEvents").SelectMany(run => run.Items("events")))
        {
            var type = launched.Member("type")?.Text ?? "";
            Known(findings, $"{launched.Path}.type", type);
            SendMode(findings, $"{launched.Path}.options", type, launched.Member("options")?.Member("sendMode")?.Text, "promptUser");

            // An action that there is not is reported with those of the buttons.
            var (id, where) = (launched.Member("actionId")?.Text ?? "", $"{launched.Path}.actionId");
            foreach (var runtime in extension.Items("runtimes")
                .Where(runtime => runtime.Items("actions").Any(action => action.Member("id")?.Text == id)))
            {
                if (runtime.Items("actions").First(action => action.Member("id")?.Text == id).Member("type")?.Text != "executeFunction")
                {
                    findings.Error(where, $"The action '{id}' opens a page and runs no function: Outlook would start nothing.",
                        "name an action of type executeFunction.");
                }

                if (runtime.Member("code")?.Member("script")?.Text is not { } script)
                {
                    NoScript(findings, $"{runtime.Path}.code");
                }
                else
                {
                    Function(findings, where, id, script);
                }
            }
        }
    }

    /// <summary>The script that events run in Outlook for Windows; null where there are no events.</summary>
    public static Uri? ScriptOf(XElement root) =>
        Named(root, "Runtime").SelectMany(runtime => Named(runtime, "Override"))
            .Select(script => Whole(AddressOf(root, (string?)script.Attribute("resid")))).FirstOrDefault();

    /// <summary>The same of a unified manifest.</summary>
    public static Uri? ScriptOf(JsonPlace extension) => extension.Items("autoRunEvents").Any()
        ? extension.Items("runtimes").Select(runtime => Whole(runtime.Member("code")?.Member("script")?.Text))
            .FirstOrDefault(script => script is not null)
        : null;

    private static void NoScript(Findings findings, string where) =>
        findings.Error(where, "There is no script: Outlook for Windows runs events in a script without a page, and would start nothing.",
            $"name {SendingCheck.Script} (Override of type javascript, or code.script).");

    private static void Known(Findings findings, string where, string type)
    {
        if (!OfficeNames.UnifiedEvents.Contains(type))
        {
            findings.Error(where, $"Outlook has no event '{type}'; the code would never run.",
                $"use one of {string.Join(", ", OfficeNames.UnifiedEvents.Order(StringComparer.Ordinal))}.");
        }
    }

    // Other people's scripts are theirs to know; ours has one function.
    private static void Function(Findings findings, string where, string name, string? script)
    {
        if (name != SendingCheck.Function
            && (name.Length == 0 || script?.EndsWith($"/{SendingCheck.Script}", StringComparison.Ordinal) == true))
        {
            findings.Error(where, $"{SendingCheck.Script} has no function '{name}'; nothing would run.", $"write {SendingCheck.Function}.");
        }
    }

    private static void SendMode(Findings findings, string where, string type, string? mode, string harmless)
    {
        // Of a mode that there is not the schema says so.
        if ((type.EndsWith("Send", StringComparison.Ordinal) || type.EndsWith("Sending", StringComparison.Ordinal))
            && (mode ?? "") is "" or "SoftBlock" or "softBlock" or "Block" or "block")
        {
            findings.Error(where,
                $"{mode ?? "No send mode"} keeps people from sending mail, some modes even while the add-in does not answer.",
                $"write {harmless}: Outlook asks, and the user decides.");
        }
    }

    private static Uri? Whole(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url : null;

    private static string? AddressOf(XElement root, string? id) =>
        (string?)Named(root, "Url").FirstOrDefault(url => id is not null && (string?)url.Attribute("id") == id)?.Attribute("DefaultValue");

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name);
}

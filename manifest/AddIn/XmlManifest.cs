using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OutlookCrm.AddIn;

/// <summary>
/// The add-in-only manifest: the one that runs in every Outlook, on phones and the Mac too. Shape: schema version 1.1 with VersionOverrides
/// 1.1 inside 1.0 (published as [MS-OWEMXML]; learn.microsoft.com/office/dev/add-ins/develop/xml-manifest-overview).
/// </summary>
public static class XmlManifest
{
    private static readonly XNamespace s_app = "http://schemas.microsoft.com/office/appforoffice/1.1";
    private static readonly XNamespace s_types = "http://schemas.microsoft.com/office/officeappbasictypes/1.0";
    private static readonly XNamespace s_overrides = "http://schemas.microsoft.com/office/mailappversionoverrides";
    private static readonly XNamespace s_mail = "http://schemas.microsoft.com/office/mailappversionoverrides/1.1";
    private static readonly XNamespace s_instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly (string Type, string Form)[] s_items =
        [("Message", "Read"), ("Message", "Edit"), ("Appointment", "Read"), ("Appointment", "Edit")];

    /// <summary>What the pane may do with the open item: see its ids and people, and set its category.</summary>
    internal const string Permission = "ReadWriteItem";

    // Who the user is; what the API may do in a mailbox is consented to in Entra, and changing this list would make every administrator
    // consent again.
    internal static IReadOnlyList<string> Scopes { get; } = ["openid", "profile"];

    /// <summary>The manifest as a file: UTF-8, without a byte order mark.</summary>
    public static byte[] Write(AddInDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        using var result = new MemoryStream();
        using (var writer = XmlWriter.Create(
            result, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            Document(description).Save(writer);
        }

        return [.. result.ToArray(), (byte)'\n'];
    }

    private static XDocument Document(AddInDescription description)
    {
        var address = description.Address;
        return new(new XElement(
            s_app + "OfficeApp",
            new XAttribute(XNamespace.Xmlns + "xsi", s_instance),
            new XAttribute(XNamespace.Xmlns + "bt", s_types),
            Type("MailApp"),
            new XElement(s_app + "Id", description.XmlId.ToString("D")),
            new XElement(s_app + "Version", $"{description.Version}.0"),
            new XElement(s_app + "ProviderName", AddInDescription.Provider),
            new XElement(s_app + "DefaultLocale", ManifestTexts.Default.Locale),
            InEveryLanguage(s_app, "DisplayName", _ => ManifestTexts.Name),
            InEveryLanguage(s_app, "Description", words => words.Full),
            Setting("IconUrl", address.Of(Icons.Path(64))),
            Setting("HighResolutionIconUrl", address.Of(Icons.Path(128))),
            Setting("SupportUrl", address.Of("")),
            new XElement(s_app + "AppDomains", new XElement(s_app + "AppDomain", address.Origin)),
            new XElement(s_app + "Hosts", new XElement(s_app + "Host", new XAttribute("Name", "Mailbox"))),
            new XElement(s_app + "Requirements", new XElement(
                s_app + "Sets",
                new XElement(s_app + "Set", new XAttribute("Name", "Mailbox"),
                    new XAttribute("MinVersion", AddInDescription.MailboxRequirement)))),
            new XElement(
                s_app + "FormSettings",
                Form("ItemRead", description, new XElement(s_app + "RequestedHeight", 450)),
                Form("ItemEdit", description)),
            new XElement(s_app + "Permissions", Permission),
            new XElement(
                s_app + "Rule",
                Type("RuleCollection"),
                new XAttribute("Mode", "Or"),
                s_items.Select(item => new XElement(
                    s_app + "Rule", Type("ItemIs"), new XAttribute("ItemType", item.Type), new XAttribute("FormType", item.Form)))),
            new XElement(s_app + "DisableEntityHighlighting", true),
            new XElement(s_overrides + "VersionOverrides", Type("VersionOverridesV1_0"), Overrides(description))));
    }

    private static XElement Form(string type, AddInDescription description, XElement? height = null) =>
        new(s_app + "Form", Type(type), new XElement(s_app + "DesktopSettings", Setting("SourceLocation", description.Page), height));

    private static XElement Overrides(AddInDescription description) => new(
        s_mail + "VersionOverrides",
        Type("VersionOverridesV1_1"),
        new XElement(s_mail + "Description", Reference("about")),
        new XElement(s_mail + "Requirements", new XElement(
            s_types + "Sets",
            new XAttribute("DefaultMinVersion", AddInDescription.MailboxRequirement),
            new XElement(s_types + "Set", new XAttribute("Name", "Mailbox")))),
        new XElement(s_mail + "Hosts", new XElement(
            s_mail + "Host",
            Type("MailHost"),
            description.ChecksSending ? new XElement(s_mail + "Runtimes", Runtime()) : null,
            new XElement(
                s_mail + "DesktopFormFactor",
                new XElement(s_mail + "SupportsSharedFolders", true),
                Surface.Desktop.Select(Button),
                description.ChecksSending ? WhenSending() : null),
            new XElement(s_mail + "MobileFormFactor", PhoneSurface.All.Select(PhoneButton)))),
        Resources(description),
        description.ClientId is { } client
            ? new XElement(
                s_mail + "WebApplicationInfo",
                new XElement(s_mail + "Id", client.ToString("D")),
                new XElement(s_mail + "Resource", description.Resource),
                new XElement(s_mail + "Scopes", Scopes.Select(scope => new XElement(s_mail + "Scope", scope))))
            : null);

    private static XElement Button(Surface surface) => new(
        s_mail + "ExtensionPoint",
        Type(surface.ExtensionPoint),
        new XElement(s_mail + "OfficeTab", new XAttribute("id", "TabDefault"), new XElement(
            s_mail + "Group",
            new XAttribute("id", $"{surface.Id}.group"),
            new XElement(s_mail + "Label", Reference("name")),
            new XElement(
                s_mail + "Control",
                Type("Button"),
                new XAttribute("id", $"{surface.Id}.open"),
                new XElement(s_mail + "Label", Reference("label")),
                new XElement(
                    s_mail + "Supertip",
                    new XElement(s_mail + "Title", Reference("label")),
                    new XElement(s_mail + "Description", Reference($"{surface.Id}.tip"))),
                new XElement(s_mail + "Icon",
                    Surface.IconSizes.Select(
                    size => new XElement(s_types + "Image", new XAttribute("size", size), Reference($"icon.{size}")))),
                Show(surface.IsPinnable)))));

    private static XElement PhoneButton(PhoneSurface surface)
    {
        var control = new XElement(
            s_mail + "Control",
            Type("MobileButton"),
            new XAttribute("id", $"{surface.Id}.open"),
            new XElement(s_mail + "Label", Reference(surface.LabelId)),
            new XElement(
                s_mail + "Icon",
                new XAttribute(s_instance + "type", "bt:MobileIconList"),
                PhoneSurface.IconSizes.Select(icon => new XElement(
                    s_types + "Image", new XAttribute("size", icon.Size), new XAttribute("scale", icon.Scale),
                    Reference($"{surface.IconId}.{icon.Size * icon.Scale}")))),
            Show(pinnable: false));

        // Beside a meeting there is one button and no group to put it in.
        return new(
            s_mail + "ExtensionPoint",
            Type(surface.ExtensionPoint),
            surface.Context == "mailRead"
                ? new XElement(s_mail + "Group", new XAttribute("id", $"{surface.Id}.group"),
                new XElement(s_mail + "Label", Reference("name")), control) : control);
    }

    private static XElement Runtime() => new(
        s_mail + "Runtime",
        Reference("events.page"),
        new XElement(s_mail + "Override", new XAttribute("type", "javascript"), Reference("events.script")));

    // PromptUser: users may always send, and a mail is sent without the check if the check cannot run.
    private static XElement WhenSending() => new(
        s_mail + "ExtensionPoint",
        Type("LaunchEvent"),
        new XElement(s_mail + "LaunchEvents", new XElement(
            s_mail + "LaunchEvent",
            new XAttribute("Type", "OnMessageSend"),
            new XAttribute("FunctionName", SendingCheck.Function),
            new XAttribute("SendMode", "PromptUser"))),
        new XElement(s_mail + "SourceLocation", Reference("events.page")));

    private static XElement Show(bool pinnable) => new(
        s_mail + "Action",
        Type("ShowTaskpane"),
        new XElement(s_mail + "SourceLocation", Reference("pane")),
        pinnable ? new XElement(s_mail + "SupportsPinning", true) : null);

    private static XElement Resources(AddInDescription description) => new(
        s_mail + "Resources",
        new XElement(s_types + "Images",
            Surface.IconSizes.Concat(PhoneSurface.IconPixels).Distinct().Order()
                .Select(pixels => Image(description, $"icon.{pixels}", Icons.Path(pixels))),
            PhoneSurface.IconPixels.Select(pixels => Image(description, $"log.icon.{pixels}", Icons.LogPath(pixels)))),
        new XElement(s_types + "Urls",
            Addresses(description)
            .Select(one => new XElement(s_types + "Url", new XAttribute("id", one.Id), new XAttribute("DefaultValue", one.Address)))),
        new XElement(s_types + "ShortStrings", Text("name", _ => ManifestTexts.Name), Text("label", words => words.Label),
            Text("log.label", words => words.LogLabel)),
        new XElement(s_types + "LongStrings", Text("about", words => words.Full),
            Surface.Desktop.Select(surface => Text($"{surface.Id}.tip", surface.Tip))));

    private static IEnumerable<(string Id, string Address)> Addresses(AddInDescription description) => description.ChecksSending
        ? [("pane", description.Page), ("events.page", description.Address.Of(SendingCheck.Page)),
            ("events.script", description.Address.Of(SendingCheck.Script))]
        : [("pane", description.Page)];

    private static XElement Image(AddInDescription description, string id, string path) =>
        new(s_types + "Image", new XAttribute("id", id), new XAttribute("DefaultValue", description.Address.Of(path)));

    private static XElement Text(string id, Func<ManifestTexts, string> say) =>
        InEveryLanguage(s_types, "String", say, new XAttribute("id", id));

    private static XElement InEveryLanguage(XNamespace space, string name, Func<ManifestTexts, string> say, XAttribute? id = null) => new(
        space + name,
        id,
        new XAttribute("DefaultValue", say(ManifestTexts.Default)),
        ManifestTexts.Others.Select(words =>
            new XElement(space + "Override", new XAttribute("Locale", words.Locale), new XAttribute("Value", say(words)))));

    private static XElement Setting(string name, string value) => new(s_app + name, new XAttribute("DefaultValue", value));

    private static XAttribute Type(string name) => new(s_instance + "type", name);

    private static XAttribute Reference(string id) => new("resid", id);
}

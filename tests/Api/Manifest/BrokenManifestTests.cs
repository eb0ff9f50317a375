using System.Text;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Each row breaks a good manifest in one way; the message must name that fault.</summary>
public sealed class BrokenManifestTests
{
    private const string Tip = "Shows who sent this message and logs it for the team.";
    private const string Phone = "<bt:Image size=\"25\" scale=\"1\" resid=\"icon.25\" />";
    private const string LogPhone = "<bt:Image size=\"48\" scale=\"3\" resid=\"log.icon.144\" />";

    [Theory]
    [InlineData("<Version>1.1.0.0</Version>", "", "<Version> is missing")]
    [InlineData("<Version>1.1.0.0</Version>", "<Version>1.0.beta</Version>", "<Version> cannot be '1.0.beta'")]
    [InlineData("<Version>1.1.0.0</Version>", "<Version>0.0.0.0</Version>", "'0.0.0.0' is no version")]
    [InlineData("<Version>1.1.0.0</Version>", "<Version>١.١.٠</Version>", "<Version> cannot be '١.١.٠'")]
    [InlineData("<ProviderName>OutlookCrm</ProviderName>", "<ProviderName>OutlookCrm</ProviderName><ProviderName>Two</ProviderName>",
        "<ProviderName> stands here 2 times")]
    [InlineData("<Id>9e8e283b", "<Id>not-an-id", "<Id> cannot be 'not-an-id")]
    [InlineData("</OfficeApp>", "", "no well-formed XML")]
    [InlineData("<OfficeApp ", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><OfficeApp ",
        "It has a document type definition")]
    [InlineData("*OfficeApp", "OfficeAddin", "no mail add-in")]
    [InlineData("<Permissions>ReadWriteItem</Permissions>", "<Permissions>ReadWriteEverything</Permissions>",
        "<Permissions> cannot be 'ReadWriteEverything'")]
    [InlineData("<Permissions>ReadWriteItem</Permissions>", "<Permissions>ReadWriteItem</Permissions><Colour>red</Colour>",
        "<Colour> does not belong here")]
    [InlineData("<Host Name=\"Mailbox\" />", "<Host Name=\"Mailbox\" /><Host Name=\"Document\" />", "The host is 'Document'")]
    [InlineData("<SourceLocation DefaultValue=\"https://crm", "<SourceLocation DefaultValue=\"http://crm", "is http")]
    [InlineData("<SourceLocation DefaultValue=\"https://crm.example.com/?manifest=1.1.0\"",
        "<SourceLocation DefaultValue=\"https://other.example.com/\"", "crm.example.com is not the product's host")]
    [InlineData("<SourceLocation DefaultValue=\"https://crm.example.com/?manifest=1.1.0\"", "<SourceLocation DefaultValue=\"/pane\"",
        "'/pane' is no whole web address")]
    [InlineData("<AppDomain>https://crm.example.com</AppDomain>", "<AppDomain>crm.example.com</AppDomain>",
        "'crm.example.com' is no address")]
    [InlineData("<AppDomain>https://crm.example.com</AppDomain>", "<AppDomain>https://crm.example.com/app</AppDomain>", "has a path")]
    [InlineData("<IconUrl DefaultValue=\"https://crm.example.com/icons/outlookcrm-64.png\"",
        "<IconUrl DefaultValue=\"https://crm.example.com/icons/outlookcrm-128.png\"", "128 × 128 pixels where 64 × 64 belong")]
    [InlineData("<IconUrl DefaultValue=\"https://crm.example.com/icons/outlookcrm-64.png\"",
        "<IconUrl DefaultValue=\"https://crm.example.com/icon.ico\"", "icon.ico is no PNG")]
    [InlineData("id=\"icon.80\" DefaultValue=\"https://crm.example.com/icons/outlookcrm-80.png\"",
        "id=\"icon.80\" DefaultValue=\"https://crm.example.com/icons/outlookcrm-81.png\"", "no icon outlookcrm-81.png")]
    [InlineData("*<bt:Image size=\"80\" resid=\"icon.80\" />", "", "icon of 80 pixels is missing")]
    [InlineData("<bt:Image size=\"20\" resid=\"icon.20\" />", "<bt:Image size=\"17\" resid=\"icon.20\" />", "no icon of 17 pixels")]
    [InlineData(Phone, "", "nine icons; 25×1")]
    [InlineData(Phone, "<bt:Image size=\"26\" scale=\"1\" resid=\"icon.25\" />", "no icon 26×1")]
    [InlineData(LogPhone, "", "nine icons; 48×3")]
    [InlineData(LogPhone, LogPhone + LogPhone, "The icon 48×3 (size × scale) is there twice")]
    [InlineData(LogPhone, "<bt:Image size=\"48\" scale=\"3\" resid=\"log.icon.96\" />", "outlookcrm-log-96.png has 96 × 96 pixels where "
        + "144 × 144 belong")]
    [InlineData("outlookcrm-log-75.png", "outlookcrm-log-76.png", "use icons/outlookcrm-log-75.png")]
    [InlineData("xsi:type=\"AppointmentAttendeeCommandSurface\"", "xsi:type=\"AppointmentOrganizerCommandSurface\"",
        "no AppointmentAttendeeCommandSurface")]
    [InlineData("<Label resid=\"label\" />", "<Label resid=\"lable\" />", "resid 'lable' names nothing")]
    [InlineData("<Label resid=\"label\" />", "<Label resid=\"about\" />", "resid 'about' is in LongStrings")]
    [InlineData("<bt:String id=\"label\"", "<bt:String id=\"name\"", "'name' is twice in ShortStrings")]
    [InlineData("*\"read.tip\"", "\"a-tip-with-an-id-that-is-much-too-long\"", "has 38 characters")]
    [InlineData("xsi:type=\"MessageReadCommandSurface\"", "xsi:type=\"MessageOpenedCommandSurface\"",
        "'MessageOpenedCommandSurface' is no xsi:type")]
    [InlineData("xsi:type=\"AppointmentAttendeeCommandSurface\"", "xsi:type=\"MobileMessageReadCommandSurface\"",
        "does not belong into DesktopFormFactor")]
    [InlineData("xsi:type=\"MessageReadCommandSurface\"", "xsi:type=\"AppointmentAttendeeCommandSurface\"", "cannot be pinned")]
    [InlineData("<Action xsi:type=\"ShowTaskpane\"><SourceLocation resid=\"pane\" />",
        "<Action xsi:type=\"ExecuteFunction\"><FunctionName>log</FunctionName>", "has no file to be in", true)]
    [InlineData("id=\"compose.open\"", "id=\"read.open\"", "'read.open' is there twice")]
    [InlineData("<bt:Override Locale=\"el-GR\" Value=\"Καρτέλα πελάτη\" />", "", "missing in el-gr")]
    [InlineData("<bt:Override Locale=\"el-GR\" Value=\"Καρτέλα πελάτη\" />", "<bt:Override Locale=\"el\" Value=\"Καρτέλα πελάτη\" />",
        "'el' is no whole language tag")]
    [InlineData("<bt:Override Locale=\"el-GR\" Value=\"Καρτέλα πελάτη\" />", "<bt:Override Locale=\"hu-HU\" Value=\"Καρτέλα πελάτη\" />",
        "hu-HU is there twice")]
    [InlineData("<bt:Override Locale=\"el-GR\" Value=\"Καρτέλα πελάτη\" />", "<bt:Override Locale=\"en-US\" Value=\"Card\" />",
        "en-US is the default language")]
    [InlineData("DefaultValue=\"Customer card\"", "DefaultValue=\" \"", "The text is empty")]
    [InlineData("xmlns=\"http://schemas.microsoft.com/office/mailappversionoverrides\"", "xmlns=\"urn:x\"",
        "<VersionOverrides> is in the namespace 'urn:x'")]
    [InlineData("xmlns=\"http://schemas.microsoft.com/office/mailappversionoverrides/1.1\"",
        "xmlns=\"http://schemas.microsoft.com/office/mailappversionoverrides\"", "write it in the namespace "
        + "'http://schemas.microsoft.com/office/mailappversionoverrides/1.1'")]
    [InlineData("<SourceLocation resid=\"pane\" />", "<SourceLocation />", "<SourceLocation> has no resid")]
    [InlineData("ItemType=\"Message\"", "ItemType=\"Banana\"", "write Message, Appointment")]
    [InlineData("Mode=\"Or\"", "Mode=\"or\"", "Mode of <Rule> cannot be 'or'")]
    [InlineData("FormType=\"Edit\"", "Form=\"Edit\"", "<Rule> has no attribute Form")]
    [InlineData("<SupportsSharedFolders>true", "<SupportsSharedFolders>yes", "write true or false")]
    [InlineData("<Rule xsi:type=\"ItemIs\"", "<Rule", "<Rule> has no xsi:type")]
    [InlineData("<FormSettings>", "<FormSettings>text", "There is text in <FormSettings>")]
    [InlineData("<IconUrl DefaultValue=\"https://crm.example.com/icons/outlookcrm-64.png\" />", "", "<IconUrl> is missing: the schema "
        + "leaves the choice")]
    [InlineData("<Set Name=\"Mailbox\" MinVersion=\"1.5\" />", "<Set Name=\"Mailbox\" MinVersion=\"2.0\" />",
        "'Mailbox 2.0' is not a requirement")]
    public async Task A_broken_add_in_only_manifest_is_refused(string old, string changed, string fault, bool unindented = false)
    {
        var text = Encoding.UTF8.GetString(XmlManifest.Write(Manifests.Description()));
        var broken = unindented
            ? Encoding.UTF8.GetBytes(
                System.Xml.Linq.XDocument.Parse(text).ToString(System.Xml.Linq.SaveOptions.DisableFormatting)
                .Replace(old, changed, StringComparison.Ordinal))
            : Manifests.BrokenXml(old, changed);

        Names(await Manifests.CheckAsync((Manifests.XmlName, broken)), fault);
    }

    [Theory]
    [InlineData("manifest.json", null, null, "no manifest.json in the package")]
    [InlineData("manifest.json", "\"version\": \"1.1.0\",", "\"version\": \"1.1.0\",,", "This is no JSON")]
    [InlineData("manifest.json", "\"$schema\"", "\"schema\"", "It names no schema")]
    [InlineData("manifest.json", "\"$schema\": \"https://developer.microsoft.com/", "\"$schema\": \"https://evil.example/",
        "is none of Microsoft's schemas")]
    [InlineData("manifest.json", "\"version\": \"1.1.0\",", "", "add \"version\", such as \"1.1.0\"")]
    [InlineData("manifest.json", "\"version\": \"1.1.0\",", "\"version\": \"1.1.0\", \"version\": \"1.1.0\",", "A member is there twice")]
    [InlineData("manifest.json", "\"accentColor\": \"#0F6CBD\"", "\"accentColor\": \"blue\"", "\"blue\" is not in the form that belongs "
        + "here")]
    [InlineData("manifest.json", "\"accentColor\": \"#0F6CBD\"", "\"accentColor\": \"blue\"", "such as \"#0F6CBD\"")]
    [InlineData("manifest.json", "\"accentColor\": \"#0F6CBD\"", "\"accentColour\": \"#0F6CBD\"", "Nothing called \"accentColour\" "
        + "belongs here")]
    [InlineData("manifest.json", "\"accentColor\": \"#0F6CBD\"", "\"accentColor\": 7", "7 is a number where a text in quotation marks "
        + "belongs")]
    [InlineData("manifest.json", "\"short\": \"OutlookCrm for Microsoft 365\"", "\"short\": \"OutlookCrm for everybody in Microsoft 365\"",
        "The text has 41 characters; Microsoft 365 takes at most 30")]
    [InlineData("manifest.json", "\"short\": \"OutlookCrm for Microsoft 365\"", "\"short\": \"OutlookCrm for everybody in Microsoft 365\"",
        "shorten it to 30")]
    [InlineData("manifest.json", "logEventMeetingDetailsAttendee", "logMeetingAttendee", "\"logMeetingAttendee\" is not among the values "
        + "that belong here")]
    [InlineData("manifest.json", "\"customOfficeAddin\"", "\"storeOfficeAddin\"", "It hides no add-in-only manifest")]
    [InlineData("manifest.json", "\"size\": 16", "\"size\": 17", "write a size that there is an icon of")]
    [InlineData("manifest.json", "\"desktop\",\n          \"mobile\"", "", "Microsoft 365 takes no less than 1")]
    [InlineData("manifest.json", "\"https://crm.example.com/\"", "\"crm\"", "$.developer.websiteUrl")]
    [InlineData("manifest.json", "\"version\": \"1.1.0\",", "\"version\": \"1.0\",", "'1.0' is no version")]
    [InlineData("manifest.json", "\"accentColor\": \"#0F6CBD\"", "\"accentColor\": \"blue\"", "$.accentColor")]
    [InlineData("manifest.json", "\"manifestVersion\": \"1.22\"", "\"manifestVersion\": \"1.16\"", "1.17 or later")]
    [InlineData("manifest.json", "\"short\": \"OutlookCrm for Microsoft 365\"", "\"short\": \"OutlookCrm for everybody in Microsoft 365\"",
        "$.name.short")]
    [InlineData("manifest.json", "\"page\": \"https://crm", "\"page\": \"http://crm", "is http")]
    [InlineData("manifest.json", "\"page\": \"https://crm.example.com/?manifest=1.1.0\"", "\"page\": \"https://other.example.com/\"",
        "other.example.com is not among validDomains")]
    [InlineData("manifest.json", "\"crm.example.com\"", "\"crm.example.com/pane\"", "is no host")]
    [InlineData("manifest.json", "\"crm.example.com\"", "\"*.example.com\"", "lets every host below it")]
    [InlineData("manifest.json", "\"MailboxItem.ReadWrite.User\"", "\"MailboxItem.Everything.User\"",
        "no permission 'MailboxItem.Everything.User'")]
    [InlineData("manifest.json", "\"actionId\": \"read.open\"", "\"actionId\": \"read.opne\"", "No runtime has an action 'read.opne'")]
    [InlineData("manifest.json", "\"id\": \"compose.button\"", "\"id\": \"read.button\"", "'read.button' is there twice")]
    [InlineData("manifest.json", "\"actionId\": \"attendee.open\"", "\"actionId\": \"read.open\"",
        "meetingDetailsAttendee cannot be pinned")]
    [InlineData("manifest.json", "\"size\": 80", "\"size\": 64", "icon of 80 pixels is missing")]
    [InlineData("manifest.json", "\"meetingDetailsAttendee\"", "\"meetingDetailsOrganizer\"", "there is no meetingDetailsAttendee")]
    [InlineData("manifest.json", "logEventMeetingDetailsAttendee", "logMeetingAttendee", "$.extensions[0].ribbons[5].contexts[0]")]
    [InlineData("manifest.json", "\"scale\": 3", "\"scale\": 2", "nine icons; 25×3")]
    [InlineData("manifest.json", "\"scale\": 3", "\"scale\": 2", "The icon 25×2 (size × scale) is there twice")]
    [InlineData("manifest.json", "outlookcrm-log-144.png", "outlookcrm-log-96.png", "outlookcrm-log-96.png has 96 × 96 pixels where 144 "
        + "× 144 belong")]
    [InlineData("manifest.json", "\"desktop\",\n          \"mobile\"", "\"desktop\"", "phones are not")]
    [InlineData("manifest.json", "\"file\": \"el-gr.json\"", "\"file\": \"gr.json\"", "no file 'gr.json'")]
    [InlineData("manifest.json", "\"languageTag\": \"el-gr\"", "\"languageTag\": \"ro-ro\"", "ro-ro is there twice")]
    [InlineData("el-gr.json", "\"name.short\": ", "\"name.shrot\": ", "The manifest has no such text")]
    [InlineData("el-gr.json", "\"Καρτέλα πελάτη\"", "\"\"", "The text is empty")]
    [InlineData("el-gr.json", "OutlookCrm για Microsoft 365", "OutlookCrm για όλους στο Microsoft 365", "Microsoft 365 takes 30")]
    [InlineData("el-gr.json", null, "{}", "The text is missing in this language")]
    [InlineData("de-de.json", null, "{}", "does not list this language")]
    [InlineData("color.png", null, null, "no file 'color.png'")]
    [InlineData("color.png", null, "icon:outlookcrm-128.png", "128 × 128 pixels where 192 × 192 belong")]
    [InlineData("outline.png", null, "not a picture", "outline.png is no PNG")]
    public async Task A_broken_unified_package_is_refused(string entry, string? old, string? changed, string fault) =>
        Names(await Manifests.CheckAsync((Manifests.ZipName, Manifests.BrokenZip(entry, old, changed))), fault);

    [Theory]
    [InlineData("<Version>1.1.0.0", "<Version>1.1.1.0", "One is 1.1.1.0, the other 1.1.0")]
    [InlineData("<Id>9e8e283b-a412-5d06-8c73-d103bd25e31c", "<Id>9e8e283b-a412-5d06-8c73-d103bd25e31d", "two buttons")]
    [InlineData("<DisplayName DefaultValue=\"OutlookCrm\">", "<DisplayName DefaultValue=\"OutlookCrm for Microsoft 365\">",
        "Both are called")]
    [InlineData("*https://crm.example.com", "https://old.example.com", "One opens https://old.example.com/")]
    [InlineData("<Id>5a9c6d5e", "<Id>5a9c6d5f", "the Entra application 5a9c6d5f")]
    public async Task Two_manifests_that_do_not_belong_together_are_refused(string old, string changed, string fault)
    {
        var files = new[] { (Manifests.XmlName, Manifests.BrokenXml(old, changed)),
            (Manifests.ZipName, UnifiedPackage.Write(Manifests.Description())) };

        Names(await Manifests.CheckAsync(files), fault);
        Names(await Manifests.CheckAsync([files[1], files[0]]), fault);
    }

    [Fact]
    public async Task One_id_for_both_is_refused()
    {
        var description = Manifests.Description() with { UnifiedId = Manifests.Description().XmlId };

        var found = await Manifests.CheckAsync(
            (Manifests.XmlName, XmlManifest.Write(description)), (Manifests.ZipName, UnifiedPackage.Write(description)));

        Names(found, "takes them for one app");
        Names(found, "hides itself");
    }

    [Fact]
    public async Task A_zipped_folder_is_told_from_a_package()
    {
        var files = Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()))
            .ToDictionary(file => $"outlookcrm/{file.Key}", file => file.Value);

        Names(await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files))), "at the top of the zip");
        Names(await Manifests.CheckAsync((Manifests.ZipName, [1, 2, 3])), "no zip");
    }

    [Fact]
    public async Task The_schema_s_refusal_is_said_once()
    {
        var found = await Manifests.CheckAsync((Manifests.ZipName, Manifests.BrokenZip("manifest.json", "\"size\": 16", "\"size\": 17")));

        Assert.Single(found, finding => finding.What.StartsWith("17 is not among the values", StringComparison.Ordinal));
    }

    /// <summary>No line that there is not, and no word of the program's own insides.</summary>
    [Theory]
    [InlineData(Manifests.XmlName, "", "The file is empty")]
    [InlineData(Manifests.XmlName, " \n", "The file is empty")]
    [InlineData(Manifests.XmlName, "<!DOCTYPE OfficeApp><OfficeApp/>", "document type definition")]
    [InlineData(Manifests.XmlName, "<a", "line 1")]
    [InlineData("manifest.json", "", "line 1")]
    [InlineData("manifest.json", "{\"id\":1,\"id\":2}", "A member is there twice ('id')")]
    [InlineData("manifest.json", "[]", "no object")]
    public async Task A_file_that_is_none_is_told_in_plain_words(string name, string content, string fault)
    {
        var said = Names(await Manifests.CheckAsync((name, Encoding.UTF8.GetBytes(content))), fault).ToString();

        Assert.All(["line 0", "line :", "DtdProcessing", "XmlReader", "LineNumber", "System."],
            word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_where_it_stands()
    {
        var finding = Names(await Manifests.CheckAsync((Manifests.XmlName, Manifests.BrokenXml(Tip, new string('x', 251)))),
            "has 251 characters");

        Assert.StartsWith("line ", finding.Where, StringComparison.Ordinal);
        Assert.EndsWith("/Resources/LongStrings/String[read.tip]", finding.Where, StringComparison.Ordinal);
    }

    /// <summary>What Outlook takes is not refused.</summary>
    [Theory]
    [InlineData("<AppDomains>\n    <AppDomain>https://crm.example.com</AppDomain>\n  </AppDomains>", "")]
    [InlineData("<Hosts>\n    <Host Name=\"Mailbox\" />\n  </Hosts>", "")]
    [InlineData("<Id>9e8e283b-a412-5d06-8c73-d103bd25e31c</Id>", "<Id>{9e8e283b-a412-5d06-8c73-d103bd25e31c}</Id>")]
    [InlineData("<DisableEntityHighlighting>true</DisableEntityHighlighting>", "")]
    [InlineData("<SupportsPinning>true</SupportsPinning>",
        "<SupportsNoItemContext>true</SupportsNoItemContext><SupportsPinning>1</SupportsPinning>")]
    [InlineData("<Version>1.1.0.0</Version>", "<!-- what users see --><Version>1.1.0.0</Version>")]
    public async Task A_manifest_that_says_the_same_otherwise_is_taken(string old, string changed) =>
        Assert.DoesNotContain(await Manifests.CheckAsync((Manifests.XmlName, Manifests.BrokenXml(old, changed))), one => !one.IsWarning);

    /// <summary>Windows' editors begin files with a byte order mark.</summary>
    [Theory]
    [InlineData("manifest.json")]
    [InlineData("el-gr.json")]
    public async Task A_byte_order_mark_is_no_fault(string entry)
    {
        var files = Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()));
        files[entry] = [.. "\uFEFF"u8, .. files[entry]];

        Assert.Empty(await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files))));
        Assert.DoesNotContain(await Manifests.CheckAsync(("manifest.json", files["manifest.json"])), one => !one.IsWarning);
    }

    [Fact]
    public async Task What_is_newer_than_phones_is_a_warning()
    {
        var found = await Manifests.CheckAsync((Manifests.XmlName, Manifests.BrokenXml("MinVersion=\"1.5\"", "MinVersion=\"1.8\"")));

        Assert.Contains("on phones", Assert.Single(found).What, StringComparison.Ordinal);
        Assert.True(found[0].IsWarning);
    }

    // Says what, where and how to mend it.
    internal static Finding Names(IReadOnlyList<Finding> found, string fault)
    {
        var named = found.FirstOrDefault(finding => !finding.IsWarning && finding.ToString().Contains(fault, StringComparison.Ordinal));
        Assert.True(named is not null, $"'{fault}' is not among: {string.Join("\n", found)}");
        Assert.NotEmpty(named.File);
        Assert.NotEmpty(named.Fix);
        return named;
    }
}

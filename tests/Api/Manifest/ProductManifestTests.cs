using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>
/// Manifests that are legal and not this product's: they ask for more or less than it needs, name others, or leave somebody out.
/// </summary>
public sealed class ProductManifestTests
{
    private const string Client = "5a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001";
    private const string Delegated = "\"type\": \"Delegated\"";
    private const string Shared = "<SupportsSharedFolders>true</SupportsSharedFolders>";

    [Theory]
    [InlineData("<RequestedHeight>450<", "<RequestedHeight>31<", "<RequestedHeight> cannot be '31'")]
    [InlineData("<RequestedHeight>450<", "<RequestedHeight>451<", "<RequestedHeight> cannot be '451'")]
    [InlineData("<RequestedHeight>450<", "<RequestedHeight>450px<", "<RequestedHeight> cannot be '450px'")]
    [InlineData("<Host Name=\"Mailbox\" />", "<Host Name=\"Workbook\" />", "The host is 'Workbook'")]
    [InlineData("<Host xsi:type=\"MailHost\">", "<Host xsi:type=\"Workbook\">", "'Workbook' is no xsi:type that <Host> can have")]
    [InlineData("MinVersion=\"1.5\"", "MinVersion=\"1.17\"", "'Mailbox 1.17' is not a requirement")]
    [InlineData("MinVersion=\"1.5\"", "MinVersion=\"1.99\"", "there are 1.1 to 1.16")]
    [InlineData("MinVersion=\"1.5\"", "MinVersion=\"1.4\"", "Mailbox 1.4 is too little")]
    [InlineData("DefaultMinVersion=\"1.5\"", "DefaultMinVersion=\"1.0\"", "'Mailbox 1.0' is not a requirement")]
    [InlineData(">ReadWriteItem<", ">ReadWriteMailbox<", "'ReadWriteMailbox' lets the add-in do more than it does")]
    [InlineData(">ReadWriteItem<", ">ReadItem<", "'ReadItem' is too little")]
    [InlineData(">ReadWriteItem<", ">Restricted<", "'Restricted' is too little")]
    [InlineData("</WebApplicationInfo>",
        "</WebApplicationInfo><ExtendedPermissions><ExtendedPermission>AppendOnSend</ExtendedPermission></ExtendedPermissions>",
        "'AppendOnSend' lets the add-in do more")]
    [InlineData("<Resource>api://" + Client, "<Resource>api://evil.example/" + Client, "The resource is 'api://evil.example/")]
    [InlineData("<Resource>api://" + Client, "<Resource>api://6a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001", "write api://" + Client)]
    [InlineData("<Id>" + Client, "<Id>me", "'me' is no application's id")]
    [InlineData("<Scope>profile</Scope>", "<Scope>profile</Scope><Scope>Mail.ReadWrite</Scope>", "Mail.ReadWrite is asked for and not "
        + "needed")]
    [InlineData("<Scope>profile</Scope>", "", "profile is not asked for")]
    [InlineData("<DefaultLocale>en-US<", "<DefaultLocale>de-DE<", "The default language is 'de-DE'")]
    [InlineData("*Locale=\"hu-HU\"", "Locale=\"hu-RO\"", "hu-HU is missing: the product speaks 6 languages")]
    [InlineData("</AppDomains>", "<AppDomain>https://evil.example</AppDomain></AppDomains>", "evil.example is not the product's host, "
        + "which is crm.example.com")]
    [InlineData("</AppDomains>", "<AppDomain>https://crm.example.com:8443</AppDomain></AppDomains>", "crm.example.com:8443 is not the "
        + "product's host")]
    public async Task An_add_in_only_manifest_that_is_not_the_product_s_is_refused(string old, string changed, string fault) =>
        BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.XmlName, Manifests.BrokenXml(old, changed))), fault);

    [Theory]
    [InlineData("\"MailboxItem.ReadWrite.User\"", "\"Mailbox.ReadWrite.User\"", "'Mailbox.ReadWrite.User' lets the add-in do more than "
        + "it does")]
    [InlineData("\"MailboxItem.ReadWrite.User\"", "\"MailboxItem.Read.User\"", "'MailboxItem.Read.User' is too little")]
    [InlineData("\"MailboxItem.ReadWrite.User\"", "\"Mailbox.SharedFolder\"", "MailboxItem.ReadWrite.User is missing")]
    [InlineData(Delegated, "\"type\": \"Application\"", "The type is 'Application'")]
    [InlineData("\"accentColor\":", "\"devicePermissions\": [\"geolocation\"], \"accentColor\":", "[\"geolocation\"] is asked for and "
        + "not needed")]
    [InlineData("\"accentColor\":", "\"permissions\": [\"identity\"], \"accentColor\":", "[\"identity\"] is asked for and not needed")]
    [InlineData("\"mail\"", "\"workbook\"", "The add-in is for workbook")]
    [InlineData("\"mail\"", "\"mail\", \"document\"", "The add-in is for mail, document")]
    [InlineData("\"scopes\":", "\"scope\":", "The add-in is for every program")]
    [InlineData("\"minVersion\": \"1.5\"", "\"minVersion\": \"1.99\"", "'Mailbox 1.99' is not a requirement")]
    [InlineData("\"minVersion\": \"1.5\"", "\"minVersion\": \"1.3\"", "Mailbox 1.3 is too little")]
    [InlineData("\"capabilities\":", "\"capability\":", "It asks for no Mailbox")]
    [InlineData("\"resource\": \"api://", "\"resource\": \"api://evil.example/", "The resource is 'api://evil.example/")]
    [InlineData("\"id\": \"" + Client, "\"id\": \"6a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001",
        "write api://6a9c6d5e-2f7b-4b7e-9f0e-0c0a11ce0001")]
    [InlineData("\"defaultLanguageTag\": \"en-us\"", "\"defaultLanguageTag\": \"de-de\"", "The default language is 'de-de'")]
    [InlineData("\"languageTag\": \"hu-hu\"", "\"languageTag\": \"hu-ro\"", "hu-HU is missing")]
    [InlineData("\"validDomains\": [", "\"validDomains\": [\"evil.example\",", "evil.example is not the product's host")]
    public async Task A_unified_manifest_that_is_not_the_product_s_is_refused(string old, string changed, string fault) =>
        BrokenManifestTests.Names(
            await Manifests.CheckAsync((Manifests.ZipName, Manifests.BrokenZip("manifest.json", old, changed))), fault);

    [Fact]
    public async Task Events_ask_for_an_Outlook_that_has_them()
    {
        var description = Manifests.Description() with { ChecksSending = true };

        var found = await Manifests.CheckAsync(
            (Manifests.ZipName, Manifests.BrokenZip("manifest.json", "\"minVersion\": \"1.12\"", "\"minVersion\": \"1.5\"", description)));

        BrokenManifestTests.Names(found, "Mailbox 1.5 is too little: the product needs 1.12");
    }

    /// <summary>Legal, and perhaps wanted: told, counted and named.</summary>
    [Theory]
    [InlineData(Shared, "", "in mailboxes that colleagues share there is no button")]
    [InlineData(Shared, "<SupportsSharedFolders>false</SupportsSharedFolders>", "in mailboxes that colleagues share there is no button")]
    [InlineData("MobileFormFactor", "", "2 of the product's 6 buttons are not there, and people find none there: mails on phones; "
        + "meetings on phones.")]
    [InlineData("ExtensionPoint[1]", "", "1 of the product's 6 buttons is not there, and people find none there: mails that are written.")]
    public async Task What_may_be_left_out_on_purpose_is_a_warning(string old, string changed, string said)
    {
        var broken = old.StartsWith('<') ? Manifests.BrokenXml(old, changed) : Manifests.XmlWithout(old);

        var found = await Manifests.CheckAsync((Manifests.XmlName, broken));

        Assert.Contains(found, finding => finding.IsWarning && finding.What.Contains(said, StringComparison.Ordinal));
        Assert.DoesNotContain(found, finding => !finding.IsWarning);
    }

    [Fact]
    public async Task Without_any_button_nobody_could_open_the_pane()
    {
        var all = Enumerable.Range(0, 4)
            .Aggregate(Manifests.XmlWithout("MobileFormFactor"), (xml, _) => Manifests.XmlWithout("ExtensionPoint[0]", xml));

        BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.XmlName, all)), "None of the product's buttons is there");
    }

    [Fact]
    public async Task A_unified_manifest_tells_what_it_leaves_out_too()
    {
        var without = await Manifests.CheckAsync(
            (Manifests.ZipName, Manifests.BrokenZip("manifest.json", "\"Mailbox.SharedFolder\"", "\"MailboxItem.ReadWrite.User\"")));
        var other = await Manifests.CheckAsync(
            (Manifests.ZipName, Manifests.BrokenZip("manifest.json", "\"meetingDetailsOrganizer\"", "\"mailRead\"")));

        Assert.Contains(without, finding => finding.IsWarning
            && finding.What.StartsWith("Mailbox.SharedFolder is missing", StringComparison.Ordinal));
        Assert.Contains(other, finding => finding.IsWarning && finding.What.Contains("meetings, as host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Shared, "", "Only outlookcrm.zip runs in mailboxes that colleagues share")]
    [InlineData(">ReadWriteItem<", ">ReadItem<", "One asks for MailboxItem.Read.User, the other for MailboxItem.ReadWrite.User")]
    [InlineData("MobileFormFactor", "", "Only one of the two has a button in 2 places: mails on phones; meetings on phones.")]
    public async Task What_only_one_of_the_two_has_is_refused(string old, string changed, string fault)
    {
        var broken = old.StartsWith('<') || old.StartsWith('>') ? Manifests.BrokenXml(old, changed) : Manifests.XmlWithout(old);

        BrokenManifestTests.Names(
            await Manifests.CheckAsync((Manifests.XmlName, broken), (Manifests.ZipName, UnifiedPackage.Write(Manifests.Description()))),
            fault);
    }

    [Theory]
    [InlineData("secret.txt", "does not name this file")]
    [InlineData("icons/color.png", "does not name this file")]
    [InlineData("../../evil.json", "leads out of the package")]
    [InlineData("a/../color.png", "leads out of the package")]
    [InlineData("/color.png", "leads out of the package")]
    [InlineData("..\\evil.dll", "leads out of the package")]
    [InlineData("C:evil.dll", "leads out of the package")]
    public async Task A_file_that_does_not_belong_into_the_package_is_refused(string name, string fault)
    {
        var files = Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()));
        files[name] = [1, 2, 3];

        var finding = BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files))), fault);

        Assert.Equal(name, finding.Where);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_there_twice_is_refused()
    {
        var files = Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()));

        BrokenManifestTests.Names(
            await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files.Append(new("el-gr.json", files["el-gr.json"]))))),
            "The file is there twice");
        files["el-gr.json"] = new byte[5 * 1024 * 1024];
        BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files))), "has 5242880 bytes");
    }

    [Theory]
    [InlineData("red", "has 1 pixels that are not white")]
    [InlineData("filled", "nowhere transparent")]
    [InlineData("nothing", "empty: nothing would show")]
    [InlineData("damaged", "is damaged, or a kind of PNG that is not checked here")]
    [InlineData("without alpha", "is not transparent")]
    public async Task An_outline_that_is_not_white_on_nothing_is_refused(string fault, string said)
    {
        var files = Manifests.Unpack(UnifiedPackage.Write(Manifests.Description()));
        files["outline.png"] = fault switch
        {
            "red" => Drawing.Png(32, (x, y) => (x, y) == (5, 5) ? [255, 0, 0, 255] : x < 9 ? [255, 255, 255, 255] : [0, 0, 0, 0]),
            "filled" => Drawing.Png(32, (_, _) => [255, 255, 255, 255]),
            "nothing" => Drawing.Png(32, (_, _) => [0, 0, 0, 0]),
            "damaged" => files["outline.png"][..60],
            _ => Drawing.Png(32, (_, _) => [255, 255, 255]),
        };

        BrokenManifestTests.Names(await Manifests.CheckAsync((Manifests.ZipName, Manifests.Pack(files))), said);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_PNG_is_read_under_every_filter(int filter)
    {
        var read = PngPixels.Read(
            Drawing.Png(7, (x, y) => [(byte)(x * 40), (byte)(200 - (y * 9)), (byte)(x ^ y), (byte)(255 - (x * y))], filter));

        var expected = from y in Enumerable.Range(0, 7)
                       from x in Enumerable.Range(0, 7)
                       select (
            Math.Min((byte)(x * 40), Math.Min((byte)(200 - (y * 9)), (byte)(x ^ y))), (byte)(255 - (x * y)));
        Assert.Equal(expected, read);
    }
}

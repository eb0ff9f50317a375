using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Mails that no person wrote, by the names and the headers that programs of many countries give them.</summary>
public sealed class AutomaticMailTests
{
    [Theory]
    [InlineData("hirlevel", AutomaticReason.Newsletter)]
    [InlineData("buletin", AutomaticReason.Newsletter)]
    [InlineData("nuusbrief", AutomaticReason.Newsletter)]
    [InlineData("enimerosi", AutomaticReason.Newsletter)]
    [InlineData("khabarnameh", AutomaticReason.Newsletter)]
    [InlineData("infolettre", AutomaticReason.Newsletter)]
    [InlineData("boletin", AutomaticReason.Newsletter)]
    [InlineData("unsubscribe", AutomaticReason.Newsletter)]
    [InlineData("ertesites", AutomaticReason.Program)]
    [InlineData("notificari", AutomaticReason.Program)]
    [InlineData("benachrichtigung", AutomaticReason.Program)]
    [InlineData("nie-odpowiadaj", AutomaticReason.NoReply)]
    [InlineData("neodpovidat", AutomaticReason.NoReply)]
    [InlineData("ikke-svar", AutomaticReason.NoReply)]
    [InlineData("svar-ej", AutomaticReason.NoReply)]
    [InlineData("yanitlamayin", AutomaticReason.NoReply)]
    [InlineData("neválaszoljon", AutomaticReason.NoReply)]
    [InlineData("voicemail", AutomaticReason.Program)]
    [InlineData("scanner", AutomaticReason.Program)]
    [InlineData("kopierer.2og", AutomaticReason.Program)]
    [InlineData("order-confirmation", AutomaticReason.Program)]
    [InlineData("verify", AutomaticReason.Program)]
    [InlineData("jira", AutomaticReason.Program)]
    [InlineData("root", AutomaticReason.Program)]
    [InlineData("svarovski", null)]
    [InlineData("verica", null)]
    [InlineData("nie.wanda", null)]
    [InlineData("jirat", null)]
    [InlineData("agnes", null)]
    [InlineData("bulent", null)]
    [InlineData("boleti.n", null)]
    public void An_address_says_it_in_its_own_language(string local, AutomaticReason? reason) =>
        Assert.Equal(reason, AutomaticMail.ReasonOf(EmailAddress.TryParse($"{local}@firm.example"), []));

    [Theory]
    [InlineData("X-Auto-Response-Suppress", "DR, RN, NRN, OOF, AutoReply", AutomaticReason.Program)]
    [InlineData("X-Auto-Response-Suppress", "OOF, AutoReply", null)]
    [InlineData("X-Vacation", "yes", AutomaticReason.Program)]
    [InlineData("X-Campaign-Id", "17", AutomaticReason.Newsletter)]
    [InlineData("X-CampaignID", "mailchimp17", AutomaticReason.Newsletter)]
    [InlineData("X-MC-User", "17", AutomaticReason.Newsletter)]
    [InlineData("X-Mailer", "Some Campaign Mailer", null)]
    public void A_header_says_it(string name, string value, AutomaticReason? reason)
    {
        Assert.Equal(reason, AutomaticMail.ReasonOf(EmailAddress.TryParse("anna@firm.example"), [new(name, value)]));
        Assert.Equal(name is not "X-Mailer", AutomaticMail.Reads(name));
    }

    [Theory]
    [InlineData("post", true)]
    [InlineData("kratiseis", true)]
    [InlineData("rezervari", true)]
    [InlineData("foglalas", true)]
    [InlineData("kontak", true)]
    [InlineData("postl", false)]
    [InlineData("kontos", false)]
    public void An_address_of_a_place_is_no_persons(string local, bool isPlace) =>
        Assert.Equal(isPlace, AutomaticMail.IsNoPersons(EmailAddress.TryParse($"{local}@firm.example")!, ""));
}

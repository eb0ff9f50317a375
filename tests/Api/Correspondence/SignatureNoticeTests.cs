using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>What mail programs and phones write below a name.</summary>
public sealed class SignatureNoticeTests
{
    [Theory]
    [InlineData("Get Outlook for Android")]
    [InlineData("Outlook für iOS beziehen")]
    [InlineData("Télécharger Outlook pour iOS")]
    [InlineData("Obtener Outlook para iOS")]
    [InlineData("Scarica Outlook per iOS")]
    [InlineData("Αποκτήστε το Outlook για iOS")]
    [InlineData("Az iOS Outlook letöltése")]
    [InlineData("Descărcați Outlook pentru iOS")]
    [InlineData("دریافت Outlook برای iOS")]
    [InlineData("Kry Outlook vir iOS")]
    [InlineData("Скачать Outlook для iOS")]
    [InlineData("Sent from Samsung tablet.")]
    [InlineData("Inviato dal mio iPhone")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Elküldve az iPhone-omról")]
    [InlineData("Yahoo Mail: Search, Organize, Conquer")]
    [InlineData("Sent with Proton Mail secure email.")]
    [InlineData("Avast logo - This email has been checked for viruses by Avast antivirus software.")]
    [InlineData("Diese E-Mail wurde von Avast-Antivirussoftware auf Viren geprüft.")]
    [InlineData("[cid:image001.png@01D9]")]
    [InlineData("Follow us on LinkedIn")]
    [InlineData("Από το iPhone μου")]
    [InlineData("Von meinem Samsung Galaxy Smartphone gesendet.")]
    [InlineData("Gesendet mit der Telekom Mail App")]
    public void What_a_program_wrote_below_a_name_is_no_role(string line)
    {
        var signature = Signature.Of($"Ok.\n\nAnna Kis\n{line}", "Anna Kis", "firm.example");

        Assert.Null(signature.Role);
        Assert.Null(signature.Company);
    }

    [Theory]
    [InlineData("iOS developer")]
    [InlineData("Head of Android")]
    [InlineData("Outlook consultant")]
    public void A_role_that_resembles_a_notice_stays(string role) =>
        Assert.Equal(role, Signature.Of($"Ok.\n\nAnna Kis\n{role}", "Anna Kis", "firm.example").Role);
}

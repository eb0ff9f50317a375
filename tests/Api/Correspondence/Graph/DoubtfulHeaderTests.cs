using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Lines that look like the header of an earlier mail without its date or its address.</summary>
public sealed class DoubtfulHeaderTests
{
    private const string New = "Agreed, go ahead on Thursday.\n\nMyron";
    private const string Old = "As promised: our lowest price is 17.50";

    [Theory]
    [InlineData("From: Athens\nTo: Berlin\nDate: 3 May")]
    [InlineData("From: Athens\nTo: Berlin\nDate: 3 May 2026, 10:30\nSubject: our visit")]
    [InlineData("From: New York\nTo: Los Angeles\nDate: 3 May 2026, 10:30\nFlight: AB 123\nSubject: our visit")]
    [InlineData("From: New York\nDate: 3 May 2026\nTo: Los Angeles\nSubject: our visit")]
    [InlineData("Von: Bad Homburg\nAn: Bad Nauheim\nDatum: 3. Mai\nBetreff: zwei Paletten")]
    [InlineData("De: Lyon\nÀ: Paris\nDate: 3 mai 2026 à 10:30\nObjet: deux palettes")]
    [InlineData("Από: Αθήνα\nΠρος: Βερολίνο\nΗμερομηνία: 3/5/2026 10:30\nΘέμα: επίσκεψη")]
    [InlineData("Yesterday Maria Papadaki wrote:\nwe take it.")]
    [InlineData("As Jan Smit <jan@smit.example> wrote:\nwe take it.")]
    [InlineData("Gestern schrieb uns Jan Smit <jan@smit.example>:\nWare ist da.")]
    [InlineData("Our driver Jan Smit <jan@smit.example> wrote:\nthe crate is broken.")]
    [InlineData("Please see what Jan Smit <jan@smit.example> wrote:\nthe crate is broken.")]
    [InlineData("Departure: Athens\nFrom: gate B12\nTo: board at 10:30\nDate: 3 May 2026 10:30\nSubject: boarding")]
    [InlineData("From: Monday, 3 May 2026 10:00\nTo: Friday, 7 May 2026 12:00\nDate: booked 1 April 2026 10:00\nSubject: room 12")]
    [InlineData("From: 3 May 2026 10:30\nTo: 5 May 2026 18:00\nSent: by Anna at 10:30\nSubject: holiday")]
    [InlineData("Booking\nDe: Madrid\nA: Lisboa\nFecha: 3 de mayo de 2026 10:30\nAsunto: visita")]
    public void What_a_person_wrote_stays(string text) =>
        Assert.Equal(($"Hello,\n{text}\nKind regards", false), WrittenText.Of($"Hello,\n{text}\nKind regards"));

    /// <summary>A person may have written it: the answer says that something is missing.</summary>
    [Theory]
    [InlineData("From: New York\nTo: Los Angeles\nDate: 3 May 2026, 10:30\nSubject: our visit", true)]
    [InlineData("Από: Maria Papadaki\nΣτάλθηκε: Παρασκευή, 20 Νοεμβρίου 2026 10:49\nΠρος: Myron\nΘέμα: Order", true)]
    [InlineData("From: Sales\nSent: Friday, November 20, 2026 10:49 AM\nTo: Myron\nSubject: Order", true)]
    [InlineData("Von: Einkauf\nGesendet: Freitag, 20. November 2026 10:49\nAn: Myron\nBetreff: Order", true)]
    [InlineData("On 11/20/2026 10:49 AM, Maria Papadaki wrote:", true)]
    [InlineData("Am 20.11.2026 um 10:49 schrieb Maria Papadaki:", true)]
    [InlineData("On 11/20/2026 10:49 AM, Maria Papadaki <maria@contoso.example> wrote:", false)]
    [InlineData("From: Maria <maria@contoso.example>\nSent: Friday, November 20, 2026 10:49 AM\nTo: Myron\nSubject: Order", false)]
    [InlineData("-----Original Message-----\nFrom: Maria\nSent: Friday", false)]
    [InlineData("________________________________\nFrom: Maria\nSent: Friday, November 20, 2026 10:49\nTo: Myron\nSubject: Order", false)]
    public void What_may_be_a_persons_own_is_cut_with_a_word(string header, bool isInDoubt) =>
        Assert.Equal((New, isInDoubt), WrittenText.Of($"{New}\n\n{header}\n\n{Old}"));

    /// <summary>Days in words, and the short headers of phones.</summary>
    [Theory]
    [InlineData("از: Maria Papadaki <maria@contoso.example>\nارسال شده: دوشنبه\nبه: Qa\nموضوع: Order")]
    [InlineData("فرستنده: Maria Papadaki <maria@contoso.example>\nتاریخ: دیروز\nگیرنده: Qa\nموضوع: Order")]
    [InlineData("From: Maria Papadaki <maria@contoso.example>\nSent: yesterday\nTo: Myron\nSubject: Order")]
    [InlineData("Von: Maria Papadaki <maria@contoso.example>\nGesendet: Montag\nAn: Myron\nBetreff: Order")]
    [InlineData("De : Maria Papadaki <maria@contoso.example>\nEnvoyé : hier\nÀ : Myron\nObjet : Order")]
    [InlineData("De: Maria Papadaki <maria@contoso.example>\nEnviado el: lunes\nPara: Myron\nAsunto: Order")]
    [InlineData("Da: Maria Papadaki <maria@contoso.example>\nInviato: ieri\nA: Myron\nOggetto: Order")]
    [InlineData("От: Maria Papadaki <maria@contoso.example>\nОтправлено: вчера\nКому: Myron\nТема: Order")]
    [InlineData("Από: Maria Papadaki <maria@contoso.example>\nΣτάλθηκε: χθες\nΠρος: Myron\nΘέμα: Order")]
    [InlineData("De la: Maria Papadaki <maria@contoso.example>\nTrimis: luni\nCătre: Myron\nSubiect: Order")]
    [InlineData("Feladó: Maria Papadaki <maria@contoso.example>\nElküldve: hétfő\nCímzett: Myron\nTárgy: Order")]
    [InlineData("Van: Maria Papadaki <maria@contoso.example>\nGestuur: Maandag\nAan: Myron\nOnderwerp: Order")]
    [InlineData("دیروز Maria Papadaki <maria@contoso.example> نوشت:")]
    [InlineData("در تاریخ دوشنبه، علی رضایی <ali@contoso.example> نوشت:")]
    [InlineData("On Monday, Maria Papadaki <maria@contoso.example> wrote:")]
    [InlineData("Yesterday at 10:49, Maria Papadaki <maria@contoso.example> wrote:")]
    [InlineData("Gestern um 10:49 Uhr schrieb Maria Papadaki <maria@contoso.example>:")]
    [InlineData("Hier à 10:49, Maria Papadaki <maria@contoso.example> a écrit :")]
    [InlineData("Ayer a las 10:49, Maria Papadaki (<maria@contoso.example>) escribió:")]
    [InlineData("Ieri alle 10:49, Maria Papadaki <maria@contoso.example> ha scritto:")]
    [InlineData("Вчера в 10:49, Maria Papadaki <maria@contoso.example> написал(а):")]
    [InlineData("Χθες στις 10:49, ο χρήστης Maria Papadaki <maria@contoso.example> έγραψε:")]
    [InlineData("luni, Maria Papadaki <maria@contoso.example> a scris:")]
    [InlineData("Maria Papadaki <maria@contoso.example> ezt írta:")]
    [InlineData("Gister om 10:49 het Maria Papadaki <maria@contoso.example> geskryf:")]
    [InlineData("Maria Papadaki <maria@contoso.example> wrote:")]
    [InlineData("فرستاده شده: دوشنبه\nاز: Maria Papadaki <maria@contoso.example>\nبه: Qa\nموضوع: Order")]
    [InlineData("از طرف: Maria Papadaki <maria@contoso.example>\nارسال شده در: دوشنبه\nبه: Qa\nموضوع: Order")]
    [InlineData("> Am 20.11.2026 um 10:49 schrieb Maria Papadaki <maria@contoso.example>:\n>")]
    [InlineData("От кого: Maria Papadaki <maria@contoso.example>\nКому: Qa\nДата: Понедельник, 30 ноября 2026, 9:12\nТема: Order")]
    [InlineData("Από: Maria <maria@contoso.example>\nΠρος: Qa\nΑπεσταλμένα: Δευτέρα, 30 Νοεμβρίου 2026\nΘέμα: Order")]
    [InlineData("In a message dated 11/20/2026 10:49:12 AM Eastern Standard Time, maria@contoso.example writes:")]
    [InlineData("-------- پیغام اصلی --------\nاز: Maria")]
    [InlineData("-------- Mesaj trimis mai departe --------\nSubiect: Order")]
    [InlineData("-------- Original message --------From: Maria <maria@x.example> Date: 20/11/2026  10:49  (GMT+02:00) To: Myron")]
    [InlineData("------------------ Original ------------------\nFrom: \"Maria\";\nDate: Fri, Nov 20, 2026 10:49 AM")]
    public void A_header_without_a_date_is_cut(string header) =>
        Assert.Equal((New, false), WrittenText.Of($"{New}\n\n{header}\n\n{Old}\n\nKind regards\nMaria"));

    [Theory]
    [InlineData("Yes, we take it on Friday.\n\n> our secret floor price is 12.34\n> Maria", "Yes, we take it on Friday.", true)]
    [InlineData("Ναι, την Παρασκευή.\n>παλιά τιμή\n>\n> Μαρία\n\n", "Ναι, την Παρασκευή.", true)]
    [InlineData("Ja.\n\n>> price\n> yes\n\n> Maria", "Ja.", true)]
    [InlineData("بله\n> قیمت", "بله", true)]
    [InlineData("> When?\nOn Friday.\n> Where?\nIn Leeds.", "> When?\nOn Friday.\n> Where?\nIn Leeds.", false)]
    [InlineData("> first\n> second", "> first\n> second", false)]
    [InlineData("Ship if price > 5.\n> ", "Ship if price > 5.\n> ", false)]
    public void Marked_lines_at_the_end_are_cut_without_a_header(string text, string own, bool isInDoubt) =>
        Assert.Equal((own, isInDoubt), WrittenText.Of(text));
}

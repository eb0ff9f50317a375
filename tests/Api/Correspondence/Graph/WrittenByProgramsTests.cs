using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

/// <summary>Headers of earlier mails by program and language, wrapped ones too, and lines of people that resemble them.</summary>
public sealed class WrittenByProgramsTests
{
    private const string New = "Agreed, go ahead on Thursday.\n\nMyron";
    private const string Old = "As promised: our lowest price is 17.50";
    private const string Maria = "Maria Papadaki <maria@contoso.example>";

    public static TheoryData<string> Headers { get; } =
    [
        $"From: {Maria}\nTo: Quo Tester <quo@q1.example>\nSubject: Offer",
        $"From: {Maria}\nTo: quo@q1.example\nCc: x@q1.example\nSubject: Offer",
        "Feladó: Maria Papadaki\nKüldés dátuma: 2026. november 30. 9:12\nCímzett: Quo Tester\nTárgy: Ajánlat",
        $"Feladó: {Maria}\nKüldés dátuma: 2026. november 30., hétfő 9:12\nCímzett: quo@q1.example\nTárgy: Ajánlat",
        "Maria Papadaki wrote on Nov 30, 2026:",
        "Maria Papadaki wrote on Nov 30, 2026, at 9:12 AM:",
        $"{Maria} wrote on Nov 30, 2026:",
        "________________________________\nFrom: Maria Papadaki\nSent: Monday, November 30, 2026 09:12\nTo: Quo Tester\nSubject: Offer",
        $"________________________________\nΑπό: {Maria}\nΣτάλθηκε: Δευτέρα, 30 Νοεμβρίου 2026 9:12 πμ\n"
            + $"Προς: Quo Tester <quo@q1.example>\nΘέμα: Προσφορά",
        $"De la: {Maria}\nTrimis: luni, 30 noiembrie 2026 09:12\nCătre: quo@q1.example\nSubiect: Oferta",
        "De la: Maria Papadaki [mailto:maria@contoso.example]\nTrimis: 30 noiembrie 2026 09:12\nCătre: Quo\nCc: Ana\nSubiect: Oferta",
        $"Feladó: {Maria}\nElküldve: 2026. november 30., hétfő 9:12\nCímzett: quo@q1.example\nTárgy: Ajánlat",
        $"از: {Maria}\nارسال شده: دوشنبه، ۳۰ نوامبر ۲۰۲۶ ۹:۱۲\nبه: quo@q1.example\nموضوع: پیشنهاد",
        $"Van: {Maria}\nGestuur: Maandag, 30 November 2026 09:12\nAan: quo@q1.example\nOnderwerp: Aanbod",
        $"От: {Maria}\nОтправлено: понедельник, 30 ноября 2026 г. 9:12\nКому: quo@q1.example\nТема: Предложение",
        $"Von: {Maria}\nGesendet: Montag, 30. November 2026 09:12\nAn: quo@q1.example\nBetreff: Angebot",
        $"De : {Maria}\nEnvoyé : lundi 30 novembre 2026 09:12\nÀ : quo@q1.example\nObjet : Offre",
        $"De : {Maria}\nÀ : quo@q1.example\nObjet : Offre",
        $"De: {Maria}\nEnviado el: lunes, 30 de noviembre de 2026 9:12\nPara: quo@q1.example\nAsunto: Oferta",
        $"Da: {Maria}\nInviato: lunedì 30 novembre 2026 09:12\nA: quo@q1.example\nOggetto: Offerta",
        $"Στις 30 Νοε 2026, στις 9:12 π.μ., ο/η {Maria} έγραψε:",
        $"{Maria} írta (2026. nov. 30. dátummal, 9:12 időpontban):",
        $"در ۳۰ نوامبر ۲۰۲۶، ساعت ۹:۱۲، {Maria} نوشت:",
        "Op 30 Nov. 2026 om 09:12 het Maria Papadaki\n<maria@contoso.example> geskryf:",
        "Am 30.11.2026 um 09:12 schrieb Maria Papadaki\n<maria@contoso.example>:",
        "On Nov 30, 2026, at 9:12 AM, Maria Papadaki\n<maria@contoso.example>\nwrote:",
        "On 30/11/2026 09:12, Maria Papadaki via Contoso Lamps\nwrote:",
        "2026. 11. 30. 9:12 keltezéssel, Maria Papadaki írta:",
        "Στις 30/11/2026 9:12 π.μ., ο/η Maria Papadaki\nέγραψε:",
        "Le 30/11/2026 à 09:12, Maria Papadaki\na écrit :",
        $"Am 30. November 2026 09:12:31 MEZ schrieb {Maria}:",
        $"On 30 November 2026 09:12:31 GMT+01:00, {Maria} wrote:",
        $"Le 30 novembre 2026 09:12:31 GMT+01:00, {Maria} a écrit :",
        $"30 ноября 2026 г. 9:12:31 GMT+03:00, {Maria} пишет:",
        $"Am Montag, 30. November 2026 um 09:12:31 MEZ hat {Maria} Folgendes geschrieben:",
        $"Le lundi 30 novembre 2026 à 09:12:31 UTC+1, {Maria} a écrit :",
        $"El lunes, 30 de noviembre de 2026, 09:12:31 CET, {Maria} escribió:",
        $"Il lunedì 30 novembre 2026 alle ore 09:12:31 CET, {Maria} ha scritto:",
        $"Στις Δευτέρα 30 Νοεμβρίου 2026 στις 09:12:31 π.μ. EET, ο χρήστης {Maria} έγραψε:",
        $"luni, 30 noiembrie 2026 la 09:12:31 EET, {Maria} a scris:",
        $"2026. november 30., hétfő 9:12:31 CET dátummal {Maria} ezt írta:",
        $"Понедельник, 30 ноября 2026, 9:12 +03:00 от {Maria}:",
        $">Понедельник, 30 ноября 2026, 9:12 +03:00 от {Maria}:",
        $"пн, 30 нояб. 2026 г., 9:12 {Maria}:",
        $"Zitat von {Maria}:",
        $"{Maria} a écrit :",
        $"{Maria} escribió:",
        $"Idézet ({Maria}):",
        "On 2026-11-30 09:12, Maria Papadaki wrote:",
        "Am 2026-11-30 09:12, schrieb Maria Papadaki:",
        "Le 2026-11-30 09:12, Maria Papadaki a écrit :",
        "El 2026-11-30 09:12, Maria Papadaki escribió:",
        "Il 2026-11-30 09:12 Maria Papadaki ha scritto:",
        "Pe 2026-11-30 09:12, Maria Papadaki a scris:",
        "Maria Papadaki 2026-11-30 09:12-kor ezt írta:",
        "Maria Papadaki писал 2026-11-30 09:12:",
        "Στις 2026-11-30 09:12, Maria Papadaki έγραψε:",
        "در 2026-11-30 09:12، Maria Papadaki نوشت:",
        "----- Original Message -----\nFrom: \"Maria Papadaki\" <maria@contoso.example>\n"
            + "To: \"Quo Tester\" <quo@q1.example>\nSent: Monday, November 30, 2026 9:12:31 AM\nSubject: Offer",
        "From: \"Maria Papadaki\" <maria@contoso.example>\nTo: \"Quo Tester\" <quo@q1.example>\n"
            + "Sent: Monday, November 30, 2026 9:12:31 AM\nSubject: Offer",
        "De: \"Maria Papadaki\" <maria@contoso.example>\nÀ: \"Quo Tester\" <quo@q1.example>\n"
            + "Envoyé: Lundi 30 Novembre 2026 09:12:31\nObjet: Offre",
        "Von: \"Maria Papadaki\" <maria@contoso.example>\nAn: \"Quo\" <quo@q1.example>\n"
            + "Gesendet: Montag, 30. November 2026 09:12:31\nBetreff: Angebot",
        "From: \"Maria Papadaki\" <maria@contoso.example>\nTo: \"Quo\" <quo@q1.example>\nCc: \"X\" <x@q1.example>\n"
            + "Subject: Offer\nDate: Mon, 30 Nov 2026",
        "Maria Papadaki ---30/11/2026 09:12:31---Dear Quo",
        "From:        \"Maria Papadaki\" <maria@contoso.example>\nTo:        \"Quo\" <quo@q1.example>\n"
            + "Date:        30/11/2026 09:12\nSubject:        Offer",
        "Von:        Maria Papadaki/Contoso\nAn:        Quo Tester/Q1\nDatum:        30.11.2026 09:12\nBetreff:        Angebot",
        $"-------- Original Message --------\nOn 30/11/2026 09:12, {Maria} wrote:",
        $"Le lundi 30 novembre 2026 à 09:12, {Maria} a écrit :",
        $"{Maria} schrieb am Montag, 30. November 2026 um 09:12:",
        $"------- Original Message -------\n{Maria} wrote on Monday, November 30th, 2026 at 9:12 AM:",
        $"-------- Original message --------\nFrom: {Maria}\nDate: 30/11/2026 09:12 (GMT+01:00)\nTo: quo@q1.example\nSubject: Offer",
        $"-------- Ursprüngliche Nachricht --------\nVon: {Maria}\nDatum: 30.11.26 09:12 (GMT+01:00)\n"
            + $"An: quo@q1.example\nBetreff: Angebot",
        $"-------- Eredeti üzenet --------\nFeladó: {Maria}\nDátum: 2026. 11. 30. 9:12 (GMT+01:00)\n"
            + $"Címzett: quo@q1.example\nTárgy: Ajánlat",
        $"-------- Αρχικό μήνυμα --------\nΑπό: {Maria}\nΗμερομηνία: 30/11/26 09:12 (GMT+02:00)\nΠρος: quo@q1.example\nΘέμα: Προσφορά",
        $"-------- Original message --------\nFrom: {Maria}\nDate: Mon, 30 Nov 2026, 9:12\nTo: quo@q1.example\nSubject: Offer",
        "-------- Mensaje original --------\nAsunto: Oferta\nDe: Maria Papadaki\nPara: quo@q1.example\nCC:",
        "-------- Original message --------\nFrom: \"Maria Papadaki\" <maria@contoso.example>\n"
            + "Date: Mon, 30 Nov 2026, 09:12\nTo: quo@q1.example\nCc: x@q1.example\nSubject: Re: Offer",
        $"-------- 转发邮件 --------\n发件人： {Maria}\n日期： 2026年11月30日 09:12\n收件人： quo@q1.example\n主题： Offer",
        "Στις Δευ 30 Νοε 2026 στις 9:12 π.μ., ο χρήστης Maria Papadaki <\nmaria@contoso.example> έγραψε:",
        "În lun., 30 nov. 2026 la 09:12, Maria Papadaki\n<maria@contoso.example> a scris:",
        $"{Maria} ezt írta (időpont: 2026. nov. 30.,\nH, 9:12):",
        "در تاریخ دوشنبه ۳۰ نوامبر ۲۰۲۶،\u200f ۹:۱۲ Maria Papadaki <\nmaria@contoso.example> نوشت:",
        "пн, 30 нояб. 2026 г. в 09:12, Maria Papadaki <\nmaria@contoso.example>:",
        "El lun, 30 nov 2026 a las 9:12, Maria Papadaki (<\nmaria@contoso.example>) escribió:",
        "Il giorno lun 30 nov 2026 alle ore 09:12 Maria Papadaki <\nmaria@contoso.example> ha scritto:",
        "On Mon, Nov 30, 2026 at 9:12 AM <maria@contoso.example> wrote:",
        "On Mon, Nov 30, 2026 at 9:12 AM Maria Papadaki <maria@contoso.example<mailto:maria@contoso.example>> wrote:",
        "On Nov 30, 2026, at 9:12 AM, Maria Papadaki <maria@contoso.example<mailto:maria@contoso.example>> wrote:",
        $"On 30 Nov 2026 at 9:12 +0100, {Maria}, wrote:",
        $"On Nov 30 2026, at 9:12 am, {Maria} wrote:",
        "On November 30, 2026 at 9:12 AM, Maria Papadaki (maria@contoso.example) wrote:",
        "On November 30, 2026 at 9:12 AM GMT+1 maria@contoso.example wrote:",
        $"{Maria} hat am 30.11.2026 09:12 CET geschrieben:",
        $"On 11/30/2026 9:12 AM CET {Maria} wrote:",
        $"Gesendet: Montag, 30. November 2026 um 09:12\nVon: {Maria}\nAn: quo@q1.example\nBetreff: Angebot",
        $"{Maria} írta:",
        $"-------- Eredeti üzenet --------\nTárgy: Ajánlat\nDátum: Mon, 30 Nov 2026 09:12:31 +0100\nFeladó: {Maria}\n"
            + $"Címzett: quo@q1.example",
        $"Il 30/11/2026 09:12 {Maria} ha scritto:\n \n",
        $"De : {Maria}\nEnvoyé le : 30 novembre 2026 09:12\nÀ : quo@q1.example\nObjet : Offre",
        $"De: {Maria}\nFecha: lunes, 30 noviembre 2026, 9:12\nPara: quo@q1.example\nAsunto: Oferta",
    ];

    public static TheoryData<string> Sentences { get; } =
    [
        "From: Athens\nTo: Thessaloniki\nSubject: KEEPME 2 pallets",
        "Please change:\nFrom: 40 lamps\nTo: 60 lamps\nSubject: KEEPME approval",
        "De: París\nA: Madrid\nAsunto: KEEPME envío",
        "Jim wrote on the box in red:\nKEEPME fragile",
        "The carrier wrote on Nov 30, 2026: KEEPME damaged.",
        "As our driver Tom wrote on Nov 30, 2026:\nKEEPME two boxes are missing.",
        "Anna wrote on Monday:\nKEEPME the list is fine",
        "Küldés dátuma: 2026. november 30.\nCímzett: KEEPME raktár\nTárgy: lámpák",
        "Feladó: Budapest raktár\nKüldés dátuma: 2026. november 30.\nCímzett: KEEPME Debrecen\nTárgy: 40 lámpa",
        "Name: Anna\nFrom: KEEPME website\nEmail: anna@x.example\nSubject: Lamps",
        "From: Anna Kis <anna@x.example>\nSubject: Lamps\nMessage: KEEPME 40 lamps please",
        "From: Anna Kis\nTo: sales\nSubject: KEEPME lamps\nPhone: 123",
        "Idézet (a katalógusból): KEEPME",
        "Zitat von Goethe:\nKEEPME Edel sei der Mensch",
        "Maria said on 30 Nov 2026:\nKEEPME ok",
        "Message du fournisseur :\nKEEPME livraison demain",
        "Anna írta:\nKEEPME jó",
        "Maria Papadaki wrote on Nov 30, 2026 that KEEPME the price is 17:",
        "From: maria@contoso.example\nSubject: Re: Offer\nTo: quo@q1.example",
        "I sent this and got no answer:\n\nFrom: Maria Papadaki <maria@contoso.example>\nTo: quo@q1.example\nSubject: KEEPME lamp",
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public void An_earlier_mail_is_cut(string header) => Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n{Old}").Text);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void What_a_person_wrote_stays(string text) =>
        Assert.Equal($"{New}\n\n{text}\n\nRegards", WrittenText.Of($"{New}\n\n{text}\n\nRegards").Text);
}

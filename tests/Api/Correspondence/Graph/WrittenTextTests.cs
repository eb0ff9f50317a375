using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class WrittenTextTests
{
    private const string New = "Agreed, go ahead on Thursday.\n\nMyron";
    private const string Old = "As promised: our lowest price is 17.50";

    /// <summary>How the big mail programs head the mail below, on one line or several.</summary>
    public static TheoryData<string> Headers { get; } =
    [
        // Gmail.
        "On Fri, Nov 20, 2026 at 10:49 AM Maria Papadaki <maria@contoso.example> wrote:",
        "On Fri, 20 Nov 2026 at 10:49, Maria Papadaki <\nmaria@contoso.example> wrote:",
        "пт, 20 нояб. 2026 г. в 10:49, Maria Papadaki <maria@contoso.example>:",
        "Am Fr., 20. Nov. 2026 um 10:49 Uhr schrieb Maria Papadaki <maria@contoso.example>:",
        "Le ven. 20 nov. 2026 à 10:49, Maria Papadaki <maria@contoso.example> a écrit :",
        "El vie, 20 nov 2026 a las 10:49, Maria Papadaki (<maria@contoso.example>) escribió:",
        "Il giorno ven 20 nov 2026 alle ore 10:49 Maria Papadaki <maria@contoso.example> ha scritto:",
        "Στις Παρ 20 Νοε 2026 στις 10:49 π.μ., ο/η Maria Papadaki <maria@contoso.example> έγραψε:",
        "În vin., 20 nov. 2026 la 10:49, Maria Papadaki <maria@contoso.example> a scris:",
        "Maria Papadaki <maria@contoso.example> ezt írta (időpont: 2026. nov. 20., P, 10:49):",
        "در تاریخ جمعه ۲۰ نوامبر ۲۰۲۶، ۱۰:۴۹ Maria Papadaki <maria@contoso.example> نوشت:",
        "Op Vr. 20 Nov. 2026 om 10:49 het Maria Papadaki <maria@contoso.example> geskryf:",
        "fre. 20. nov. 2026 kl. 10:49, Maria Papadaki <maria@contoso.example>:",

        // Apple Mail.
        "On 20 Nov 2026, at 10:49, Maria Papadaki <maria@contoso.example> wrote:",
        "> On 20. Nov 2026, at 10:49, Maria Papadaki <maria@contoso.example> wrote:",
        "Am 20.11.2026 um 10:49 schrieb Maria Papadaki <maria@contoso.example>:",
        "20 нояб. 2026 г., в 10:49, Maria Papadaki <maria@contoso.example> написал(а):",
        "Le 20 nov. 2026 à 10:49, Maria Papadaki <maria@contoso.example> a écrit :",

        // Thunderbird.
        "On 11/20/2026 10:49 AM, Maria Papadaki wrote:",
        "Am 20.11.2026 um 10:49 schrieb Maria Papadaki:",
        "Le 20/11/2026 à 10:49, Maria Papadaki a écrit :",
        "El 20/11/2026 a las 10:49, Maria Papadaki escribió:",
        "Il 20/11/2026 10:49, Maria Papadaki ha scritto:",
        "20.11.2026 10:49, Maria Papadaki пишет:",
        "2026. 11. 20. 10:49 keltezéssel, Maria Papadaki írta:",
        "Pe 20.11.2026 10:49, Maria Papadaki a scris:",
        "Στις 20/11/2026 10:49 π.μ., ο/η Maria Papadaki έγραψε:",

        // Yahoo.
        "On Friday, November 20, 2026 at 10:49:00 AM GMT+1, Maria Papadaki <maria@contoso.example> wrote:",

        // Outlook, on desktops, the web and phones.
        "From: Maria Papadaki <maria@contoso.example>\nSent: Friday, November 20, 2026 10:49 AM\nTo: Myron <myron@gmail.com>\nSubject: "
            + "Order",
        "________________________________\nFrom: Maria Papadaki <maria@contoso.example>\nSent: Friday, November 20, 2026 10:49\nTo: "
            + "Myron\nSubject: Order",
        "*From:* Maria Papadaki <maria@contoso.example>\n*Sent:* Friday, November 20, 2026 10:49 AM\n*To:* Myron\n*Subject:* Order",
        "-----Original Message-----\nFrom: Maria Papadaki\nSent: Friday, 20 November 2026 10:49\nTo: Myron\nSubject: Order",
        "Von: Maria Papadaki <maria@contoso.example>\nGesendet: Freitag, 20. November 2026 10:49\nAn: Myron\nBetreff: Order",
        "De : Maria Papadaki <maria@contoso.example>\nEnvoyé : vendredi 20 novembre 2026 10:49\nÀ : Myron\nObjet : Order",
        "De: Maria Papadaki <maria@contoso.example>\nEnviado el: viernes, 20 de noviembre de 2026 10:49\nPara: Myron\nAsunto: Order",
        "Da: Maria Papadaki <maria@contoso.example>\nInviato: venerdì 20 novembre 2026 10:49\nA: Myron\nOggetto: Order",
        "От: Maria Papadaki <maria@contoso.example>\nОтправлено: 20 ноября 2026 г. 10:49\nКому: Myron\nТема: Order",
        "Από: Maria Papadaki <maria@contoso.example>\nΣτάλθηκε: Παρασκευή, 20 Νοεμβρίου 2026 10:49\nΠρος: Myron\nΘέμα: Order",
        "De la: Maria Papadaki <maria@contoso.example>\nTrimis: vineri, 20 noiembrie 2026 10:49\nCătre: Myron\nSubiect: Order",
        "Feladó: Maria Papadaki <maria@contoso.example>\nElküldve: 2026. november 20., péntek 10:49\nCímzett: Myron\nTárgy: Order",
        "از: Maria Papadaki <maria@contoso.example>\nارسال شده: جمعه ۲۰ نوامبر ۲۰۲۶ ۱۰:۴۹\nبه: Myron\nموضوع: Order",
        "Van: Maria Papadaki <maria@contoso.example>\nGestuur: Vrydag, 20 November 2026 10:49\nAan: Myron\nOnderwerp: Order",

        // Samsung, and forwards.
        "-------- Original message --------\nFrom: Maria Papadaki <maria@contoso.example>\nDate: 20/11/2026 10:49 (GMT+02:00)\nTo: "
            + "Myron\nSubject: Order",
        "-------- Αρχικό μήνυμα --------\nΑπό: Maria Papadaki\nΗμερομηνία: 20/11/2026 10:49\nΠρος: Myron\nΘέμα: Order",
        "-------- Исходное сообщение --------\nОт: Maria",
        "---------- Forwarded message ---------\nFrom: Maria Papadaki <maria@contoso.example>\nDate: Fri, 20 Nov 2026 at 10:49\nSubject: "
            + "Order",
        "Begin forwarded message:\n\nFrom: Maria Papadaki <maria@contoso.example>",

        // Yahoo, mail.ru, Yandex, GMX, Proton, Zimbra, Roundcube, Spark, Evolution, Mutt, Notes and others, in their users' languages.
        "Στις Παρ 20 Νοε 2026 στις 10:49 π.μ., ο χρήστης Maria Papadaki <maria@contoso.example> έγραψε:",
        "در تاریخ جمعه ۲۰ نوامبر ۲۰۲۶، ۱۰:۴۹ Maria Papadaki <maria@contoso.example> نوشت:\u200f",
        "Στις 20 Νοε 2026, στις 10:49, ο χρήστης Maria Papadaki <maria@contoso.example> έγραψε:",
        "2026. nov. 20. dátummal, 10:49 időpontban Maria Papadaki <maria@contoso.example> írta:",
        "Pe 20 nov. 2026, la 10:49, Maria Papadaki <maria@contoso.example> a scris:",
        "Il giorno 20 nov 2026, alle ore 10:49, Maria Papadaki <maria@contoso.example> ha scritto:",
        "Maria Papadaki schrieb am 20.11.2026 um 10:49:",
        "Maria Papadaki wrote on 20/11/2026 10:49:",
        "Op 2026/11/20 10:49, Maria Papadaki het geskryf:",
        "Пятница, 20 ноября 2026, 10:49 +03:00 от Maria Papadaki <maria@contoso.example>:",
        "20.11.2026, 10:49, \"Maria Papadaki\" <maria@contoso.example>:",
        "On Friday, November 20th, 2026 at 10:49 AM, Maria Papadaki <maria@contoso.example> wrote:",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Friday, November 20th, 2026 at 10:49 AM, Maria <maria@contoso.example> wrote:",
        "Am Freitag, 20. November 2026 um 10:49 AM, schrieb Maria Papadaki <maria@contoso.example>:",
        "Gesendet: Freitag, 20. November 2026 um 10:49 Uhr\nVon: \"Maria Papadaki\" "
            + "<maria@contoso.example>\nAn: \"Myron\" <myron@gmx.example>\nBetreff: Order",
        "Sent: Friday, November 20, 2026 at 10:49 AM\nFrom: \"Maria Papadaki\" <maria@contoso.example>\nTo: "
            + "myron@gmx.example\nSubject: Order",
        "Date: Fri, 20 Nov 2026 10:49:00 +0200\nFrom: Maria <maria@contoso.example>\nTo: Myron\nSubject: Order",
        "Subject: Order\nFrom: Maria <maria@contoso.example>\nDate: Fri, 20 Nov 2026 10:49:00 +0200\nTo: Myron",
        "Von:        Maria Papadaki/CONTOSO\nAn:        Myron\nDatum:        20.11.2026 10:49\nBetreff:        Re: Order",
        "Από: Maria Papadaki\nΑποστολή: Παρασκευή, 20 Νοεμβρίου 2026 10:49\nΠρος: Myron\nΚοιν.: Anna\nΘέμα: Order",
        "Feladó: Maria Papadaki\nTárgy: Order\nDátum: 2026. november 20. 10:49:00\nCímzett: Myron",
        "Feladó: Maria Papadaki <maria@contoso.example>\nKüldve: 2026. november 20., péntek 10:49\nCímzett: Myron\nTárgy: Order",
        "Expeditor: Maria Papadaki <maria@contoso.example>\nTrimis: vineri, 20 noiembrie 2026 10:49\nCătre: Myron\nSubiect: Order",
        "Expéditeur: Maria Papadaki <maria@contoso.example>\nDate: vendredi 20 novembre 2026 à 10:49\n"
            + "Destinataire: Myron\nObjet: Order",
        "از: Maria Papadaki <maria@contoso.example>\nارسال\u200cشده: جمعه ۲۰ نوامبر ۲۰۲۶ ۱۰:۴۹\nبه: Myron\nموضوع: Order",
        "فرستنده: Maria Papadaki\nتاریخ: جمعه ۲۰ نوامبر ۲۰۲۶ ۱۰:۴۹\nگیرنده: Myron\nموضوع: Order",
        "----- Mail original -----\nDe: \"Maria\" <maria@contoso.example>\nÀ: \"Myron\" <m@x.example>\nEnvoyé: "
            + "Vendredi 20 Novembre 2026 10:49:00\nObjet: Order",
        "----- Ursprüngliche Mail -----\nVon: \"Maria\" <maria@contoso.example>\nAn: \"Myron\" <m@x.example>\n"
            + "Gesendet: Freitag, 20. November 2026 10:49:00\nBetreff: Order",
        "El viernes, 20 de noviembre de 2026, 10:49:00 CET, Maria Papadaki <maria@contoso.example> escribió:",
        "Le vendredi 20 novembre 2026 à 10:49:00 UTC+1, Maria Papadaki <maria@contoso.example> a écrit :",
        "Am Freitag, 20. November 2026 um 10:49:00 MEZ hat Maria Papadaki <maria@contoso.example> Folgendes geschrieben:",
        "Il venerdì 20 novembre 2026 alle ore 10:49:00 CET, Maria Papadaki <maria@contoso.example> ha scritto:",
        "Στις Παρασκευή, 20 Νοεμβρίου 2026 στις 10:49:00 π.μ. EET, ο χρήστης Maria Papadaki <maria@contoso.example> έγραψε:",
        "vineri, 20 noiembrie 2026 la 10:49:00 EET, Maria Papadaki <maria@contoso.example> a scris:",
        "2026. november 20. péntek 10:49:00 CET időpontban Maria Papadaki <maria@contoso.example> ezt írta:",
        "пятница, 20 ноября 2026 г., 10:49:00 GMT+3, Maria Papadaki <maria@contoso.example> написал(а):",
        "در جمعه 20 نوامبر 2026،\u200f 10:49:00 (+03:30)،\u200f Maria Papadaki <maria@contoso.example> نوشته است:",
        "On 2026-11-20 10:49, Maria Papadaki wrote:",
        "Am 2026-11-20 10:49, schrieb Maria Papadaki:",
        "În data de 2026-11-20 10:49, Maria Papadaki a scris:",
        "Maria Papadaki писал(а) 2026-11-20 10:49:",
        "20 ноября 2026 г. 10:49:00 Maria Papadaki <maria@contoso.example> писал:",
        "Στις 2026-11-20 10:49, Maria Papadaki έγραψε:",
        "On 20 Nov 2026 at 10:49 +0200, Maria Papadaki <maria@contoso.example>, wrote:",
        "On 20 November 2026 at 10:49:00, Maria Papadaki (maria@contoso.example) wrote:",
        "* Maria Papadaki <maria@contoso.example> [2026-11-20 10:49]:",
        "On Friday, 20 November 2026 10:49:00 EET Maria Papadaki wrote:",
        "On Fri, 2026-11-20 at 10:49 +0200, Maria Papadaki wrote:",
        "Am Freitag, dem 20.11.2026 um 10:49 +0200 schrieb Maria Papadaki:",
        "Le vendredi 20 novembre 2026 à 10:49 +0200, Maria Papadaki a écrit :",
        "On Fri, Nov 20 2026 at 10:49 AM, Maria Papadaki < maria@contoso.example > wrote:",
        "From: Maria Papadaki <maria@contoso.example> Sent: Friday, November 20, 2026 10:49 AM To: Myron <m@x.example> Subject: Order",
        "Von: Maria Papadaki <maria@contoso.example> Gesendet: Freitag, 20. November 2026 10:49 An: Myron Betreff: Order",
        "**From:** Maria Papadaki <maria@contoso.example>\n**Sent:** Friday, November 20, 2026 10:49 AM\n"
            + "**To:** Myron\n**Subject:** Order",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Maria Papadaki <maria@contoso.example>\nDatum: 20. "
            + "November 2026 um 10:49:00 MEZ\nAn: Myron\nBetreff: Order",
        "Début du message réexpédié :\n\nDe: Maria Papadaki <maria@contoso.example>\nObjet: Order\nDate: 20 "
            + "novembre 2026 à 10:49:00 UTC+1\nÀ: Myron",
        "Inizio messaggio inoltrato:\n\nDa: Maria Papadaki <maria@contoso.example>\nOggetto: Order\nData: "
            + "20 novembre 2026 10:49:00\nA: Myron",
        "Inicio del mensaje reenviado:\n\nDe: Maria Papadaki <maria@contoso.example>\nAsunto: Order\nFecha: "
            + "20 de noviembre de 2026, 10:49:00\nPara: Myron",
        "Начало переадресованного сообщения:\n\nОт: Maria Papadaki <maria@contoso.example>\nТема: Order\n"
            + "Дата: 20 ноября 2026 г. в 10:49:00\nКому: Myron",
        "Έναρξη προωθημένου μηνύματος:\n\nΑπό: Maria Papadaki <maria@contoso.example>\nΘέμα: Order\n"
            + "Ημερομηνία: 20 Νοεμβρίου 2026 στις 10:49\nΠρος: Myron",
        "Továbbított levél kezdete:\n\nFeladó: Maria Papadaki <maria@contoso.example>\nTárgy: Order\nDátum: "
            + "2026. november 20. 10:49:00\nCímzett: Myron",
        "Original Message\nFrom: Maria Papadaki\nSent: Friday, November 20, 2026 10:49 AM\nTo: Myron\nSubject: Order",
        "------ Original Message ------\nFrom \"Maria Papadaki\" <maria@contoso.example>\nTo \"Myron\" "
            + "<m@x.example>\nDate 20/11/2026 10:49:00\nSubject Order",
        "On Fri, Nov 20, 2026 at 10:49 AM Maria Papadaki via Sales <sales@contoso.example>\nwrote:",
        "On Fri, Nov 20, 2026 at 10:49 AM 'Maria Papadaki' via Sales\n<sales@contoso.example> wrote:",
        "From:\nMaria Papadaki <maria@contoso.example>\nSent:\nFriday, November 20, 2026 10:49 AM\nTo:\nMyron\nSubject:\nOrder",
        "From: Maria Papadaki\n\nSent: Friday, November 20, 2026 10:49 AM\n\nTo: Myron\n\nSubject: Order",
        "From: \"Papadaki, Maria\" <maria@contoso.example>\nDate: Friday, 20 November 2026 at 10:49\nTo: "
            + "Myron <m@x.example>\nCc: Anna <anna@x.example>, Bob <bob@x.example>, Carl <carl@x.example>, "
            + "Dora <dora@x.example>\nSubject: Order",
        "De la: Maria Papadaki\nData: vineri, 20 noiembrie 2026 10:49\nCătre: Myron\nCc: Ana\nSubiect: Order",
        "Em sex., 20 de nov. de 2026 às 10:49, Maria Papadaki <maria@contoso.example> escreveu:",
        "Den fre. 20. nov. 2026 kl. 10.49 skrev Maria Papadaki <maria@contoso.example>:",
        "pt., 20 lis 2026 o 10:49 Maria Papadaki <maria@contoso.example> napisał(a):",
        "20 Kas 2026 Cum, saat 10:49 tarihinde Maria Papadaki <maria@contoso.example> şunu yazdı:",
        "Op vr 20 nov 2026 om 10:49 schreef Maria Papadaki <maria@contoso.example>:",
        "Op Vr 20 Nov 2026 om 10:49 het Maria Papadaki <maria@contoso.example>\ngeskryf:",
        "На 20.11.2026 г. в 10:49, Maria Papadaki написа:",
        "Dňa 20. 11. 2026 o 10:49 Maria Papadaki napísal(a):",
        "Dne 20. 11. 2026 v 10:49 Maria Papadaki napsal(a):",
        "La 20.11.2026 10:49, Maria Papadaki a scris:",
        "De la: Maria Papadaki <maria@contoso.example>\nDată: vineri, 20 noiembrie 2026 10:49\nCătre: Myron\nSubiect: Order",
        "Feladó: Maria Papadaki\nKüldési idő: 2026. november 20., péntek 10:49\nCímzettek: Myron\nTárgy: Order",
        "Αρχή προωθούμενου μηνύματος:\n\nΑπό: Maria Papadaki <maria@contoso.example>",
        "---- On Fri, 20 Nov 2026 10:49:00 +0200 Maria Papadaki <maria@contoso.example> wrote ---",
        "---- Am Fr, 20 Nov 2026 10:49:00 +0200 Maria Papadaki <maria@contoso.example> schrieb ----",
        "-----Maria Papadaki/CONTOSO wrote: -----\nTo: Myron\nFrom: Maria Papadaki\nDate: 20/11/2026 10:49\nSubject: Order",
        "Maria Papadaki---20.11.2026 10:49:00---As promised",
        "---20.11.2026 10:49:00---",
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_earlier_mail_below_is_cut(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n{Old}\n\nKind regards\nMaria").Text);

    [Theory]
    [InlineData("On Friday we wrote:\nthe price is 17.50")]
    [InlineData("On 20 November Anna wrote:\nthe price is 17.50")]
    [InlineData("On Monday at 10:30 Anna wrote: all is fine.")]
    [InlineData("Please call Anna <anna@firm.example> at 10:30 about the following:\n- the price\n- the day")]
    [InlineData("Please call on 20.11.2026 at 10:30, and ask for Anna <anna@firm.example>:\nshe has the key.")]
    [InlineData("In her mail of 20.11.2026, 10:49, Anna wrote:\nwe take it.")]
    [InlineData("The delivery is\nFrom: Piraeus\nTo: Hamburg\nDate: 20.11.2026\nfor two pallets.")]
    [InlineData("From: now on we ship daily.\nTo: be sure, ask us.")]
    [InlineData("Subject: to approval we ship.\nFrom: 9 to 5 we are here.")]
    [InlineData("These are the terms:\n\n_______________\n\nPayment in 30 days.")]
    [InlineData("The original message got lost.\nForwarded message follows tomorrow.")]
    [InlineData("Sizes:\n> 5 kg by truck\nelse by mail")]
    [InlineData("Am 20.11.2026 um 10:49 Uhr kommt der Wagen:\nbitte aufschließen.")]
    [InlineData("Meeting 20.11.2026 10:30, room 5:\nbring the plans.")]
    [InlineData("On Friday at 10:30 on 20.11.2026 we wrote to you:\nthe offer stands.")]
    [InlineData("Maria wrote:\nwe take it.")]
    [InlineData("Am 20.11.2026 um 10:49 hat Maria uns geschrieben:\nsie kommt.")]
    [InlineData("Datum: 20.11.2026 10:49\nOrt: Kiel\nAn: der Küste")]
    [InlineData("Von: Kiel\nNach: Hamburg\nAn: 20.11.2026 10:49\nAb: 9:00")]
    [InlineData("Date: 20/11/2026 10:30\nPlace: our office\nTo: discuss the offer")]
    [InlineData("Von 20.11.2026 10:30 bis 21.11.2026 sind wir zu:\nbitte warten.")]
    [InlineData("De la 20.11.2026 ora 10:30 suntem deschisi:\nva asteptam.")]
    [InlineData("Sent: 20 pallets\nFrom: stock\nTo: Kiel")]
    [InlineData("To: all\nSubject: to change without notice")]
    [InlineData("vineri, 20 noiembrie 2026, la ora 10:30, discutăm:\n- prețul")]
    [InlineData("Ορίστε τα στοιχεία μου (20/11/2026 10:49, Maria <maria@contoso.example>):\n- τηλέφωνο")]
    [InlineData("We met Anna (anna@x.example) on 20 Nov 2026 at 10:49, she wrote:\nfine.")]
    [InlineData("From: Jonas Feld <jonas@x.example>\nSubject: Quotation\n\nMessage Body:\n20 lamps")]
    [InlineData("Name: Jonas\nEmail: jonas@x.example\nDate: 20.11.2026 10:49\nSubject: Lamps\nMessage: 20 lamps")]
    [InlineData("A visitor wrote:\nFrom: Jonas <jonas@x.example>\nSubject: Quotation"
        + "\nDate: 20.11.2026 10:49\nPhone: +49 431 220\nMessage: 20 lamps, please.")]
    [InlineData("New enquiry\nVon: Jonas <jonas@x.example>\nDatum: 20.11.2026 10:49"
        + "\nAn: Verkauf\nBetreff: Angebot\n\nNachricht: 20 Lampen")]
    [InlineData("On Monday, 3 November 2025 at 10:00 we meet with Jan <jan@smit.example>:\n- price list\nPlease confirm.")]
    [InlineData("Monday, 3 November 2025, 10:00, with Jan <jan@smit.example>:\n- price list")]
    [InlineData("Tuesday 03.11.2025 at 10:00 meeting Jan Smit <jan@smit.example>:\n- price list")]
    [InlineData("On 03/11/2025 10:00 you wrote:\nyou would pay back 500 EUR.\n\nWhere is it?")]
    [InlineData("On 03/11/2025 10:00 your depot wrote:\nwe have none.")]
    [InlineData("On 3 November 2025 at 10:00 Jan from your depot wrote:\nwe have no stock.\n\nI want my money back.")]
    [InlineData("am 3.11.2025 um 10:00 Uhr schrieb uns Ihr Lager:\nWare ist da.")]
    [InlineData("Am 3.11.2025 um 10:00 schrieb Ihre Frau Braun:\nWare ist da.")]
    [InlineData("Le 03/11/2025 à 10:00, vous a écrit notre client :\nrien.")]
    [InlineData("Am 03.11.2025 um 10:00 Uhr bestellt von Lea <lea@x.example>:\n2 Stühle")]
    [InlineData("Online form:\nFrom: Lea <lea@x.example>\nSubject: Chairs\nDate: 3.11.2025 10:00\n\nI need 40 chairs.")]
    [InlineData("Űrlap:\nFeladó: Lea <lea@x.example>\nTárgy: Székek\nDátum: 2025.11.03 10:00\n\n40 szék kell.")]
    [InlineData("An: Verkauf\nVon: Lea <lea@x.example>\nDatum: 3.11.2025 10:00\nBetreff: Stühle\n\nIch brauche 40.")]
    [InlineData("From: Hamburg\nTo: Athens\nSubject: 2 pallets\nPlease quote.")]
    public void What_a_person_wrote_stays(string text) =>
        Assert.Equal($"Hello,\n{text}\nKind regards", WrittenText.Of($"Hello,\n{text}\nKind regards").Text);

    [Fact]
    public void A_forward_without_a_word_of_its_own_stays_whole()
    {
        var text = $"---------- Forwarded message ---------\nFrom: Maria <maria@contoso.example>\nDate: Fri, 20 Nov 2026 10:49\nSubject: "
            + $"Order\n\n{Old}";

        Assert.Equal(text, WrittenText.Of(text).Text);
    }

    [Fact]
    public void What_is_written_below_marked_lines_stays() => Assert.Equal(
        "Hello,\n\nyes, Thursday.",
        WrittenText.Of(
            "Hello,\n\nOn 20 Nov 2026, at 10:49, Maria <maria@contoso.example> wrote:\n> When?\n> And how?\n\nyes, Thursday.").Text);

    /// <summary>What a sentence introduces is a quote where it is marked as such.</summary>
    [Theory]
    [InlineData("On 03/11/2025 10:00 you wrote:")]
    [InlineData("On 3 November 2025 at 10:00 Jan from your depot wrote:")]
    [InlineData("am 3.11.2025 um 10:00 Uhr schrieb uns Ihr Lager:")]
    public void A_sentence_is_cut_with_its_marked_lines(string header) =>
        Assert.Equal($"{New}\n\nYes.", WrittenText.Of($"{New}\n\n{header}\n> {Old}\n\nYes.").Text);

    /// <summary>Without a date only marked lines tell that it is an earlier mail's.</summary>
    [Theory]
    [InlineData("Maria Papadaki wrote:")]
    [InlineData("Maria Papadaki schrieb:")]
    [InlineData("Maria Papadaki a écrit :")]
    [InlineData("Maria Papadaki escribió:")]
    [InlineData("Maria Papadaki ha scritto:")]
    [InlineData("Maria Papadaki írta:")]
    [InlineData("Ο/Η Maria Papadaki έγραψε:")]
    [InlineData("Maria Papadaki a scris:")]
    [InlineData("Maria Papadaki пишет:")]
    public void An_attribution_without_a_date_is_cut_with_its_marked_lines(string header) =>
        Assert.Equal($"{New}\n\nYes.", WrittenText.Of($"{New}\n\n{header}\n> {Old}\n> Maria\n\nYes.").Text);

    [Theory]
    [InlineData("Hi\u200c \u200c \u200c\u034f\u200b\ufeff there", "Hi")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧")]
    public void Signs_that_are_seen_stay_and_those_that_are_not_go(string text, string begin)
    {
        var shown = WrittenText.Of(text).Text;

        Assert.StartsWith(begin, shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u200b', shown);
        Assert.DoesNotContain('\u034f', shown);
    }

    [Theory]
    [InlineData("On 1 ")]
    [InlineData("From: a\n")]
    [InlineData("On 20 Nov 2026, at 10:49, a <a@b.example>\n")]
    [InlineData("\u200c ")]
    [InlineData("> \n")]
    public void A_hostile_text_takes_no_time(string part) =>
        Assert.NotNull(WrittenText.Of(string.Concat(Enumerable.Repeat(part, 262_144 / part.Length))).Text);
}

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
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public void The_earlier_mail_below_is_cut(string header) =>
        Assert.Equal(New, WrittenText.Of($"{New}\n\n{header}\n\n{Old}\n\nKind regards\nMaria"));

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
    public void What_a_person_wrote_stays(string text) =>
        Assert.Equal($"Hello,\n{text}\nKind regards", WrittenText.Of($"Hello,\n{text}\nKind regards"));

    [Fact]
    public void A_forward_without_a_word_of_its_own_stays_whole()
    {
        var text = $"---------- Forwarded message ---------\nFrom: Maria <maria@contoso.example>\nDate: Fri, 20 Nov 2026 10:49\nSubject: "
            + $"Order\n\n{Old}";

        Assert.Equal(text, WrittenText.Of(text));
    }

    [Fact]
    public void What_is_written_below_marked_lines_stays() => Assert.Equal(
        "Hello,\n\nyes, Thursday.",
        WrittenText.Of("Hello,\n\nOn 20 Nov 2026, at 10:49, Maria <maria@contoso.example> wrote:\n> When?\n> And how?\n\nyes, Thursday."));

    [Theory]
    [InlineData("Hi\u200c \u200c \u200c\u034f\u200b\ufeff there", "Hi")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧")]
    public void Signs_that_are_seen_stay_and_those_that_are_not_go(string text, string begin)
    {
        var shown = WrittenText.Of(text);

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
        Assert.NotNull(WrittenText.Of(string.Concat(Enumerable.Repeat(part, 262_144 / part.Length))));
}

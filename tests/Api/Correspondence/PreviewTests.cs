using OutlookCrm.Correspondence;
using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

public sealed class PreviewTests
{
    [Theory]
    [InlineData("Dear Maria,\n\nyour order 4711 is late: we ship on Friday. Sorry.", "your order 4711 is late: we ship on Friday.")]
    [InlineData("Hello Maria, we take the second pallet. Thank you.", "we take the second pallet.")]
    [InlineData("Καλημέρα σας,\n\nη παραγγελία είναι έτοιμη. Ευχαριστώ.", "η παραγγελία είναι έτοιμη.")]
    [InlineData("Stimate domnule Ionescu,\nvă mulțumim pentru ofertă. Revenim.", "vă mulțumim pentru ofertă.")]
    [InlineData("Tisztelt Nagy Katalin!\nKérjük az ajánlatot. Köszönjük.", "Kérjük az ajánlatot.")]
    [InlineData("سلام خانم کریمی،\nسفارش آماده است. متشکرم", "سفارش آماده است.")]
    [InlineData("Beste Johan\nOns neem die wyn. Dankie.", "Ons neem die wyn.")]
    [InlineData("Sehr geehrte Frau Berger,\nvielen Dank für Ihr Angebot. Wir melden uns.", "vielen Dank für Ihr Angebot.")]
    [InlineData("The price is 17.50 for 3 pcs. We ship today.", "The price is 17.50 for 3 pcs.")]
    [InlineData("Ok", "Ok")]
    [InlineData("", "")]
    [InlineData("Sehr geehrte Frau Dr. Pappa,\n\nwir nehmen Ihr Angebot vom 12. Oktober an. Danke.",
        "wir nehmen Ihr Angebot vom 12. Oktober an.")]
    [InlineData("Dear Ms. Pappa,\nwe accept the offer of Nov. 3rd. Please deliver.", "we accept the offer of Nov. 3rd.")]
    [InlineData("Gentile Dott.ssa Bianchi,\ngrazie per l'offerta. Accettiamo.", "grazie per l'offerta.")]
    [InlineData("Maria,\n\nWe need 20 kg by Friday. Thanks", "We need 20 kg by Friday.")]
    [InlineData("Nikos Pappas,\n\nplease call Mr. Botha today. Thanks", "please call Mr. Botha today.")]
    [InlineData("مرحبا ماريا،\n\nنريد 20 صندوقا.", "نريد 20 صندوقا.")]
    [InlineData("您好，\n\n请寄20箱。", "请寄20箱。")]
    [InlineData("Maria 様\n\n20箱お願いします。", "20箱お願いします。")]
    [InlineData("Dobrý den,\n\nprosím 20 beden.", "prosím 20 beden.")]
    [InlineData("Szanowna Pani,\n\nproszę o 20 skrzyń.", "proszę o 20 skrzyń.")]
    [InlineData("Merhaba Maria Hanım,\n\n20 kasa lütfen.", "20 kasa lütfen.")]
    [InlineData("Kære fru Papadaki\n\n20 kasser, tak.", "20 kasser, tak.")]
    [InlineData("To whom it may concern,\n\n20 crates please.", "20 crates please.")]
    [InlineData("Hello Kitty lamps, 40 pieces, please. Thanks.", "Hello Kitty lamps, 40 pieces, please.")]
    [InlineData("Hello Maria, 40 pieces, please. Thanks.", "40 pieces, please.")]
    [InlineData("Dear Mr van Berg, we take 40 pieces. Thanks.", "we take 40 pieces.")]
    [InlineData("Hi Maria and Tom, we take 40 pieces. Thanks.", "we take 40 pieces.")]
    [InlineData("Kedves Anna néni, kérünk negyven lámpát. Köszönöm.", "kérünk negyven lámpát.")]
    [InlineData("Hiya!\n\nQuick one: 40 lamps?", "Quick one: 40 lamps?")]
    [InlineData("Szép napot kívánok!\n\nKérünk negyven lámpát. Köszönöm.", "Kérünk negyven lámpát.")]
    [InlineData("Hi Maria,\n\nI hope this email finds you well. We take 40 lamps.", "We take 40 lamps.")]
    [InlineData("Hallo,\n\nich hoffe, es geht Ihnen gut. Wir nehmen 40 Lampen.", "Wir nehmen 40 Lampen.")]
    [InlineData("Bonjour,\n\nJ'espère que vous allez bien. Nous prenons 40 lampes.", "Nous prenons 40 lampes.")]
    [InlineData("Ελπίζω να είστε καλά. Θέλουμε 40 λάμπες.", "Θέλουμε 40 λάμπες.")]
    [InlineData("سلام\n\nامیدوارم حالتان خوب باشد. چهل چراغ می‌خواهیم.", "چهل چراغ می‌خواهیم.")]
    [InlineData("I hope you are well.", "I hope you are well.")]
    [InlineData("I hope the crate arrives well packed. We wait.", "I hope the crate arrives well packed.")]
    [InlineData("I hope you can send 40 lamps, all well packed. Thanks.", "I hope you can send 40 lamps, all well packed.")]
    [InlineData("您好，\n\n我们需要四十盏灯。谢谢。", "我们需要四十盏灯。")]
    [InlineData("我们需要四十盏灯！谢谢。", "我们需要四十盏灯！")]
    [InlineData("ランプを四十個お願いします。よろしく。", "ランプを四十個お願いします。")]
    public void The_first_sentence_after_the_greeting(string text, string sentence) =>
        Assert.Equal(sentence, Previews.FirstSentenceOf(text));

    [Theory]
    [InlineData("A <https://track.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaa> B", "A B")]
    [InlineData("[image: logo] A [cid:1234@x] B", "A B")]
    [InlineData("[Logo of the firm]<https://x.example> A", "[Logo of the firm] A")]
    [InlineData("=================\nA\n_________________\nB", "A B")]
    [InlineData("| | |\n|---|---|\n| A | B |", "A | B |")]
    [InlineData("A & B - C", "A & B - C")]
    [InlineData("See https://x.example/offer", "See https://x.example/offer")]
    [InlineData("  A \n\t B  ", "A B")]
    [InlineData("\u00a0A\u2028B\u0085\u3000C\u200bD", "A B C\u200bD")]
    public void A_preview_is_words(string text, string preview) => Assert.Equal(preview, Previews.Of(text, 255));

    /// <summary>Signs by which newsletters push their text out of a preview, as many as they use.</summary>
    [Theory]
    [InlineData("\u200c\u00a0")]
    [InlineData("\u034f\u200c\u00a0")]
    [InlineData("\u00ad ")]
    [InlineData("\u2007\u034f ")]
    [InlineData("\ufeff ")]
    [InlineData("\u2800 ")]
    [InlineData("\u3164 ")]
    [InlineData("\U000e0020 ")]
    [InlineData("\ufe0f ")]
    [InlineData("\u200e ")]
    [InlineData("\u0488 ")]
    [InlineData("\u200a\u200a")]
    public void Filler_does_not_eat_the_preview(string filler)
    {
        var text = WrittenText.Of(
            $"Your delivery\n{string.Concat(Enumerable.Repeat(filler, 150))}\nDear Maria,\nyour order 4711 is late.").Text;

        Assert.Equal("Your delivery Dear Maria, your order 4711 is late.", Previews.Of(text, 255));
        Assert.Equal("your order 4711 is late.", Previews.FirstSentenceOf(text));
    }

    /// <summary>A teaser that is hidden from readers, said as often as newsletters do.</summary>
    [Theory]
    [InlineData("Save now! Save now! Save now! Save now! Save now! Save now!")]
    [InlineData("Your order 4711 is late today.\nYour order 4711 is late today.\nYour order 4711 is late today.")]
    [InlineData("Big news this week Big news this week Big news this week Big news this week")]
    [InlineData("Νέα προσφορά για εσάς Νέα προσφορά για εσάς Νέα προσφορά για εσάς")]
    [InlineData("پیشنهاد ویژه این هفته پیشنهاد ویژه این هفته پیشنهاد ویژه این هفته")]
    [InlineData("Ofertă nouă pentru voi\n\u034f \u200c \u034f \u200c\nOfertă nouă pentru voi")]
    public void A_repeated_teaser_is_shown_once(string teaser)
    {
        var preview = Previews.Of($"{teaser}\n\nDear Maria,\nOrder 4711 is late.", 255);

        Assert.EndsWith("Dear Maria, Order 4711 is late.", preview, StringComparison.Ordinal);
        Assert.True(preview.Length < 70, preview);
        Assert.StartsWith(teaser[..6], preview, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_comes_again_below_is_no_teaser_twice() => Assert.Equal(
        "Logo Your parcel is on its way. It comes on Friday.",
        Previews.Of("Your parcel is on its way.\nLogo\nYour parcel is on its way. It comes on Friday.", 255));

    /// <summary>What stands above a mail and is none of it.</summary>
    [Theory]
    [InlineData("Can't read this? View it in your browser")]
    [InlineData("View in browser")]
    [InlineData("Having trouble? Read this email online")]
    [InlineData("Webversion anzeigen")]
    [InlineData("Newsletter im Browser ansehen")]
    [InlineData("Afficher ce message dans votre navigateur")]
    [InlineData("Ver en su navegador")]
    [InlineData("Visualizza nel tuo browser")]
    [InlineData("Δείτε το στο φυλλομετρητή")]
    [InlineData("Vezi acest e-mail în browser")]
    [InlineData("A levelet a böngészőben megtekintheti")]
    [InlineData("Открыть письмо в браузере")]
    [InlineData("مشاهده در مرورگر")]
    [InlineData("CAUTION: This email originated from outside of the organization. Do not click links.")]
    [InlineData("[EXTERNAL EMAIL]")]
    [InlineData("*** EXTERNAL ***")]
    [InlineData("You don't often get email from anna@x.example. Learn why this is important<https://aka.ms/x>")]
    [InlineData("Trouble viewing this email? Click here.")]
    [InlineData("ACHTUNG: Diese E-Mail stammt von außerhalb der Organisation. Klicken Sie nicht auf Links.")]
    [InlineData("Diese Nachricht wurde von einem externen Absender gesendet.\nKlicken Sie auf keine Links und öffnen Sie keine Anhänge.")]
    [InlineData("Sie erhalten nicht oft eine E-Mail von anna@x.example. Erfahren Sie, warum dies wichtig ist")]
    [InlineData("Wird diese E-Mail nicht richtig angezeigt? Hier klicken.")]
    [InlineData("Falls der Newsletter nicht korrekt dargestellt wird, klicken Sie bitte hier.")]
    [InlineData("Online-Version")]
    [InlineData("ATTENTION : cet e-mail provient de l’extérieur de l’organisation. Ne cliquez pas sur les liens.")]
    [InlineData("Vous n’obtenez pas souvent d’e-mail à partir de anna@x.example. Pourquoi c’est important")]
    [InlineData("Si ce message ne s'affiche pas correctement, cliquez ici")]
    [InlineData("Voir en ligne")]
    [InlineData("PRECAUCIÓN: este correo se originó fuera de la organización. No haga clic en vínculos.")]
    [InlineData("No suele recibir correo electrónico de anna@x.example. Por qué es esto importante")]
    [InlineData("Si no puede ver este mensaje, haga clic aquí")]
    [InlineData("ATTENZIONE: questa e-mail proviene dall'esterno. Non aprire gli allegati.")]
    [InlineData("Non si ricevono spesso messaggi di posta elettronica da anna@x.example. Informazioni")]
    [InlineData("Se non visualizzi correttamente questa email clicca qui")]
    [InlineData("LET OP: deze e-mail is afkomstig van buiten de organisatie.\nKlik niet op links.")]
    [InlineData("U ontvangt niet vaak e-mail van anna@x.example. Meer informatie")]
    [InlineData("Bekijk de webversie")]
    [InlineData("ΠΡΟΣΟΧΗ: Αυτό το μήνυμα προέρχεται από εξωτερικό αποστολέα. Μην κάνετε κλικ σε συνδέσμους.")]
    [InlineData("Δεν λαμβάνετε συχνά μηνύματα από anna@x.example. Μάθετε γιατί αυτό είναι σημαντικό")]
    [InlineData("Αν δεν μπορείτε να δείτε αυτό το email πατήστε εδώ")]
    [InlineData("Δείτε το online")]
    [InlineData("ATENȚIE: Acest e-mail provine din afara organizației. Nu faceți clic pe linkuri.")]
    [InlineData("Nu primiți des e-mailuri de la anna@x.example. Aflați de ce este important")]
    [InlineData("Dacă nu puteți vizualiza acest e-mail, faceți clic aici")]
    [InlineData("Vezi online")]
    [InlineData("FIGYELEM: Ez az e-mail a szervezeten kívülről érkezett.\nNe kattintson a hivatkozásokra!")]
    [InlineData("Nem gyakran kap e-mailt innen: anna@x.example. További információ")]
    [InlineData("Ha nem jelenik meg megfelelően a levél, kattintson ide")]
    [InlineData("Online verzió")]
    [InlineData("WAARSKUWING: Hierdie e-pos kom van buite die organisasie. Moenie op skakels klik nie.")]
    [InlineData("Bekyk aanlyn")]
    [InlineData("هشدار: این ایمیل از خارج از سازمان آمده است. روی پیوندها کلیک نکنید.")]
    [InlineData("اگر این ایمیل را درست نمی‌بینید اینجا را کلیک کنید")]
    [InlineData("مشاهده آنلاین")]
    [InlineData("CAUTION: External sender\n\nDo not click links.\nView in browser")]
    [InlineData("Some people who received this message don't often get email from jan@x.example. Learn why this is important")]
    [InlineData("⚠️ EXTERNAL EMAIL ⚠️")]
    [InlineData("*** EXTERNAL SENDER ***")]
    [InlineData("ZjQcmQRYFpfptBannerStart\nThis Message Is From an External Sender\nThis message came from outside your "
        + "organization.\nZjQcmQRYFpfptBannerEnd")]
    [InlineData("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256")]
    [InlineData("This email was sent from outside the company.")]
    [InlineData("Sent from outside the company")]
    [InlineData("EXTERNAL: This message originated outside our university.")]
    [InlineData("Diese Nachricht kommt von außerhalb unserer Firma.")]
    [InlineData("Ce message provient d’une personne en dehors de l’entreprise.")]
    [InlineData("AVISO: Este mensaje viene de fuera de la empresa.")]
    [InlineData("Questo messaggio arriva da fuori dell'azienda.")]
    [InlineData("Dit bericht komt van buiten ons bedrijf.")]
    [InlineData("Αυτό το μήνυμα στάλθηκε εκτός της επιχείρησης.")]
    [InlineData("Acest mesaj vine din exteriorul firmei.")]
    [InlineData("Ez az üzenet a cégen kívülről érkezett.")]
    [InlineData("Hierdie boodskap kom van buite ons maatskappy.")]
    [InlineData("این پیام از خارج از شرکت آمده است.")]
    public void A_banner_does_not_eat_the_preview(string banner)
    {
        Assert.Equal("Order 4711 is late.", Previews.Of($"{banner}\n\nOrder 4711 is late.", 255));
        Assert.Equal("Order 4711 is late.", Previews.FirstSentenceOf($"{banner}\n\nOrder 4711 is late."));
    }

    [Theory]
    [InlineData("I see the web version is slow. Please look.")]
    [InlineData("Ich habe es im Browser geprüft.")]
    [InlineData("Can you open it in your browser?")]
    [InlineData("The external hard disk came.")]
    [InlineData("Hallo Maria, ein externer Absender hat uns geschrieben.")]
    [InlineData("Wir brauchen eine Online-Version des Katalogs bis Freitag, bitte in zwei Sprachen.")]
    [InlineData("Avez-vous une version en ligne ?")]
    [InlineData("Klicken Sie nicht auf den Link, er ist alt.")]
    [InlineData("Thank you, thank you. We ship on Friday.")]
    [InlineData("No. No. Not on Friday.")]
    [InlineData("View in browser")]
    public void What_a_person_wrote_is_no_banner(string text) => Assert.Equal(text, Previews.Of(text, 255));

    /// <summary>Where more follows: a line that is the whole mail stays, whatever it says.</summary>
    [Theory]
    [InlineData("Hallo Maria, ein externer Absender hat uns geschrieben.")]
    [InlineData("Bonjour Maria, un expéditeur externe nous a écrit.")]
    [InlineData("Wir hatten gestern einen Fall, in dem eine externe E-Mail verloren ging.")]
    [InlineData("Ayer llegó un correo externo con el pedido.")]
    [InlineData("Σήμερα ένας εξωτερικός αποστολέας μας έγραψε.")]
    [InlineData("Egy külső feladó kérdezte az árat.")]
    [InlineData("We asked the external sender for the papers.")]
    [InlineData("We got a message from outside the company. Please look.")]
    [InlineData("The pallets were sent from outside the country. They come on Friday.")]
    [InlineData("This message is for Nikos. He is out.")]
    [InlineData("This email is outside my remit. Please ask Nikos.")]
    [InlineData("Ce message est en dehors du sujet. Voyez Nikos.")]
    [InlineData("Αυτό το μήνυμα είναι εκτός θέματος. Δείτε το.")]
    [InlineData("Estoy fuera de la empresa hoy. Mando el correo mañana.")]
    [InlineData("Am primit un mesaj din afara firmei. Vă rog să vedeți.")]
    [InlineData("I see the web version is slow. Please look.")]
    [InlineData("Ich habe es im Browser geprüft.")]
    [InlineData("Can you open it in your browser?")]
    [InlineData("The external hard disk came.")]
    [InlineData("Avez-vous une version en ligne ?")]
    [InlineData("Klicken Sie nicht auf den Link, er ist alt.")]
    public void What_a_person_wrote_above_other_words_is_no_banner(string text) =>
        Assert.Equal($"{text} Order 4711 is late.", Previews.Of($"{text}\n\nOrder 4711 is late.", 255));

    [Fact]
    public void A_preview_of_one_endless_word_is_cut() => Assert.Equal(255, Previews.Of(new string('a', 100_000), 255).Length);
}

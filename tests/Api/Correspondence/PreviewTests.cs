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
        var text = WrittenText.Of($"Your delivery\n{string.Concat(Enumerable.Repeat(filler, 150))}\nDear Maria,\nyour order 4711 is late.");

        Assert.Equal("Your delivery Dear Maria, your order 4711 is late.", Previews.Of(text, 255));
        Assert.Equal("your order 4711 is late.", Previews.FirstSentenceOf(text));
    }

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
    [InlineData("View in browser")]
    public void What_a_person_wrote_is_no_banner(string text) => Assert.Equal(text, Previews.Of(text, 255));

    [Fact]
    public void A_preview_of_one_endless_word_is_cut() => Assert.Equal(255, Previews.Of(new string('a', 100_000), 255).Length);
}

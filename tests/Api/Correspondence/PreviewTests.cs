using OutlookCrm.Correspondence;
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
    [InlineData("[image: logo] A [cid:1234@x] B", "logo] A B")]
    [InlineData("  A \n\t B  ", "A B")]
    public void A_preview_is_words(string text, string preview) => Assert.Equal(preview, Previews.Of(text, 255));

    [Fact]
    public void A_preview_of_one_endless_word_is_cut() => Assert.Equal(255, Previews.Of(new string('a', 100_000), 255).Length);
}

using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>The first sentence after a greeting that has stops of its own.</summary>
public sealed class GreetedByNameTests
{
    [Theory]
    [InlineData("Good afternoon, Maria. The lamps arrived.", "The lamps arrived.")]
    [InlineData("Guten Morgen, Frau Papadaki. Die Lampen sind da.", "Die Lampen sind da.")]
    [InlineData("Good morning, Mrs. Papadaki. The lamps arrived.", "The lamps arrived.")]
    [InlineData("Good morning Mrs. Papadaki, the lamps arrived.", "the lamps arrived.")]
    [InlineData("Bună dimineața, Maria. Lămpile au sosit.", "Lămpile au sosit.")]
    [InlineData("Jó reggelt, Mária! Megjöttek a lámpák.", "Megjöttek a lámpák.")]
    [InlineData("Jó napot, Nagy asszony! Megjöttek a lámpák.", "Megjöttek a lámpák.")]
    [InlineData("Καλησπέρα σας κυρία Παπαδάκη. Ήρθαν τα φωτιστικά.", "Ήρθαν τα φωτιστικά.")]
    [InlineData("Dear Maria.\nThe lamps arrived.", "The lamps arrived.")]
    [InlineData("Hello Dr. Berg. The lamps arrived.", "The lamps arrived.")]
    [InlineData("Bonjour, Madame Petit. Les lampes sont là.", "Les lampes sont là.")]
    [InlineData("Hi all! The lamps arrived.", "The lamps arrived.")]
    [InlineData("Môre Maria\n\nDie lampe is hier.", "Die lampe is hier.")]
    [InlineData("Morning Maria\n\nThe lamps arrived.", "The lamps arrived.")]
    [InlineData("Morning, Tom. The lamps arrived.", "The lamps arrived.")]
    [InlineData("صبح بخیر ماریا\nلامپ ها رسید.", "لامپ ها رسید.")]
    [InlineData("Dear Maria and Tom. The lamps arrived.", "The lamps arrived.")]
    public void A_greeting_with_a_stop_and_a_name_is_left_out(string text, string sentence) =>
        Assert.Equal(sentence, Previews.FirstSentenceOf(text));

    [Theory]
    [InlineData("Morning deliveries are late\nPlease wait.")]
    [InlineData("Môre kom die lampe\nDankie.")]
    [InlineData("Hello Kitty lamps, 40 pieces, please send them.")]
    [InlineData("Dear Maria.")]
    public void What_only_begins_as_a_greeting_stays(string text) =>
        Assert.StartsWith(text[..10], Previews.FirstSentenceOf(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1")]
    [InlineData("A A A A A A A A A A Real")]
    [InlineData("0 0 0 0 0 1 1 0")]
    [InlineData("x x x x x x x x")]
    [InlineData("5 5 5 5 5 pieces of each")]
    public void A_row_of_single_signs_is_no_filler(string text) => Assert.Equal(text, Previews.Of(text, 255));
}

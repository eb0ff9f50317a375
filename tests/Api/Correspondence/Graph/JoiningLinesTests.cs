using OutlookCrm.Correspondence.Graph;
using Xunit;

namespace OutlookCrm.Tests.Correspondence.Graph;

public sealed class JoiningLinesTests
{
    private const string Rule = "________________________________________________________________________________";

    [Theory]
    [InlineData($"Bring samples.\n\n{Rule}\nMicrosoft Teams Need help?\nJoin the meeting now<https://teams.microsoft.com/l/meetup-join/1>\nMeeting ID: 123 456\nPasscode: x9\n{Rule}\nSee you there.", "Bring samples.\n\nSee you there.")]
    [InlineData($"{Rule}\nMicrosoft Teams-Besprechung\nhttps://gov.teams.microsoft.us/l/1\nBesprechungs-ID: 1\nKenncode: x9", "")]
    [InlineData($"Agenda\nhttps://teams.microsoft.com/l/1\nPrices\n{Rule}\nMicrosoft Teams meeting\nJoin: https://teams.microsoft.com/l/1\nPasscode: x9", "Agenda\nPrices")]
    [InlineData("Hi there,\n\nJoin Zoom Meeting\nhttps://us02web.zoom.us/j/1?pwd=x9\n\nMeeting ID: 842 1\nPasscode: x9\n\nOne tap mobile\n+16465588656,,842# US\n\nPrices are attached.", "Hi there,\n\nPrices are attached.")]
    [InlineData("To join the video meeting, click https://meet.google.com/abc-defg\nOtherwise dial +1 917 555 0100 and enter this PIN: 333#\nAgenda: oil", "Agenda: oil")]
    [InlineData("Σύσκεψη\nhttps://teams.microsoft.com/l/1\nΑναγνωριστικό σύσκεψης: 1\nΚωδικός πρόσβασης: x9\nΤιμές λαδιού", "Σύσκεψη\nΤιμές λαδιού")]
    [InlineData("Please join the tasting; ask Anna (+30 2310 555 014).\nhttps://zoom.us/j/1\nDial by your location\n+1 646 558 8656 US (New York)", "Please join the tasting; ask Anna (+30 2310 555 014).\nDial by your location")]
    public void Links_numbers_and_passcodes_go_and_words_stay(string text, string left) => Assert.Equal(left, JoiningLines.TakenOutOf(text));

    [Theory]
    [InlineData("Order no:\n____________________\nSign here. Our password policy: https://contoso.example/policy")]
    [InlineData($"As agreed.\n\n{Rule}\nFrom: Anna\nSent: Monday\nThe prices.")]
    [InlineData("Call me: +30 2310 555 014\nPasscode of the gate: 12")]
    public void Without_a_conference_nothing_goes(string text) => Assert.Equal(text, JoiningLines.TakenOutOf(text));

    [Theory]
    [InlineData("Stand 12", "Stand 12")]
    [InlineData("https://zoom.us/j/1?pwd=x9", "zoom.us")]
    [InlineData("Room 2; https://zoom.us/j/1?pwd=x9", "Room 2")]
    public void A_place_keeps_no_link(string place, string left) => Assert.Equal(left, JoiningLines.TakenOutOfPlace(place));
}

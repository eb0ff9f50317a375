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
    [InlineData("Please join the tasting; ask Anna (+30 2310 555 014).\nhttps://zoom.us/j/1\nDial by your location\n+1 646 558 8656 US (New York)", "Please join the tasting; ask Anna (+30 2310 555 014).\nDial by your location\n+1 646 558 8656 US (New York)")]
    public void Links_numbers_and_passcodes_go_and_words_stay(string text, string left) =>
        Assert.Equal(left, JoiningLines.TakenOutOf(text));

    [Theory]
    [InlineData("Microsoft Teams Need help?\nJoin the meeting now\nMeeting ID: 234 567 890 12\nPasscode: aBc123\nFor organizers:")]
    [InlineData("Join: https://meet.jit.si/OurSecretRoom-91x\nPassword: hunter2")]
    [InlineData("https://chime.aws/1234567890\nMeeting PIN: 1234567890")]
    [InlineData("https://v.ringcentral.com/join/123456789?pw=abcdef")]
    [InlineData("Join: https://teams.cloud.microsoft/meet/23456789?p=SECRET\nPasscode: zz9")]
    [InlineData("https://meet.contoso.example/OurRoom\nhttps://call.contoso.example/r#pwd=x9\nhttps://call.contoso.example/r?p=SECRET")]
    [InlineData("zoom.us/j/987654321?pwd=x9\nzo\u200bom.us/j/99?pwd=x9\nhttps://zoom%2Eus/j/9")]
    [InlineData("https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F1&data=05")]
    [InlineData("Meeting number (access code): 2345 678 9012\nMeeting password: Ab-cdef\nTenant key: contoso@m.webex.com\nVideo ID: 123 "
        + "456 7\n842123@zoomcrc.com")]
    [InlineData("+1 323-555-0166,,123456789# United States\nPhone conference ID: 123 456 789#")]
    [InlineData("Passcode:\n998877\nMeeting ID:\n\n234 567 890")]
    [InlineData("Besprechungs-ID: 234 567\nKenncode: aBcDeF")]
    [InlineData("Αναγνωριστικό σύσκεψης: 234 567\nΚωδικός πρόσβασης: aBc")]
    [InlineData("ID-ul ședinței: 234 567\nCod de acces: aBc\nParola: x9")]
    [InlineData("Értekezlet azonosítója: 234 567\nJelszó: aBc\nBelépési kód: x9\nPIN-kód: 4711")]
    [InlineData("معرف الاجتماع: ٢٣٤ ٥٦٧\nرمز المرور: aBc")]
    [InlineData("شناسه جلسه: ۲۳۴ ۵۶۷\nگذرواژه: aBc")]
    [InlineData("Vergadering-ID: 234 567\nWagwoord: aBc\nToegangskode: x9")]
    public void What_lets_a_reader_join_goes_wherever_it_stands(string secret)
    {
        Assert.Equal("Agenda: oil\n\nPrices", JoiningLines.TakenOutOf($"Agenda: oil\n\n{secret}\n\nPrices"));
        var far = string.Join('\n', Enumerable.Range(1, 40).Select(point => $"Point {point}"));
        Assert.Equal(far, JoiningLines.TakenOutOf($"https://zoom.us/j/1\n{far}\n{secret}"));
    }

    [Theory]
    [InlineData("+30 210 1234567 is Anna, call her first\n+30 2310 555 014")]
    [InlineData("The parole board password policy of the customer")]
    [InlineData("We agreed: the Microsoft Teams rollout costs 12 000 EUR")]
    [InlineData("Microsoft Teams rollout\nDial-in tariffs\nPIN pads: 40 pieces, pin 12 to 14 mm")]
    [InlineData("Password: to be agreed with the customer\nMeeting 2: who signs\nMeeting room: 12")]
    [InlineData("Ask anna@zoom.us and see https://contoso.example/offer?p=12&page=3")]
    [InlineData("Κωδικός προϊόντος: 12\nKenncode fehlt noch")]
    [InlineData("________________________________\nMaria Papadopoulou\n________________________________")]
    public void What_people_wrote_stays_also_beside_a_link(string words)
    {
        Assert.Equal(words, JoiningLines.TakenOutOf(words));
        Assert.Equal($"Agenda\n{words}\nEnd", JoiningLines.TakenOutOf($"Agenda\n{words}\nEnd\nhttps://zoom.us/j/1?pwd=x9"));
        Assert.Equal($"Agenda\n{words}\nEnd", JoiningLines.TakenOutOf($"https://zoom.us/j/1?pwd=x9\nAgenda\n{words}\nEnd"));
    }

    [Theory]
    [InlineData("We meet at https://zoom.us/j/1?pwd=x9 to settle the price of 12 000 EUR and the delivery.", "We meet at  to settle the price of 12 000 EUR and the delivery.")]
    [InlineData("The call on Thursday has the passcode 998877, so please tell it to nobody but Anna.",
        "The call on Thursday has the , so please tell it to nobody but Anna.")]
    public void A_sentence_loses_only_what_lets_a_reader_join(string text, string left) =>
        Assert.Equal(left, JoiningLines.TakenOutOf(text));

    [Theory]
    [InlineData("Order no:\n____________________\nSign here. Our password policy: https://contoso.example/policy")]
    [InlineData($"As agreed.\n\n{Rule}\nFrom: Anna\nSent: Monday\nThe prices.")]
    [InlineData("Call me: +30 2310 555 014\nPasscode of the gate: 12")]
    public void Without_a_conference_nothing_goes(string text) => Assert.Equal(text, JoiningLines.TakenOutOf(text));

    [Theory]
    [InlineData("Stand 12", "Stand 12")]
    [InlineData("https://zoom.us/j/1?pwd=x9", "zoom.us")]
    [InlineData("Room 2; https://zoom.us/j/1?pwd=x9", "Room 2")]
    [InlineData("zoom.us/j/987654321?pwd=x9", "zoom.us")]
    [InlineData("Zoom 987 654 321, Passcode 112233", "")]
    [InlineData("Room 2, Passcode: hunter2", "Room 2")]
    [InlineData("12 Meeting Street, 54621", "12 Meeting Street, 54621")]
    [InlineData("Microsoft Teams Meeting", "Microsoft Teams Meeting")]
    [InlineData("https://contoso.example/map", "contoso.example")]
    public void A_place_keeps_no_link(string place, string left) => Assert.Equal(left, JoiningLines.TakenOutOfPlace(place));
}

using OutlookCrm.Correspondence;
using OutlookCrm.Customers.Addresses;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>Who wrote what a form, a program or a list sends, where several addresses are for answers.</summary>
public sealed class AnswersToOthersTests
{
    private static readonly OwnPeople s_own = OwnPeople.Of(["contoso.example"], []);

    [Theory]
    [InlineData("Shop <no-reply@shop.example>", "tickets+4f8a1@shop.example, Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Shop <no-reply@shop.example>", "case-77@shop.example, eva@buyer.example", "", "eva@buyer.example")]
    [InlineData("Shop <no-reply@shop.example>", "info@shop.example, Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Form <web@shop.example>", "sales@buyer.example", "", "sales@buyer.example")]
    [InlineData("'Eva Buyer' via Sales <sales@contoso.example>", "eva@buyer.example", "'Eva Buyer'", "eva@buyer.example")]
    [InlineData("Eva Buyer über Formular <form@shop.example>", "eva@buyer.example", "Eva Buyer", "eva@buyer.example")]
    [InlineData("Laden <0102@eu-west-1.amazonses.com>", "Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Laden <shop@em.sendgrid.net>", "Eva <eva@buyer.example>", "Eva", "eva@buyer.example")]
    [InlineData("Jan Own <jan@personal.example>", "Eva <eva@buyer.example>", "Jan Own", "jan@personal.example")]
    [InlineData("Jan Own <jan@amazonses.com.example>", "Eva <eva@buyer.example>", "Jan Own", "jan@amazonses.com.example")]
    public void The_person_among_the_answers_is_the_author(string from, string answers, string name, string address)
    {
        var parties = MailParties.Of(Message(Person(from), [.. answers.Split(", ").Select(Person)]), s_own);

        Assert.Equal(new MailPerson(name, address), parties.Author);
        Assert.Equal(address, parties.People[0].Address);
        Assert.False(parties.IsOurs);
    }

    /// <summary>A colleague who wants the answers sent to a customer is still who wrote; the customer stays on the mail.</summary>
    [Theory]
    [InlineData("Nikos <nikos@contoso.example>", "eva@buyer.example")]
    [InlineData("nikos@contoso.example", "Eva <eva@buyer.example>")]
    [InlineData("Nikos Pappas <n.pappas@eu.contoso.example>", "Eva <eva@buyer.example>, Jan <jan@buyer.example>")]
    [InlineData("Nikos Pappas <nikos@contoso.example>", "Nikos Pappas <nikos.pappas@private.example>")]
    [InlineData("Eleni, Contoso <e17@contoso.example>", "Eva <eva@buyer.example>")]
    [InlineData("Nikos <nikos@contoso.example>", "Eva <eva@buyer.example>", "eva@buyer.example, nikos@contoso.example")]
    [InlineData("Nikos <nikos@contoso.example>", "Eva <eva@buyer.example>", "maria@contoso.example, nikos@contoso.example")]
    public void A_colleague_who_lets_a_customer_answer_is_the_author(string from, string answers, string to = "maria@contoso.example")
    {
        var parties = MailParties.Of(Message(Person(from), [.. answers.Split(", ").Select(Person)], to), s_own);

        Assert.Equal(Person(from), parties.Author);
        Assert.True(parties.IsOurs);
        Assert.Contains(parties.People, one => one.Address == Person(answers.Split(", ")[0]).Address);
    }

    /// <summary>A company's own mailbox that sends for a person there may be a customer's; a shop, a form and a program are not.</summary>
    [Theory]
    [InlineData("Hotel Reception <info@hotel.example>", "Jane Doe <jane.doe@hotel.example>", true)]
    [InlineData("orders@hotel.example", "jane.doe@hotel.example", true)]
    [InlineData("Sales <sales@hotel.example>", "Jane Doe <jane.doe@gmail.com>", true)]
    [InlineData("Support <support@mail.hotel.example>", "Jane Doe <jane.doe@hotel.example>", true)]
    [InlineData("Office <office@hotel.example>", "Jane Doe <jane.doe@north.hotel.example>", true)]
    [InlineData("Office <office@hotel.example>", "Jane <jane@elsewhere.example>, Jane Doe <jane.doe@hotel.example>", true)]
    [InlineData("Shop <orders@hotel.example>", "Jane Doe <jane.doe@elsewhere.example>", false)]
    [InlineData("Shop <orders@hotel.co.uk>", "Jane Doe <jane.doe@elsewhere.co.uk>", false)]
    [InlineData("Contact form <info@hotel.example>", "Jane Doe <jane.doe@hotel.example>", false)]
    [InlineData("no-reply@hotel.example", "Jane Doe <jane.doe@hotel.example>", false)]
    [InlineData("'Jane Doe' via Sales <sales@hotel.example>", "Jane Doe <jane.doe@gmail.com>", false)]
    [InlineData("Sales <sales@contoso.example>", "Jane Doe <jane.doe@gmail.com>", false)]
    [InlineData("Jane Doe <jane.doe@hotel.example>", "jane.doe@gmail.com", false)]
    public void A_mailbox_of_the_authors_company_sent_it(string from, string answers, bool isThrough)
    {
        var parties = MailParties.Of(Message(Person(from), [.. answers.Split(", ").Select(Person)]), s_own);

        Assert.Equal(isThrough ? Person(from) : null, parties.SentThrough);
    }

    /// <summary>What a form of ours sends, a customer wrote.</summary>
    [Theory]
    [InlineData("Website <wordpress@contoso.example>", "eva@buyer.example")]
    [InlineData("Contoso contact form <nikos@contoso.example>", "eva@buyer.example")]
    [InlineData("Eva Braun <x17@contoso.example>", "Eva Braun <eva@buyer.example>")]
    [InlineData("Braun, Eva <x17@contoso.example>", "eva braun <eva@buyer.example>")]
    [InlineData("Maria <maria@contoso.example>", "eva@buyer.example")]
    [InlineData("Contoso <maria@contoso.example>", "eva@buyer.example", "maria@contoso.example, nikos@contoso.example")]
    [InlineData("'Eva Braun' via Sales <sales@contoso.example>", "eva@buyer.example")]
    public void A_form_of_ours_is_no_author(string from, string answers, string to = "maria@contoso.example")
    {
        var parties = MailParties.Of(Message(Person(from), [Person(answers)], to), s_own);

        Assert.Equal("eva@buyer.example", parties.Author?.Address);
        Assert.False(parties.IsOurs);
    }

    private static MailPerson Person(string text) => text.Split(" <") is [var name, var address] ? new(name, address.TrimEnd('>'))
        : new("", text);

    private static MailMessage Message(
        MailPerson from, IReadOnlyList<MailPerson> replyTo, string to = "maria@contoso.example") => new(
        "id", "<a@mail>", null, "Order", from, null, replyTo,
        [.. to.Split(", ").Select(address => new MailRecipient(new("", address), RecipientLine.To))], false,
        DateTimeOffset.UnixEpoch, null, null, "Hello.", false, [], false, [], null);
}

using OutlookCrm.Correspondence;
using Xunit;

namespace OutlookCrm.Tests.Correspondence;

/// <summary>The name below a mail is seldom written as in the address line.</summary>
public sealed class SignatureNameLineTests
{
    [Theory]
    [InlineData("Nikos Pappas", "Νίκος Παππάς")]
    [InlineData("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος")]
    [InlineData("Ivan Petrov", "Иван Петров")]
    [InlineData("Sergey Shcherbakov", "Сергей Щербаков")]
    [InlineData("Dimitra Charalampous", "Δήμητρα Χαραλάμπους")]
    [InlineData("Νίκος Παππάς", "Nikos Pappas")]
    [InlineData("Иван Петров", "Ivan Petrov")]
    [InlineData("Jane Poe", "Jane Poe (she/her)")]
    [InlineData("Jane Poe", "Jane Poe, she/her")]
    [InlineData("Jane Poe", "Jane M. Poe")]
    [InlineData("Jane Poe", "J. Poe")]
    [InlineData("Jane Poe", "Jane Margaret Poe")]
    [InlineData("J Poe", "Jane Poe")]
    [InlineData("Jane Poe", "Kind regards\nJane")]
    [InlineData("Μαρία Παππά", "Με εκτίμηση,\nΜαρία")]
    [InlineData("Jonathan Poe", "Jon Poe")]
    [InlineData("Katalin Nagy", "Nagy Kata")]
    [InlineData("Jane Poe", "Jane Poe MSc MCIPS")]
    [InlineData("Jane Poe", "Jane Poe, FCCA")]
    public void The_signature_is_found(string name, string line)
    {
        var signature = Signature.Of($"Hello.\n\n{line}\nHead of Buying\nAlpha One Ltd\n+30 210 3456789", name, "alpha.example");

        Assert.Equal(("Head of Buying", "Alpha One Ltd"), (signature.Role, signature.Company));
        Assert.Equal(["+30 210 3456789"], signature.Phones);
    }

    [Theory]
    [InlineData("Jane Poe, Head of Buying")]
    [InlineData("Jane Poe - Head of Buying")]
    [InlineData("Jane Poe – Head of Buying")]
    [InlineData("J. Poe, Head of Buying")]
    [InlineData("Jane Poe (Head of Buying)")]
    [InlineData("Dr. Jane Poe (she/her), Head of Buying")]
    public void A_role_stands_behind_the_name(string line)
    {
        var signature = Signature.Of($"Hello.\n\n{line}\nAlpha One Ltd\n+30 210 3456789", "Jane Poe", "alpha.example");

        Assert.Equal(("Head of Buying", "Alpha One Ltd"), (signature.Role, signature.Company));
        Assert.Equal(["+30 210 3456789"], signature.Phones);
    }

    [Theory]
    [InlineData("Jo", "Thanks\n\nJo Hill")]
    [InlineData("Tom", "Tom Braun")]
    [InlineData("Γιώργος", "Γιώργος Παππάς")]
    [InlineData("Giorgos", "Γιώργος Παππάς")]
    [InlineData("Jörg", "Mit freundlichen Grüßen\nJörg von Berg")]
    [InlineData("Nina", "--\nNina Virtanen")]
    [InlineData("مریم", "مریم احمدی")]
    [InlineData("Alpha One", "Kind regards\n\nJo Hill")]
    [InlineData("Alpha & Sons", "Kind regards\n\nJo Hill")]
    [InlineData("Alpha One Ltd", "Jo Hill")]
    [InlineData("Sales Office", "Best regards\nMaria Papadaki")]
    [InlineData("Alpha", "Με εκτίμηση\nΜαρία Παππά")]
    public void The_address_line_gives_a_first_name_or_a_firm(string name, string lines)
    {
        var signature = Signature.Of($"Hello.\n\n{lines}\nHead of Buying\nAlpha One Ltd\n+30 210 3456789", name, "alphaone.example");

        Assert.Equal(("Head of Buying", "Alpha One Ltd"), (signature.Role, signature.Company));
        Assert.Equal(["+30 210 3456789"], signature.Phones);
    }

    [Theory]
    [InlineData("Tom", "I met Tom Braun at the fair.\nHis number:\n+30 210 3456789")]
    [InlineData("Tom", "Ann Braun\nBuyer\n+30 210 3456789")]
    [InlineData("Alpha & Sons", "Please call our driver:\nJo Hill\n+30 210 3456789")]
    [InlineData("Ann Lee", "Kind regards\nJo Hill\n+30 210 3456789")]
    [InlineData("Alpha & Sons", "Kind regards\nthe whole team\n+30 210 3456789")]
    public void Of_a_first_name_or_a_firm_not_every_line_is_a_name(string name, string text) =>
        Assert.Equal([], Signature.Of(text, name, "firm.example").Phones);

    [Theory]
    [InlineData("I spoke to Jane yesterday.\nJane\nwill call +30 210 3456789")]
    [InlineData("Nikos Vasilakis\nBuyer\n+30 210 3456789")]
    [InlineData("Νίκος Βασιλάκης\nΑγορές\n+30 210 3456789")]
    [InlineData("P. Jones\nBuyer\n+30 210 3456789")]
    [InlineData("Jane Poe, can you call me?\n+30 210 3456789")]
    [InlineData("Jane Poe Ltd\n+30 210 3456789")]
    public void A_line_about_others_is_no_name(string text) => Assert.Equal([], Signature.Of(text, "Jane Poe", null).Phones);
}

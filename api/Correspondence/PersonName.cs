using System.Buffers;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;

namespace OutlookCrm.Correspondence;

/// <summary>
/// The name of a person as a mail's address line means it: "Berger, Lisa (Extern)" is Lisa Berger, "'Jonas Feld' via Sales" is Jonas Feld.
/// What may be a company's name ("Alpha One, Inc.") stays as it is. Pure; time is linear in the text.
/// </summary>
internal static partial class PersonName
{
    private const int MostFamilyWords = 4;
    private const int MostGivenWords = 3;
    private const int MostAddresses = 3;
    private const string Quotes = "'\"‘’‚“”„«»‹›「」『』`´";

    /// <summary>The name, and whether the address line gave it; else it comes from the address.</summary>
    public static (string Name, bool IsGiven) Of(string shown, EmailAddress address)
    {
        var name = Bare(shown, address);
        return name.Contains('@', StringComparison.Ordinal) || !name.Any(char.IsLetter) || Nobody().IsMatch(name)
            ? (OfLocalPart(address.LocalPart), false)
            : IsLogin().IsMatch(name) && !IsHost(name, address) ? (OfLocalPart(name), true)
            : name.Equals(address.LocalPart, StringComparison.OrdinalIgnoreCase) ? (OfLocalPart(name), true)
            : (GivenFirst(name, address), true);
    }

    /// <summary>The name before "via": a form or a list sent the mail for somebody. Null where there is no such word.</summary>
    public static string? OnWhoseBehalf(string shown) => Via().Match(Unquoted(shown)) is { Success: true } via
        && !IsStreet(via.Groups["author"].Value, via.Groups["word"].Value, via.Groups["through"].Value) ? via.Groups["author"].Value : null;

    /// <summary>The addresses that stand within a name, in whatever form of letters.</summary>
    public static IReadOnlyList<EmailAddress> AddressesIn(string shown) =>
        [.. AddressWithin().Matches(UnseenText.Without(shown)).Take(MostAddresses)
            .Select(match => EmailAddress.TryParse(match.Value)).OfType<EmailAddress>().Distinct()];

    /// <summary>"anna.kis" is most likely Anna Kis, "jean-luc.picard2" Jean-Luc Picard.</summary>
    private static string OfLocalPart(string local)
    {
        var own = local.Split('+')[0].Trim('"');
        var parts = own.Split(own.AsSpan().IndexOfAny('.', '_') >= 0 ? ['.', '_'] : ['-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) is { Length: > 0 } letters ? letters : part);
        var words = parts.ToList();
        var names = words.Select((part, i) => i > 0 && i < words.Count - 1 && IsSmallInAddress(part) ? part
            : string.Join('-', part.Split('-').Select(Capital))).ToList();

        // "o'neil.mary": the first is a family name without doubt.
        return names is [var family, var given] && FamilyStart().IsMatch(family) && IsGivenName(given) ? $"{given} {family}"
            : string.Join(' ', names);
    }

    // "o'neil" is O'Neil, "mcdonald" McDonald.
    private static string Capital(string word)
    {
        var lower = word.Length > 1 && word.All(c => !char.IsLower(c)) ? word.ToLowerInvariant() : word;
        lower = lower.EndsWith('σ') ? $"{lower[..^1]}ς" : lower;
        return FamilyStart().Match(lower) is { Success: true } start
            ? char.ToUpperInvariant(lower[0]) + lower[1..start.Length] + Capital(lower[start.Length..])
            : lower.Length == 0 ? lower : char.ToUpperInvariant(lower[0]) + lower[1..];
    }

    // "BERGER, Lisa" and "O'BRIEN, Kate": capitals only mark the family name. Letters with a full stop are initials.
    private static string Lowered(string part) => ShoutedWord().Replace(part, word => word.Groups[1].Value + Capital(word.Groups[2].Value));

    // "amazon.de" is a shop and no person's login.
    private static bool IsHost(string name, EmailAddress address) =>
        address.Domain.EndsWith($".{name.Split('.', '_')[^1]}", StringComparison.OrdinalIgnoreCase) || HostEnd().IsMatch(name);

    // Without quotes, marks of mail systems, notes in brackets, a firm beside the name, and what stands behind "via".
    private static string Bare(string shown, EmailAddress address)
    {
        var name = Commented().Match(shown) is { Success: true } comment ? comment.Groups[1].Value : Unquoted(shown);
        name = NotesPath().Match(name) is { Success: true } path ? path.Groups[1].Value : name;
        name = WithoutFirm(AtFirm().Replace(name, ""), address);
        for (var before = ""; before != name;)
        {
            before = name;
            name = Unquoted(Note().Replace(Mark().Replace(name, ""), "") is { Length: > 0 } left ? left : name);
            name = Plain(Behind().Match(name) is { Success: true } end && LegalForm().IsMatch(end.Value) ? name[..end.Index] : name);
        }

        name = OnWhoseBehalf(name) is { } author ? Unquoted(Note().Replace(author, "")) : name;
        name = ForAnother().Match(name) is { Success: true } writer ? writer.Groups[1].Value : name;
        name = ShortTitles().Replace(name, "") is var titled && titled.Contains(' ', StringComparison.Ordinal) && !titled.Contains('&')
            && !char.IsLower(titled[0]) ? titled : name;
        name = Honoured().Match(name) is { Success: true } honoured ? honoured.Groups[1].Value : name;
        var untitled = Titles().Replace(name, "");
        var isNoTitle = untitled is ['&', ..] || (!untitled.Contains(' ', StringComparison.Ordinal) && Shout().IsMatch(name));
        return Degrees().Replace(isNoTitle ? name : untitled, "").Trim() is { Length: > 0 } rest ? rest : name;
    }

    private static string Unquoted(string text)
    {
        var name = string.Concat(UnseenText.Without(text).Where(c => !char.IsControl(c))).Trim();
        while (name.Length > 1 && Quotes.Contains(name[0], StringComparison.Ordinal)
            && Quotes.Contains(name[^1], StringComparison.Ordinal))
        {
            name = name[1..^1].Trim();
        }

        return Blanks().Replace(name, " ");
    }

    // Without the pictures and the loose signs around it.
    private static string Plain(string name)
    {
        while (name.Length > 0 && Rune.GetRuneAt(name, 0) is var first && IsOrnament(first))
        {
            name = name[first.Utf16SequenceLength..].TrimStart();
        }

        name = name.TrimStart(',', ';', ' ');
        while (name.Length > 0 && Rune.DecodeLastFromUtf16(name, out var last, out var units) == OperationStatus.Done
            && (IsOrnament(last) || last.Value is ',' or ';' or '،' || (IsLoose(last) && name is [.., ' ', _])))
        {
            name = name[..^units].TrimEnd();
        }

        return name;
    }

    private static bool IsOrnament(Rune rune) =>
        (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value is not ('®' or '©' or '™'));

    private static bool IsLoose(Rune rune) => rune.Value is '.' or ':' or '-' or '|' or '/' or '*';

    // "Anna Berger | Firm", "Firm GmbH - Anna Berger", "Anna Berger/Sales/Firm": the half that the address repeats, else the one that is no
    // firm.
    private static string WithoutFirm(string name, EmailAddress address)
    {
        var company = address.UnicodeDomain.Split('.')[0];
        if (OfFirm().Match(name) is { Success: true } at && IsCompany(at.Groups[2].Value, company)
            && at.Groups[1].Value is var person && (person.Contains(' ', StringComparison.Ordinal) || IsGivenName(person)))
        {
            return person;
        }

        var halves = Bars().Split(name).Where(half => half.Length > 0).ToList();
        if (halves.Count < 2 && Dash().Split(name) is [var before, var behind] && IsFirm(before) && !IsFirm(behind)
            && behind.Contains(' ', StringComparison.Ordinal))
        {
            return behind;
        }

        if (halves.Count > 1)
        {
            var local = AutomaticMail.IsNoPersons(address, "") ? [] : WordsOf(address);
            return halves.Find(half => SearchText.TokensOf(half).Any(local.Contains))
                ?? (IsFirm(halves[0]) ? halves.Find(half => !IsFirm(half) && half.Contains(' ', StringComparison.Ordinal)) : null)
                ?? halves[0];
        }

        return name.Split('/', StringSplitOptions.TrimEntries) is [var head, .. { Length: > 0 } rest]
            && head.Contains(' ', StringComparison.Ordinal) && !Pronoun().IsMatch(name)
            && (rest.Length > 1 || IsPosition(rest[0], head) || IsCompany(rest[0], company)) ? head : name;

        bool IsFirm(string part) => LegalForm().IsMatch(part) || Office().IsMatch(part) || IsCompany(part, company);
    }

    private static IReadOnlyList<string> WordsOf(EmailAddress address) =>
        SearchText.TokensOf(address.LocalPart.Replace('.', ' ').Replace('_', ' ').Replace('-', ' ').Split('+')[0]);

    // "Ristorante Via Veneto", "Hotel via Roma": nobody writes the word between two names with a capital, and houses have an address.
    private static bool IsStreet(string author, string word, string through) => word.Equals("via", StringComparison.OrdinalIgnoreCase)
        && !Through().IsMatch(through) && !(author.Length > 1 && Quotes.Contains(author[^1], StringComparison.Ordinal))
        && (word == "Via" || House().IsMatch($"{author} ") || BehindStreet().IsMatch(through));

    private static bool IsNoName(string part) =>
        LegalForm().IsMatch(part) || part.Any(c => char.IsDigit(c) || c is '&' or '+' or '/' or '@');

    private static bool IsCompany(string part, string company) => company.Length > 2
        && string.Concat(part.Where(char.IsLetterOrDigit)).StartsWith(company.Replace("-", ""), StringComparison.OrdinalIgnoreCase);
}

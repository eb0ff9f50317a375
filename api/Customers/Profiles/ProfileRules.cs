using OutlookCrm.Customers.Addresses;
using OutlookCrm.Primitives;

namespace OutlookCrm.Customers.Profiles;

/// <summary>Brings a profile as typed into the form in which it is stored, or says what is wrong with it. Pure.</summary>
public static class ProfileRules
{
    /// <summary>The profile to store; null with at least one error, keyed by field as the caller wrote it.</summary>
    /// <param name="typed">The profile as the caller wrote it.</param>
    /// <param name="today">The latest allowed birthday, in any time zone.</param>
    /// <param name="errors">What is wrong, by field.</param>
    public static Profile? Clean(Profile typed, DateOnly today, out IDictionary<string, string[]> errors)
    {
        var wrong = errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var addresses = List(typed.Addresses, "addresses", text => EmailAddress.TryParse(text)?.Value, "is not an email address");
        var domains = List(typed.Domains, "domains", DomainOf, "is not a domain");
        var phones = List(typed.Phones, "phones", text => Line(text, 40), "is not a telephone number");
        for (var i = 0; i < domains.Count; i++)
        {
            Check($"domains[{i}]", !FreeMail.IsFree(domains[i]), "Anyone can have an address there; it says nothing about a company.");
            Check($"domains[{i}]", !PublicSuffix.Is(domains[i]), "This is no domain of one company alone; write the company's own domain.");
        }

        var isPerson = typed.Kind == CustomerKind.Person;
        Check("birthday", typed.Birthday is null || IsDay(typed.Birthday), "There is no such day.");
        Check("birthday", typed.Birthday is not { Year: { } } birthday || !IsDay(birthday) || DayOf(birthday) <= today,
            "That day is still to come.");
        Check("country", typed.Country is null || Countries.Has(typed.Country), "This is no country's code.");
        Check("birthday", typed.Birthday is null || isPerson, "An organisation has no birthday.");
        Check("domains", domains.Count == 0 || !isPerson, "Only an organisation has domains.");
        Check("organisationId", typed.OrganisationId is null || isPerson, "Only a person belongs to an organisation.");
        Check("notes", typed.Notes is null || !typed.Notes.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')),
            "Contains a control character.");
        var clean = new Profile
        {
            Kind = typed.Kind,
            Name = Text(typed.Name, "name") ?? "",
            Addresses = addresses,
            Phones = phones,
            Domains = domains,
            Birthday = typed.Birthday,
            Language = Text(typed.Language, "language"),
            Country = Text(typed.Country, "country"),
            Region = Text(typed.Region, "region"),
            City = Text(typed.City, "city"),
            PostalCode = Text(typed.PostalCode, "postalCode"),
            Street = Text(typed.Street, "street"),
            Role = Text(typed.Role, "role"),
            Company = Text(typed.Company, "company"),
            OrganisationId = typed.OrganisationId,
            Stage = typed.Stage,
            Owner = typed.Owner,
            Notes = string.IsNullOrWhiteSpace(typed.Notes) ? null : ShownText.Straight(typed.Notes),
        };
        Check("name", ShownText.IsVisible(clean.Name), "A customer needs a name that can be seen.");
        return wrong.Count == 0 ? clean : null;

        void Check(string field, bool holds, string otherwise)
        {
            if (!holds)
            {
                wrong.TryAdd(field, [otherwise]);
            }
        }

        string? Text(string? text, string field)
        {
            Check(field, text is null || !text.Any(char.IsControl), "Contains a control character.");
            return UnseenText.Without(text ?? "").Trim() is { Length: > 0 } seen ? seen : null;
        }

        // A list that a request leaves out is null here: the generated reader sets every property of a record.
        List<string> List(IReadOnlyList<string>? typedList, string field, Func<string, string?> clean, string otherwise)
        {
            var kept = new List<string>();
            for (var i = 0; i < (typedList?.Count ?? 0); i++)
            {
                var value = clean(typedList![i]);
                Check($"{field}[{i}]", value is not null, $"This {otherwise}.");
                if (value is not null && !kept.Contains(value))
                {
                    kept.Add(value);
                }
            }

            return kept;
        }
    }

    /// <summary>The day it is where the day is furthest on.</summary>
    public static DateOnly LatestDay(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(14));

    // Mail may come from a host whose name is wrong; nobody registers a domain with a hyphen at an edge of a label.
    private static string? DomainOf(string text) => EmailAddress.DomainOf(text) is { } domain
        && domain.Split('.').All(label => label[0] != '-' && label[^1] != '-') ? domain : null;

    // 29 February is a day of a year that is not known.
    private static bool IsDay(Birthday birthday) =>
        birthday.Month is >= 1 and <= 12 && birthday.Day >= 1
        && birthday.Day <= DateTime.DaysInMonth(birthday.Year ?? 2000, birthday.Month);

    private static DateOnly DayOf(Birthday birthday) => new(birthday.Year!.Value, birthday.Month, birthday.Day);

    private static string? Line(string text, int most)
    {
        var line = UnseenText.Without(text).Trim();
        return line.Length > 0 && line.Length <= most && line.Any(char.IsDigit) && !line.Any(char.IsControl) ? line : null;
    }
}

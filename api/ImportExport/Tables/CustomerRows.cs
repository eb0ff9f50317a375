using System.Text.RegularExpressions;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Makes people and companies of rows.</summary>
internal static partial class CustomerRows
{
    private const int LongestNote = 8000;
    private const int LongestAddress = 254;
    private const int GreekTaxNumber = 9;

    /// <summary>The customer of a row; null where the row names nobody, which is a fault.</summary>
    public static ImportedCustomer? Of(Row row, Program? program)
    {
        var (given, middle, family) = (row.Text(Field.GivenName), row.Text(Field.MiddleName), row.Text(Field.FamilyName));
        var whole = given is null && family is null ? null
            : string.Join(' ', new[] { given, middle, family }.Where(part => part is not null));
        var person = row.Text(Field.Name) ?? whole;
        var lists = program is { HasLists: true } ? ";" : "";
        var companies = row.Text(Field.Company) is { } company
            ? CellLists.Of(company, lists, program is { HasJson: true }).ToList() : [];
        var parent = row.Text(Field.ParentName);

        // Accounting programs write the company as the name, and who answers for it beside it.
        if (person is not null && whole is not null && !Holds(person, given) && !Holds(person, family)
            && (companies.Count == 0 || companies.Contains(person)))
        {
            (companies, person) = ([person], whole);
        }

        var (emails, phones) = (Emails(row, program), Phones(row, program));
        var isCompany = row.Yes(Field.IsCompany) ?? (companies.Count > 0 && (person is null || (whole is null && companies[0] == person)));
        var name = person ?? First(companies) ?? First(emails) ?? First(phones);
        if (name is null)
        {
            row.Faults.Add(Rejected.Of(row.Line, row.Header(Field.Name) ?? row.Header(Field.FamilyName), null, "no-name"));
            return null;
        }

        var isAddress = row.Text(Field.AddressType) is { } type && parent is not null && !isCompany
            && !type.StartsWith("Contact", StringComparison.OrdinalIgnoreCase);
        var country = row.Text(Field.Country);
        return new()
        {
            Kind = isCompany ? "organisation" : isAddress ? "address" : "person",
            ExternalId = row.Text(Field.ExternalId),
            Name = name,
            GivenName = given,
            FamilyName = family,
            Companies = isCompany ? [] : parent is not null ? [parent, .. companies.Where(other => other != parent)] : companies,
            Emails = emails,
            Phones = phones,
            TaxId = TaxId(row, country),
            JobTitle = row.Text(Field.JobTitle),
            Birthday = Birthday(row),
            Street = row.Text(Field.Street),
            City = row.Text(Field.City),
            PostalCode = row.Text(Field.PostalCode),
            Country = country,
            Region = row.Text(Field.Region),
            Language = row.Text(Field.Language),
            Domains = [.. row.Texts(Field.Domains).SelectMany(text => CellLists.Of(text, ";, ", false)).Distinct()],
            Website = row.Text(Field.Website),
            Notes = Notes(row),
            Tags = [.. row.Texts(Field.Tags).SelectMany(text => CellLists.Of(text, ";,", program is { HasJson: true })).Distinct()],
            Owner = row.Text(Field.Owner),
            Stage = row.Text(Field.Stage),
            OptedOut = row.Yes(Field.OptedOut),
        };
    }

    /// <summary>The mail addresses of a row, in lower case and without doubles.</summary>
    public static List<string> Emails(Row row, Program? program)
    {
        var emails = new List<string>();
        foreach (var text in row.Texts(Field.Email).SelectMany(cell => CellLists.Of(cell, ";, ", program is { HasJson: true })))
        {
            var plain = text.Trim('<', '>').ToLowerInvariant();
            plain = plain.StartsWith("mailto:", StringComparison.Ordinal) ? plain["mailto:".Length..] : plain;
            if (plain.StartsWith("/o=", StringComparison.Ordinal))
            {
                row.Warnings.Add("address-of-exchange");
            }
            else if (!plain.Contains('@'))
            {
                // "Maria Papa <maria@firm.gr>" has words beside the address.
                continue;
            }
            else if (plain.Length > LongestAddress || plain.IndexOf('@') is <= 0 || plain.EndsWith('@')
                || plain.IndexOf('@') != plain.LastIndexOf('@'))
            {
                row.Warnings.Add("email-not-read");
            }
            else if (!emails.Contains(plain))
            {
                emails.Add(plain);
            }
        }

        if (emails.Count > ImportedCustomer.MostOfList)
        {
            row.Warnings.Add("more-addresses-than-20");
        }

        if (emails.Count == 0 && row.Has(Field.Email) && row.Text(Field.Email) is not null)
        {
            row.Warnings.Add("email-not-read");
        }

        return emails;
    }

    /// <summary>The tax number of a row. What Excel has spoilt is said, and left as it is.</summary>
    public static string? TaxId(Row row, string? country)
    {
        if (row.Text(Field.TaxId) is not { } text)
        {
            return null;
        }

        if (NumberText.IsDamaged(text))
        {
            row.Warnings.Add("number-damaged");
            return null;
        }

        var number = TaxNumber.Plain(text);
        var isGreek = country is "GR" or "Greece" or "Ελλάδα" or "Ελλάς"
            || row.Header(Field.TaxId) is { } header && HeaderName.Plain(header) == HeaderName.Plain("ΑΦΜ");
        if (isGreek && number is { Length: GreekTaxNumber - 1 } && number.All(char.IsAsciiDigit))
        {
            row.Warnings.Add("leading-zero-lost");
        }

        return number;
    }

    /// <summary>The first mail address of a row; null where it has none.</summary>
    public static string? Email(Row row, Program? program) => First(Emails(row, program));

    // QuickBooks writes several numbers into a cell: Phone:+27 21 555 Mobile:+27 82 555.
    [GeneratedRegex(@"\b(Phone|Mobile|Tel|Telephone|Work|Home|Cell|Other|Fax)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Labels();

    private static bool Holds(string name, string? part) => part is not null && name.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string? First(List<string> values) => values.Count == 0 ? null : values[0];

    private static List<string> Phones(Row row, Program? program)
    {
        var phones = new List<string>();
        foreach (var text in row.Texts(Field.Phone).SelectMany(cell => CellLists.Of(Labels().Replace(cell, ";"), ";",
            program is { HasJson: true })))
        {
            if (NumberText.IsDamaged(text))
            {
                row.Warnings.Add("number-damaged");
            }
            else if (XmlText.Line(text) is { } phone && phone.Any(char.IsDigit) && !phones.Contains(phone))
            {
                phones.Add(phone);
            }
        }

        if (phones.Count > ImportedCustomer.MostOfList)
        {
            row.Warnings.Add("more-phones-than-20");
        }

        if (phones.Exists(phone => phone.Length > ImportedCustomer.LongestPhone))
        {
            row.Warnings.Add("phone-too-long");
        }

        return phones;
    }

    // A birthday that means nothing is no reason to leave a customer out.
    private static string? Birthday(Row row)
    {
        if (row.Text(Field.Birthday) is not { } text)
        {
            return null;
        }

        if (text.StartsWith("--", StringComparison.Ordinal)
            && DateOnly.TryParseExact($"2000{text[1..]}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text;
        }

        var faults = row.Faults.Count;
        var day = row.Day(Field.Birthday);
        if (row.Faults.Count > faults)
        {
            row.Faults.RemoveRange(faults, row.Faults.Count - faults);
            row.Warnings.Add("birthday-not-read");
        }

        return day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string? Notes(Row row)
    {
        var notes = string.Join('\n', row.Texts(Field.Notes)).ReplaceLineEndings("\n");
        return notes.Length == 0 ? null : notes.Length > LongestNote ? notes[..LongestNote] : notes;
    }
}

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Pipedrive writes three records in a row, told apart by a prefix that it translates: <c>Deal - Title</c>, <c>Obchod -
/// Název</c>.</summary>
internal static class PipedriveColumns
{
    private const string DealWords = "Deal|Obchod|Geschäft|Affaire|Trato|Negócio|Transakcja|Ügylet|Tehing|Kauppa|Affär|Avtale|Сделка";
    private const string PersonWords = "Person|Osoba|Kontakt|Personne|Contact|Persona|Pessoa|Személy|Isik|Henkilö|Kontaktperson|Контакт";
    private const string OrganisationWords =
        "Organization|Organisation|Organizace|Organización|Organização|Organizacja|Szervezet|Organisatsioon|Organisaatio|Организация";

    private const string TitleWords = "Title|Název|Titel|Titre|Título|Tytuł|Cím|Pealkiri|Otsikko|Tittel|Название";
    private static readonly HashSet<string> s_deal = Set(DealWords);
    private static readonly HashSet<string> s_person = Set(PersonWords);
    private static readonly HashSet<string> s_organisation = Set(OrganisationWords);

    private static readonly (HashSet<string> Names, Field Field)[] s_ofDeal =
    [
        (Set(TitleWords), Field.Title),
        (Set("Value|Hodnota|Wert|Valeur|Valor|Wartość|Érték|Verdi|Värde|Arvo"), Field.Amount),
        (Set("Currency of value|Currency|Měna hodnoty|Měna|Währung des Wertes|Währung|Devise|Moneda|Moeda|Waluta|Pénznem"), Field.Currency),
        (Set("Stage|Fáze|Phase|Étape|Etapa|Fase|Etap|Szakasz"), Field.Stage),
        (Set("Pipeline|Potrubí|Embudo|Funil|Lejek"), Field.Pipeline),
        (Set("Status|Stav|Statut|Estado|Állapot"), Field.Status),
        (Set("Expected close date|Očekávané datum uzavření|Erwartetes Abschlussdatum|Voraussichtliches Abschlussdatum|"
            + "Date de clôture prévue|Fecha prevista de cierre|Fecha de cierre prevista|Data de fechamento esperada"), Field.CloseDate),
        (Set("Owner|Vlastník|Besitzer|Eigentümer|Inhaber|Propriétaire|Propietario|Proprietário|Właściciel|Tulajdonos"), Field.Owner),
        (Set("ID"), Field.ExternalId),
    ];

    private const string NameWords = "Name|Jméno|Název|Nom|Nombre|Nome|Nazwa|Név|Imię i nazwisko|Navn|Namn|Nimi";
    private static readonly HashSet<string> s_names = Set(NameWords);
    private static readonly HashSet<string> s_mails = Set("Email|E-mail|E-Mail|Courriel|Correo electrónico|Correo|Adres e-mail");
    private static readonly HashSet<string> s_phones = Set("Phone|Telefon|Téléphone|Teléfono|Telefone|Puhelin");

    /// <summary>The names of the column by which an export is known, parted by bars.</summary>
    public static string Titles { get; } = string.Join('|',
        from deal in DealWords.Split('|') from title in TitleWords.Split('|') select $"{deal} - {title}");

    /// <summary>The names of the column by which a list of people is known.</summary>
    public static string PersonNames { get; } = Names(PersonWords);

    /// <summary>The names of the column by which a list of companies is known.</summary>
    public static string OrganisationNames { get; } = Names(OrganisationWords);

    /// <summary>What a column of a list of people or companies holds; null where nothing is known of it.</summary>
    /// <param name="header">As the file has it.</param>
    public static Field? FieldOfCustomer(string header) => FieldOf(header) ?? header.Replace('–', '-').Split(" - ", 3) switch
    {
        [var prefix, var name, ..] when s_person.Contains(HeaderName.Plain(prefix)) => HeaderName.Plain(name) switch
        {
            "id" => Field.ExternalId,
            "owner" => Field.Owner,
            var own when s_organisation.Contains(own) => Field.Company,
            var own when s_mails.Contains(own) => Field.Email,
            var own when s_phones.Contains(own) => Field.Phone,
            _ => null,
        },
        [var prefix, var name, ..] when s_organisation.Contains(HeaderName.Plain(prefix)) => HeaderName.Plain(name) switch
        {
            "id" => Field.ExternalId,
            "owner" => Field.Owner,
            "address" => Field.Street,
            _ => null,
        },
        _ => null,
    };

    /// <summary>What a column holds; null where nothing is known of it.</summary>
    /// <param name="header">As the file has it.</param>
    public static Field? FieldOf(string header)
    {
        var parts = header.Replace('–', '-').Split(" - ", 2);
        if (parts.Length < 2)
        {
            return null;
        }

        // What stands in brackets says of which kind an address is.
        var (prefix, name) = (HeaderName.Plain(parts[0]), HeaderName.Plain(parts[1].Split('(')[0]));
        return s_deal.Contains(prefix)
            ? s_ofDeal.Where(one => one.Names.Contains(name)).Select(one => (Field?)one.Field).FirstOrDefault()
            : s_organisation.Contains(prefix) ? s_names.Contains(name) ? Field.Company : null
            : !s_person.Contains(prefix) ? null
            : s_names.Contains(name) ? Field.Name
            : s_mails.Contains(name) ? Field.Email
            : s_phones.Contains(name) ? Field.Phone : null;
    }

    private static string Names(string words) => string.Join('|',
        from word in words.Split('|') from name in NameWords.Split('|') select $"{word} - {name}");

    private static HashSet<string> Set(string names) => [.. names.Split('|').Select(HeaderName.Plain)];
}

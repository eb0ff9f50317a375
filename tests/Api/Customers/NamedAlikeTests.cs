using System.Net.Http.Json;
using System.Text.Json;
using OutlookCrm.Customers.Search;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Nobody is added twice without a word, and a company that is named is linked.</summary>
public sealed class NamedAlikeTests(Company company)
{
    [Theory]
    [InlineData("Pieter Khumalo{0}", "Ubuntu Canteens{0}")]
    [InlineData("PIETER khumalo{0}", "ubuntu CANTEENS{0}")]
    [InlineData("  Pieter   Khumalo{0} ", "Ubuntu  Canteens{0}")]
    [InlineData("Khumalo{0}, Pieter", "Canteens{0} Ubuntu")]
    [InlineData("Piéter Khumaló{0}", "Ubuntu Cantéens{0}.")]
    [InlineData("Pieter Khumalo{0}.", "\"Ubuntu\" Canteens{0}")]
    [InlineData("Pieter KHUMALO{0}", "UBUNTU CANTEENS{0} SRL")]
    [InlineData("KHUMALO{0}, Pieter", "Ubuntu Canteens{0} S.r.l.")]
    [InlineData("Dr. Pieter Khumalo{0}", "Ubuntu Canteens{0} GmbH & Co. KG")]
    public async Task Somebody_of_the_same_name_and_company_is_told_before_anything_is_stored(string name, string firm)
    {
        var own = Own();
        var known = await AddAsync(
            new { kind = "person", name = $"Pieter Khumalo{own}", company = $"Ubuntu Canteens{own}", role = "Cook" });
        var address = company.NewAddress();
        (name, firm) = (string.Format(null, name, own), string.Format(null, firm, own));
        var again = new { id = Guid.NewGuid(), kind = "person", name, company = firm, addresses = new[] { address } };

        using var refused = await company.Nikos.PostAsJsonAsync("/api/customers", again);
        var problem = await refused.IsProblemAsync(409, "already-known");

        var line = Assert.Single(problem.GetProperty("customers").EnumerateArray());
        Assert.Equal((known, "Cook"), (line.GetProperty("id").GetGuid(), line.GetProperty("role").GetString()));
        Assert.Equal($"Pieter Khumalo{own} of Ubuntu Canteens{own} is in the CRM already.", problem.GetProperty("detail").GetString());
        Assert.Equal(JsonValueKind.Null, (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").ValueKind);

        // Added on purpose, and the same request once more changes nothing.
        var anyway = new { again.id, again.kind, again.name, again.company, again.addresses, addAnyway = true };
        using var added = await company.Nikos.PostAsJsonAsync("/api/customers", anyway);
        using var repeated = await company.Nikos.PostAsJsonAsync("/api/customers", anyway);
        Assert.Equal((await added.ReadAsync(201)).GetRawText(), (await repeated.ReadAsync(200)).GetRawText());
    }

    [Theory]
    [InlineData("Anna Schäfer {0}", "Wiener Melange Cafes {0}", "Anna Schaefer {0}", "Wiener Melange Cafés {0}")]
    [InlineData("Anna Schaefer {0}", "Wiener Melange {0} Kft.", "Anna Schäfer {0}", "Wiener Melange {0} Zrt.")]
    [InlineData("Dr. Michael Müller {0}", "Bäckerei {0} GmbH", "Michael Mueller {0}", "Baeckerei {0}")]
    [InlineData("Σοφία Γεωργίου {0}", "Αιγαίο {0}", "Sofia Georgiou {0}", "Aigaio {0}")]
    [InlineData("Sofia Georgiou {0}", "Aigaio {0}", "Σοφία Γεωργίου {0}", "Αιγαίο {0} Α.Ε.")]
    [InlineData("Χρήστος Παπαδόπουλος {0}", "Βόλτα {0} Α.Ε.", "Hristos Papadopoulos {0}", "Volta {0} AE")]
    [InlineData("Christos Papadopoulos {0}", "Volta {0}", "Χρήστος Παπαδόπουλος {0}", "Βόλτα {0} ΑΕ")]
    [InlineData("Ευαγγελία Μπαλή {0}", "Φως {0}", "Evangelia Bali {0}", "Fos {0}")]
    [InlineData("Ευθυμία Αυξεντίου {0}", "Σταφ {0}", "Efthymia Afxentiou {0}", "Staf {0}")]
    [InlineData("Ευαγγελία Μπαλή a1af2ef3{0}", "Φως {0}", "Evangelia Bali a1af2ef3{0}", "Fos {0}")]
    [InlineData("Eleni Kyriakou {0}", "Kafes {0} Ltd", "Ελένη Κυριάκου {0}", "Καφές {0}")]
    public async Task Somebody_is_told_in_another_spelling(string name, string firm, string nameAgain, string firmAgain)
    {
        var own = Own();
        await AddAsync(new { kind = "person", name = string.Format(null, name, own), company = string.Format(null, firm, own) });

        using var refused = await company.Nikos.PostAsJsonAsync("/api/customers",
            new { kind = "person", name = string.Format(null, nameAgain, own), company = string.Format(null, firmAgain, own) });
        await refused.IsProblemAsync(409, "already-known");
    }

    [Theory]
    [InlineData("BOTTEGA Adriatica SRL", "adriatica bottega", "srl")]
    [InlineData("Bottega Adriatica S. r. l.", "adriatica bottega", "srl")]
    [InlineData("SC Bottega Adriatica S.R.L.", "adriatica bottega", "scsrl")]
    [InlineData("Muster GmbH & Co. KG", "muster", "gmbhcokg")]
    [InlineData("Ubuntu (Pty) Ltd", "ubuntu", "ptyltd")]
    [InlineData("Dansk Vin A/S", "dansk vin", "as")]
    [InlineData("Kawa Sp. z o.o.", "kawa", "spzoo")]
    [InlineData("Καφέ Μελτέμι Α.Ε.", "καφε μελτεμι", "αε")]
    [InlineData("ООО Ромашка", "ромашка", "ооо")]
    [InlineData("Duna Bor Kft.", "bor duna", "kft")]
    [InlineData("Pepper & Co", "co pepper", "")]
    [InlineData("SC Freiburg", "freiburg sc", "")]
    [InlineData("Ltd", "ltd", "")]
    [InlineData("", "", "")]
    public void A_company_is_its_name_without_the_legal_form(string written, string key, string form)
    {
        var name = NameWords.OfFirm(written);
        Assert.Equal((key, form), (name.Key, name.Form));
    }

    [Theory]
    [InlineData("Dr. Giulia Ferrari", "ferrari giulia")]
    [InlineData("FERRARI, Giulia, PhD", "ferrari giulia")]
    [InlineData("Prof. Dr. Anna Schaefer", "anna schafer")]
    [InlineData("Dott.ssa Giulia Ferrari", "ferrari giulia")]
    [InlineData("Dr. Ferrari", "dr ferrari")]
    [InlineData("Giulia Ferrari Junior", "ferrari giulia junior")]
    public void A_person_is_the_name_without_titles(string written, string key) => Assert.Equal(key, NameWords.OfPerson(written).Key);

    [Theory]
    [InlineData("Duna Bor {0}", "Duna Bor {0} Kft.", true)]
    [InlineData("Duna Bor {0} Kft.", "duna bor {0}", true)]
    [InlineData("Duna Bor {0} Kft.", "Duna Bor {0} KFT", true)]
    [InlineData("Müller {0}", "Mueller {0} AG", true)]
    [InlineData("Duna Bor {0} Kft.", "Duna Bor {0} Zrt.", false)]
    [InlineData("Duna Bor {0}", "Duna Bor {0} Csoport", false)]
    public async Task An_organisation_is_known_with_and_without_its_legal_form(string known, string written, bool isSame)
    {
        var own = Own();
        (known, written) = (string.Format(null, known, own), string.Format(null, written, own));
        var firm = await AddAsync(new { kind = "organisation", name = known });

        var (_, person, _) = await ReadAsync(await AddAsync(new { kind = "person", name = $"Tom {own}", company = written }));
        Assert.Equal(isSame ? firm.ToString() : null, person.GetProperty("organisationId").GetString());
        using var again = await company.Maria.PostAsJsonAsync("/api/customers", new { kind = "organisation", name = written });
        Assert.Equal(isSame ? 409 : 201, (int)again.StatusCode);
    }

    [Fact]
    public async Task An_organisation_of_the_same_words_is_linked_before_one_with_another_legal_form()
    {
        var own = Own();
        await AddAsync(new { kind = "organisation", name = $"Duna {own} Kft." });
        var exact = await AddAsync(new { kind = "organisation", name = $"Duna {own}", addAnyway = true });

        var (_, person, _) = await ReadAsync(await AddAsync(new { kind = "person", name = $"Tom {own}", company = $"DUNA {own}" }));
        Assert.Equal(exact, person.GetProperty("organisationId").GetGuid());
    }

    [Theory]
    [InlineData("Pieter Khumalo", "Umoja Canteens")]
    [InlineData("Pieter Khumalo", null)]
    [InlineData("Petra Khumalo", "Ubuntu Canteens")]
    [InlineData("Pieter Khumalo Junior", "Ubuntu Canteens")]
    [InlineData("Khumalo", "Ubuntu Canteens")]
    public async Task Somebody_else_is_added_without_a_question(string name, string? firm)
    {
        var own = Own();
        await AddAsync(new { kind = "person", name = $"Pieter Khumalo {own}", company = $"Ubuntu Canteens {own}" });

        await AddAsync(new { kind = "person", name = $"{name} {own}", company = firm is null ? null : $"{firm} {own}" });
    }

    [Theory]
    [InlineData("+36 30 999 8877", "HU", "anna@one{0}.example", "+36 30 999 8877", "anna@two{0}.example", true)]
    [InlineData("+36 30 999 8877", null, "anna@one{0}.example", "06 30 999 8877", null, true)]
    [InlineData("0036/30/9998877", null, null, "+36 (30) 999-88-77", "anna@gmail{0}.example", true)]
    [InlineData(null, null, "anna@one{0}.example", null, "a.kis@one{0}.example", true)]
    [InlineData(null, null, "anna@one{0}.example", "+36 30 999 8877", "kis@ONE{0}.example", true)]
    [InlineData("+36 30 999 8877", null, "anna@one{0}.example", "+36 30 999 8878", "anna@two{0}.example", false)]
    [InlineData(null, null, "anna.kis.{0}@gmail.com", null, "kis.anna.{0}@gmail.com", false)]
    [InlineData(null, null, "anna@one{0}.example", null, "anna@two{0}.example", false)]
    [InlineData(null, null, "a{0}@anna.github.io", null, "b{0}@github.io", false)]
    public async Task Somebody_of_the_same_name_and_number_or_domain_is_told_without_a_company(
        string? phone, string? country, string? address, string? phoneAgain, string? addressAgain, bool isTold)
    {
        var own = Own();
        object Anna(string? number, string? mailbox, string? land) => new
        {
            kind = "person",
            name = $"Anna Kis {own}",
            country = land,
            phones = number is null ? [] : new[] { number },
            addresses = mailbox is null ? [] : new[] { string.Format(null, mailbox, own) },
        };
        await AddAsync(Anna(phone, address, country));

        using var again = await company.Maria.PostAsJsonAsync("/api/customers", Anna(phoneAgain, addressAgain, "HU"));

        await (isTold ? again.IsProblemAsync(409, "already-known") : again.ReadAsync(201));
    }

    [Fact]
    public async Task The_name_of_the_linked_organisation_is_the_company_too()
    {
        var own = Own();
        var firm = await AddAsync(new { kind = "organisation", name = $"Meltemi Hotels {own}" });
        await AddAsync(new { kind = "person", name = $"Lena Weiss {own}", organisationId = firm });

        using var refused = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name = $"Lena Weiß {own}", company = $"MELTEMI hotels {own}" });
        await refused.IsProblemAsync(409, "already-known");
    }

    [Fact]
    public async Task An_organisation_of_the_same_name_is_told()
    {
        var own = Own();
        await AddAsync(new { kind = "organisation", name = $"Meltemi Hotels {own}", domains = new[] { company.NewDomain() } });
        await AddAsync(new { kind = "person", name = $"Meltemi Hotels {own}" });

        using var refused = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "organisation", name = $"meltemi hotels {own}" });
        var problem = await refused.IsProblemAsync(409, "already-known");
        Assert.Equal($"Meltemi Hotels {own} is in the CRM already.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Twins_are_found_behind_many_others_of_the_same_name()
    {
        var own = Own();
        foreach (var number in Enumerable.Range(0, 80))
        {
            await AddAsync(new { kind = "person", name = $"Anna Kis {own}", company = $"Firm{number} {own}" });
        }

        foreach (var number in new[] { 0, 63, 64, 79 })
        {
            using var refused = await company.Maria.PostAsJsonAsync(
                "/api/customers", new { kind = "person", name = $"Anna Kis {own}", company = $"Firm{number} {own}" });
            await refused.IsProblemAsync(409, "already-known");
        }
    }

    [Fact]
    public async Task A_company_that_one_organisation_is_called_is_linked()
    {
        var own = Own();
        var ubuntu = await AddAsync(new { kind = "organisation", name = $"Ubuntu Canteens {own}" });
        var other = await AddAsync(new { kind = "organisation", name = $"Other {own}" });
        var (path, profile, version) = await ReadAsync(await AddAsync(
            new { kind = "person", name = $"Tom Whitaker {own}", company = $"ubuntu canteens {own}" }));
        Assert.Equal(ubuntu, profile.GetProperty("organisationId").GetGuid());

        var moved = new { kind = "person", name = $"Tom Whitaker {own}", company = $"Other {own}", organisationId = ubuntu };
        using (var edited = await company.Maria.PutAsync(path, moved, version))
        {
            var body = await edited.ReadAsync(200);
            Assert.Equal(other, body.GetProperty("profile").GetProperty("organisationId").GetGuid());
            version = body.GetProperty("version").GetString();
        }

        using var unknown = await company.Maria.PutAsync(path, moved with { company = $"Nobody {own}", organisationId = other }, version);
        Assert.Equal(other, (await unknown.ReadAsync(200)).GetProperty("profile").GetProperty("organisationId").GetGuid());
    }

    [Fact]
    public async Task Between_two_organisations_of_one_name_nobody_chooses()
    {
        var own = Own();
        await AddAsync(new { kind = "organisation", name = $"Twin {own}" });
        await AddAsync(new { kind = "organisation", name = $"Twin {own}", addAnyway = true });

        var (_, profile, _) = await ReadAsync(await AddAsync(new { kind = "person", name = $"Tom {own}", company = $"Twin {own}" }));
        Assert.Equal(JsonValueKind.Null, profile.GetProperty("organisationId").ValueKind);
    }

    [Theory]
    [InlineData("o'brien@{0}", "o'brien@{0}")]
    [InlineData("O'Brien@{0}", "o'brien@{0}")]
    [InlineData("müller@{0}", "müller@{0}")]
    [InlineData("a/b#c?d@{0}", "a/b#c?d@{0}")]
    [InlineData("100%|sales@{0}", "100%|sales@{0}")]
    [InlineData("ελενη@{0}", "ελενη@{0}")]
    public async Task A_taken_address_is_told_as_people_write_it(string written, string told)
    {
        var domain = company.NewDomain();
        await company.AddPersonAsync(string.Format(null, written, domain), "First");

        using var refused = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "person", name = "Second", addresses = new[] { string.Format(null, written, domain) } });
        var problem = await refused.IsProblemAsync(409, "address-taken");

        Assert.Equal(string.Format(null, told, domain), problem.GetProperty("address").GetString());
        Assert.Equal($"{string.Format(null, told, domain)} belongs to First.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_taken_domain_is_told_as_people_write_it()
    {
        var domain = $"a_b.{company.NewDomain()}";
        await AddAsync(new { kind = "organisation", name = $"First {domain}", domains = new[] { domain } });

        using var refused = await company.Maria.PostAsJsonAsync(
            "/api/customers", new { kind = "organisation", name = "Second", domains = new[] { domain } });
        Assert.Equal(domain, (await refused.IsProblemAsync(409, "address-taken")).GetProperty("address").GetString());
    }

    private static string Own() => $"Q{Guid.NewGuid():N}";

    private async Task<Guid> AddAsync(object customer)
    {
        using var added = await company.Maria.PostAsJsonAsync("/api/customers", customer);
        return (await added.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private async Task<(string Path, JsonElement Profile, string? Version)> ReadAsync(Guid id)
    {
        using var read = await company.Maria.GetAsync($"/api/customers/{id}");
        var body = await read.ReadAsync(200);
        return ($"/api/customers/{id}", body.GetProperty("profile"), body.GetProperty("version").GetString());
    }
}

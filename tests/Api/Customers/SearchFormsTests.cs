using Microsoft.Extensions.Logging.Abstractions;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using OutlookCrm.Storage.Sqlite;
using OutlookCrm.Tests.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>People type names in another form than the one in which they are stored.</summary>
public sealed class SearchFormsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly TenantId _tenant = TenantId.FromValidatedToken(Guid.NewGuid());
    private SqliteRowStore _rows = null!;
    private RecentCustomers _recent = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _rows = new SqliteRowStore(_folder.File("crm.db"));
        _recent = new RecentCustomers(_rows, TimeProvider.System, NullLogger<RecentCustomers>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _recent.Dispose();
        await _rows.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Κρητική Τροφοδοσία Α.Ε.", "κρητική τροφοδοσία ΑΕ")]
    [InlineData("Κρητική Τροφοδοσία ΑΕ", "κρητική τροφοδοσία Α.Ε.")]
    [InlineData("Αφοί Παππά Ε.Π.Ε.", "επε παππα")]
    [InlineData("Αφοί Παππά Ο. Ε.", "παππα ΟΕ")]
    [InlineData("Popescu S.R.L.", "Popescu SRL")]
    [InlineData("Popescu S. R. L.", "Popescu SRL")]
    [InlineData("Popescu SRL", "popescu s.r.l.")]
    [InlineData("Rossi S.p.A.", "rossi spa")]
    [InlineData("Garcia S.L.U.", "slu garcia")]
    [InlineData("J.P. Morgan", "JP Morgan")]
    [InlineData("J. P. Morgan", "JP Morgan")]
    [InlineData("JP Morgan", "J.P. Morgan")]
    [InlineData("JP Morgan", "j p morg")]
    [InlineData("J.R.R. Tolkien", "jrr")]
    [InlineData("A. A. Milne", "aa milne")]
    [InlineData("A.B.C.", "ABC")]
    [InlineData("A.B.C. Foods", "abc f")]
    [InlineData("ABC Foods", "A.B.C. Foods")]
    [InlineData("E.ON", "eon")]
    [InlineData("E.ON Energie", "eon energie")]
    [InlineData("EON", "e.on")]
    [InlineData("3 M", "3M")]
    [InlineData("3M", "3 M")]
    [InlineData("H & M", "hm")]
    [InlineData("H&M Hennes", "hm hennes")]
    [InlineData("C&A", "c a")]
    [InlineData("CA Moden", "c & a moden")]
    [InlineData("7-Eleven", "7eleven")]
    [InlineData("Jean Luc Picard", "jean-luc")]
    [InlineData("Jean-Luc Picard", "jeanluc picard")]
    [InlineData("O Brien", "O'Brien")]
    [InlineData("OBrien Foods", "o'brien foods")]
    public Task Dots_and_spaces_of_initials_and_legal_forms_do_not_matter(string name, string typed) => IsFoundAsync(name, typed);

    [Theory]
    [InlineData("李娜", "娜")]
    [InlineData("李娜", "李")]
    [InlineData("王 伟", "王伟")]
    [InlineData("王伟", "王 伟")]
    [InlineData("山田太郎", "太郎")]
    [InlineData("山田太郎", "山田 太郎")]
    [InlineData("山田 太郎", "山田太郎")]
    [InlineData("東京株式会社", "株式会社")]
    [InlineData("株式会社東京", "東京")]
    [InlineData("トヨタ自動車株式会社", "自動車")]
    [InlineData("ABC株式会社", "株式")]
    [InlineData("株式会社ABC", "abc")]
    [InlineData("김철수", "철수")]
    [InlineData("김철수", "수")]
    [InlineData("김 철수", "김철수")]
    [InlineData("삼성전자", "전자")]
    [InlineData("삼성 전자", "삼성전자")]
    [InlineData("佐々木ハナコ", "ハナ")]
    public Task Later_characters_of_a_name_without_spaces_are_found(string name, string typed) => IsFoundAsync(name, typed);

    [Theory]
    [InlineData("Müller", "mueller")]
    [InlineData("Mueller", "müller")]
    [InlineData("Müller", "muller")]
    [InlineData("Anna Müller-Lüdenscheidt", "luedensch")]
    [InlineData("Jörg Schröder", "schroeder joerg")]
    [InlineData("Bäckerei Köhler", "baeckerei koe")]
    [InlineData("Baeckerei Koehler", "bäckerei köhler")]
    [InlineData("Søren Ågård", "soeren aagaard")]
    [InlineData("Soeren", "søren")]
    [InlineData("Mu\u0308ller", "mueller")]
    [InlineData("Strauß", "strauss")]
    [InlineData("کتـــاب", "کتاب")]
    [InlineData("علی‌رضا", "علیرضا")]
    [InlineData("علیرضا", "علی‌رضا")]
    [InlineData("علی رضا", "علی‌رضا")]
    [InlineData("Țîrlea Ștefan", "ţirlea stefan")]
    public Task Letters_that_stand_for_one_another_do_not_matter(string name, string typed) => IsFoundAsync(name, typed);

    /// <summary>A text that was copied from a mail or a web page brings them along.</summary>
    [Theory]
    [InlineData("Kowalski Marta", "kowal\u200bski")]
    [InlineData("Kowal\u200bski Marta", "kowalski")]
    [InlineData("Kowalski Marta", "kowal\u200bski \ufeffmarta")]
    [InlineData("Παππά\u00ad Ελένη", "πα\u2060ππα")]
    [InlineData("Nagy\u200b Katalin", "\u202akatalin nagy\u202c")]
    public Task Characters_that_nobody_sees_do_not_matter(string name, string typed) => IsFoundAsync(name, typed);

    [Theory]
    [InlineData("addr7.person7@firm.example", "person7")]
    [InlineData("anna.maria.kis@firm.example", "kis")]
    [InlineData("anna_kis@firm.example", "kis")]
    [InlineData("anna-kis@firm.example", "kis")]
    [InlineData("orders+athens@firm.example", "athens")]
    [InlineData("x@mail.dunabor.example", "dunabor")]
    [InlineData("x@duna-bor.example", "bor")]
    [InlineData("x@bücher.example", "bücher")]
    [InlineData("x@xn--bcher-kva.example", "bucher.ex")]
    [InlineData("addr7.person7@firm.example", "someone person7")]
    public Task Parts_of_an_address_are_found(string address, string typed) => IsFoundAsync("Someone Else", typed, address);

    /// <summary>Not among everybody who has a word in "c" and a word in "a".</summary>
    [Theory]
    [InlineData("C&A Moden", "c&a")]
    [InlineData("C & A", "c&a")]
    [InlineData("C&A", "c & a")]
    [InlineData("Moden C&A", "c&a moden")]
    [InlineData("H&M Hennes", "H&M")]
    [InlineData("AT&T Inc.", "at&t")]
    [InlineData("Novo A/S", "a/s")]
    [InlineData("Novo A/S", "novo a/s")]
    [InlineData("C++ Academy", "c++")]
    [InlineData("C# Guild", "c#")]
    [InlineData("Canal+", "canal+")]
    [InlineData("R&D Labs", "r&d lab")]
    [InlineData("24/7 Aid", "24/7")]
    [InlineData("Zone449 Trading", "449")]
    [InlineData("Zone449 Trading", "trading 449")]
    [InlineData("4you Shop", "you")]
    public async Task A_word_with_a_sign_or_a_number_in_it_is_found_among_many(string name, string typed)
    {
        for (var number = 0; number < 12; number++)
        {
            await AddAsync($"Carla A. Ander{number} Toth");
            await AddAsync($"Hans Moser Adam Szabo");
        }

        var (own, company) = (await AddAsync(name), await AddAsync("Somebody There", company: name));

        Assert.Equal(new[] { own, company }.Order(), (await SearchAsync(typed)).Customers.Select(line => line.Id).Order());
    }

    [Theory]
    [InlineData("Bauer", "mueller")]
    [InlineData("Samuel", "samöl")]
    [InlineData("李娜", "伟")]
    [InlineData("S.R.L.", "srm")]
    [InlineData("Anna Kis", "annakis")]
    public async Task Other_names_are_not_found(string name, string typed)
    {
        await AddAsync(name);

        Assert.Empty((await SearchAsync(typed)).Customers);
    }

    [Fact]
    public async Task Two_hundred_companies_of_one_legal_form_are_all_found_without_its_dots()
    {
        var ids = new List<Guid>();
        for (var number = 0; number < 200; number++)
        {
            ids.Add(await AddAsync($"Firm{number:D3} Trading S.R.L."));
        }

        for (var number = 0; number < 200; number += 7)
        {
            Assert.Equal([ids[number]], (await SearchAsync($"srl firm{number:D3}")).Customers.Select(line => line.Id));
        }

        Assert.True((await SearchAsync("trading srl")).HasMore);
    }

    private async Task IsFoundAsync(string name, string typed, string? address = null)
    {
        var id = await AddAsync(name, address);
        await AddAsync("Nobody Meant", "nobody@other.example");

        Assert.Equal([id], (await SearchAsync(typed)).Customers.Select(line => line.Id));
    }

    private Task<SearchResult> SearchAsync(string text) =>
        new CustomerSearch(_rows, _recent).FindAsync(new(_tenant, Guid.NewGuid(), "Maria", new HashSet<string>()), text, 10, Ct);

    private async Task<Guid> AddAsync(string name, string? address = null, string? company = null)
    {
        var (id, profile) = (Guid.CreateVersion7(), new Profile
        {
            Kind = CustomerKind.Organisation,
            Name = name,
            Company = company,
            Addresses = address is null ? [] : [address],
        });
        var content = CustomerRows.Content(profile);
        var batches = new SearchRows().Wants(new(_tenant, id, content)).DistinctBy(row => row.Place()).Upserts()
            .Prepend(new RowBatch(RowKeys.Customer(_tenant, id)).Upsert(RowKeys.Profile, content));
        await _rows.CommitAsync([[.. batches]], Ct);
        return id;
    }
}

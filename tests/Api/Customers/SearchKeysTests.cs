using FsCheck;
using FsCheck.Fluent;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Customers.Projecting;
using OutlookCrm.Customers.Search;
using OutlookCrm.Primitives;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Keys of search rows, for any text.</summary>
public sealed class SearchKeysTests
{
    private static readonly TenantId Tenant = TenantId.FromValidatedToken(Guid.Parse("11111111-aaaa-4bbb-8ccc-000000000001"));
    private static readonly Guid Id = Guid.Parse("22222222-aaaa-4bbb-8ccc-000000000002");
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Arbitrary<string> Text = Gen.Choose(1, 130)
        .SelectMany(length => Gen.ArrayOf(
            Gen.Frequency((6, Gen.Elements("abcxyz0189._@+- ".ToCharArray())),
                (3, Gen.Elements("αβψωώχي中ş'~!|/\\#?\u0000".ToCharArray())),
                (1, Gen.Choose(1, 0xffff).Select(i => (char)i))),
            length).Select(characters => new string(characters)))
        .ToArbitrary();

    [Fact]
    public void Every_key_is_one_that_storage_takes_and_tells_its_customer() =>
        Prop.ForAll(Text, text =>
        {
            var encoded = SearchKeys.Encode(text);
            var key = SearchKeys.Word(SearchKeys.Elsewhere, encoded, Id);
            RowLimits.CheckPartition(SearchKeys.Words(Tenant, encoded));
            RowLimits.CheckKey(key);
            RowLimits.CheckKey(SearchKeys.KnownPerson(text, Id));
            RowLimits.CheckPartition(SearchKeys.PhonesFromFirst(Tenant, "361"));
            RowLimits.CheckPartition(SearchKeys.PhonesFromLast(Tenant, "361"));
            return SearchKeys.CustomerOf(key) == Id;
        }).Check(Thousand);

    [Fact]
    public void The_beginning_of_a_text_is_in_its_partition_and_its_range() =>
        Prop.ForAll(Text, Text, (typed, rest) =>
        {
            if (char.IsSurrogate(typed[^1]))
            {
                return true;
            }

            var (encoded, whole) = (SearchKeys.Encode(typed), SearchKeys.Encode(typed + rest));
            var (range, key) = (SearchKeys.WordsFrom(SearchKeys.WholeName, encoded), SearchKeys.Word(SearchKeys.WholeName, whole, Id));
            return SearchKeys.Words(Tenant, encoded) == SearchKeys.Words(Tenant, whole)
                && string.CompareOrdinal(range.From, key) <= 0 && string.CompareOrdinal(key, range.Before) < 0;
        }).Check(Thousand);

    [Fact]
    public void A_usual_person_has_nine_small_rows()
    {
        var profile = new Profile
        {
            Kind = CustomerKind.Person,
            Name = "Ελένη Παπαδάκη",
            Company = "Aegean Foods SA",
            Addresses = ["eleni.papadaki@aegeanfoods.example"],
            Phones = ["+30 2310 555 123"],
        };

        var rows = new SearchRows().Wants(new(Tenant, Id, CustomerRows.Content(profile))).ToList();

        Assert.Equal(9, rows.Count);
        Assert.All(rows, row => Assert.InRange(row.Key.Length + row.Content.Length, 1, 80));
        Assert.Equal(rows.Count, rows.DistinctBy(row => row.Place()).Count());
    }

    [Fact]
    public void An_edit_of_what_nobody_is_found_by_changes_no_row()
    {
        var before = new Profile
        {
            Kind = CustomerKind.Person,
            Name = "Anna Kis",
            Company = "Dunabor",
            Addresses = ["anna@dunabor.example"],
            Phones = ["+36 1 555 0142"],
        };
        var after = before with
        {
            City = "Budapest",
            PostalCode = "1051",
            Street = "Nádor utca 9",
            Role = "Buyer",
            Stage = LifecycleStage.Loyal,
            Notes = "Likes tea.",
            Country = "HU",
        };

        Assert.Empty(Of(after).ChangedFrom(Of(before)));
        Assert.Empty(Of(before).MissingIn(Of(after)));

        static IEnumerable<ProjectedRow> Of(Profile profile) => new SearchRows().Wants(new(Tenant, Id, CustomerRows.Content(profile)));
    }
}

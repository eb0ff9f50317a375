using OutlookCrm.Sales;
using Xunit;

namespace OutlookCrm.Tests.Sales;

/// <summary>Which product a line of a document means.</summary>
public sealed class KnownProductsTests
{
    private static readonly Product s_tea = new(new Guid(1, 0, 0, new byte[8]), "Green tea", "T-1", 10, "EUR", 4, null, null, true);
    private static readonly Product s_pot = s_tea with { Id = new Guid(2, 0, 0, new byte[8]), Name = "Tea pot", Code = null };
    private static readonly Product s_cup = s_tea with { Id = new Guid(3, 0, 0, new byte[8]), Name = "Cup", Code = "C-1" };
    private static readonly Product s_other = s_cup with { Id = new Guid(4, 0, 0, new byte[8]), Code = "C-2", Active = false };
    private static readonly KnownProducts s_known = new([s_tea, s_pot, s_cup, s_other]);

    [Theory]
    [InlineData("T-1", "Anything", 1)]
    [InlineData("t-1", "Anything", 1)]
    [InlineData("C-2", "Cup", 4)]
    [InlineData(null, "Green tea", 1)]
    [InlineData(null, "GREEN TEA", 1)]
    [InlineData("P-9", "Tea pot", 2)]
    [InlineData("T-2", "Green tea", 0)]
    [InlineData("T-10", "Green teas", 0)]
    [InlineData(null, "Cup", 0)]
    [InlineData(null, "Green  tea", 0)]
    [InlineData(null, "Tea", 0)]
    public void A_line_means_the_product_of_its_code_else_the_only_product_of_its_name(string? code, string name, int product) =>
        Assert.Equal(product == 0 ? null : new Guid(product, 0, 0, new byte[8]), s_known.Of(Line(code, name)));

    [Fact]
    public void A_product_that_somebody_chose_stays()
    {
        var line = Line("T-1", "Green tea") with { ProductId = s_cup.Id };
        Assert.Equal(line, s_known.Link(line));
    }

    [Fact]
    public void A_correction_links_the_lines_that_it_adds_and_leaves_the_others_as_it_says()
    {
        var stored = Document(Line("T-1", "Green tea") with { ProductId = s_tea.Id }, Line("P-9", "Tea pot"));
        var corrected = s_known.LinkAdded(Document(Line("T-1", "Green tea"), Line("P-9", "Tea pot"), Line("C-1", "Cup")), stored);
        Assert.Equal([null, null, s_cup.Id], corrected.Lines!.Select(line => line.ProductId));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(2, 1, false)]
    public void A_document_says_the_same_where_only_its_lines_were_linked(int stored, int said, bool isSame) =>
        Assert.Equal(isSame, Document(Of(stored)).Says(Document(Of(said))));

    [Fact]
    public void A_document_of_another_line_says_something_else() =>
        Assert.False(Document(Of(1)).Says(Document(Of(0) with { Quantity = 2 })));

    private static SaleLine Of(int product) =>
        Line("T-1", "Green tea") with { ProductId = product == 0 ? null : new Guid(product, 0, 0, new byte[8]) };

    private static SaleLine Line(string? code, string name) => new(null, code, name, 1, null, 10, 0, 10);

    private static SaleDocument Document(params SaleLine[] lines) => new(
        Guid.Empty, SaleKind.Order, "1", null, new(2026, 5, 4), null, "EUR", 10, null, 10, null, null, null, false, null, lines.Length,
        lines, null, null, new(Guid.Empty, "", default), null);
}

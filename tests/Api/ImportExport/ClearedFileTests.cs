using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OutlookCrm.ImportExport.Invoices;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A file of which an erasure takes out what names a customer gives the other records as before, with their lines.</summary>
public sealed class ClearedFileTests
{
    private static readonly NamedCustomer s_zsofia = new(
        Guid.Empty, ["Zsófia Qanary", "Qanary"], ["zsofia.qanary@trade.example", "zq@trade.example"]);

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Tables, and how many of their records go.</summary>
    public static TheoryData<string, int> Tables { get; } = new()
    {
        { "Name;Email\nAnna;a@duna.example\nZsófia Qanary;\nBéla;b@duna.example\nQanary, Zsófia;\nCili;c@duna.example\n", 2 },
        { "Name;Email\r\nX;ZQ@TRADE.example\r\n\r\n\"Béla\";\"b@duna.example\"\r\nQANARY;\r\nCili Qanary;c@duna.example", 2 },
        { "sep=;\r\nName;Email;Notes\r\nAnna;a@duna.example;\"met\r\n\r\nZsófia Qanary; \"\"twice\"\"\"\r\n"
            + "Béla;b@duna.example;\"x\r\ny\"\r\n", 1 },
        { "Accounts of Zsófia Qanary\nmade today\n\nName;Email\nZsófia Qanary;\nAnna;a@duna.example\n", 1 },
        { "Name;Email\rZsófia Qanary;\r\rAnna;a@duna.example\rBéla;b@duna.example\r", 1 },
        { "Order number;Order date;Email;Item;Quantity;Line total;Total\nA-1;2026-06-16;zq@trade.example;Tea;1;2,50;4,00\n"
            + "A-1;;;Cup;2;1,50;\n;;;Box;1;0;\nA-2;2026-06-16;a@duna.example;Tea;1;2,50;2,50\nA-2;;;Cup;1;1,50;\n", 1 },
        { "Invoice number;Date;Customer;Item;Quantity;Line total;Total\n;;Aegean Tools SA\nA-1;2026-06-16;;Tea;1;2,50;2,50\n"
            + ";;Zsófia Qanary\n"
            + "A-2;2026-06-17;;Tea;1;2,50;2,50\nA-2;;;Cup;1;2,50;\n;;;Box\nA-4;2026-06-17;;Tea;1;2,50;2,50\n;;Karoo Wine\n"
            + "A-3;2026-06-18;;Tea;1;2,50;2,50\n", 2 },
        { "Payment id;Payment date;Amount;Email\nP-1;2026-06-16;2,50;a@duna.example\nP-2;29/11/2026;2,50;zq@trade.example\n"
            + "P-3;05/06/2026;2,50;a@duna.example\n", 1 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_other_rows_come_as_before_wherever_the_import_stands(string text, int going)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), Encoding.Unicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var all = new List<(string Line, TableMark? Mark)>();
            var file = Open(bytes, TableAnswers.None, null);
            var (options, found) = (file.Table!.Delimiter, file.Table.Found);
            foreach (var item in file.Items(null, _ => { }, default))
            {
                all.Add((Line(item), file.Table.Mark));
            }

            var kept = all.Select(one => one.Line).ToList();
            for (var stands = 0; stands <= all.Count; stands++)
            {
                using var cleared = new MemoryStream();
                var (mark, isChanged) = ClearedTable.Write(Open(bytes, TableAnswers.None, found).Table!,
                    stands == 0 ? null : all[stands - 1].Mark, cells => ErasedRows.Names(cells, s_zsofia), cleared, default);
                Assert.True(isChanged);
                var written = Encoding.UTF8.GetString(cleared.ToArray());
                Assert.DoesNotContain("Zsófia", written, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("zq@", written, StringComparison.OrdinalIgnoreCase);
                Assert.Equal(text.Count(c => c == '\n'), written.Count(c => c == '\n'));

                var again = Open(cleared.ToArray(), TableAnswers.None with { Delimiter = options.ToString() }, found);
                var rest = again.Items(mark, _ => { }, default).Select(Line).ToList();
                Assert.Equal(kept[stands..].Where(rest.Contains), rest);
                if (stands == 0)
                {
                    Assert.Equal(all.Count - going, rest.Count);
                }

                Assert.All(kept[stands..].Except(rest), line => Assert.Matches("(?i)qanary|zq@|\"A-2\"", line));
            }
        }
    }

    [Fact]
    public void Of_a_file_that_names_nobody_nothing_is_written()
    {
        using var to = new MemoryStream();
        var bytes = Encoding.UTF8.GetBytes("Name;Email\nZsófia Kis;zs@duna.example\nCanary;c@duna.example\n");
        var table = Open(bytes, TableAnswers.None, null).Table!;
        Assert.False(ClearedTable.Write(table, null, cells => ErasedRows.Names(cells, s_zsofia), to, default).IsChanged);
        Assert.Equal(0, to.Length);
    }

    [Theory]
    [InlineData("<a><Name>Zsófia Qanary</Name><Id>7</Id></a>", "<a><Name></Name><Id>7</Id></a>", "utf-8")]
    [InlineData("<a><Name>\n  Qanary, Zsófia\n</Name></a>", "<a><Name></Name></a>", "utf-8")]
    [InlineData("<a><Note>For Zs&#243;fia &amp; Qanary</Note><Name>Qanary</Name></a>", "<a><Note></Note><Name></Name></a>", "utf-16")]
    [InlineData("<a><Mail><![CDATA[zq@trade.example]]></Mail><Name><![CDATA[a>b]]></Name></a>",
        "<a><Mail></Mail><Name><![CDATA[a>b]]></Name></a>", "utf-8")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1250\"?><a><Name>Zsófia Qanary</Name><City>Győr</City></a>",
        "<?xml version=\"1.0\" encoding=\"windows-1250\"?><a><Name></Name><City>Győr</City></a>", "windows-1250")]
    [InlineData("<Invoice><a:AccountingCustomerParty><Street>Fő 1</Street><Name>Zsófia Qanary</Name>\n<TaxId x=\"1\">HU1</TaxId>"
        + "</a:AccountingCustomerParty><Delivery><Street>Fő 1</Street></Delivery><Total>5</Total></Invoice>",
        "<Invoice><a:AccountingCustomerParty><Street></Street><Name></Name>\n<TaxId x=\"1\"></TaxId>"
        + "</a:AccountingCustomerParty><Delivery><Street></Street></Delivery><Total>5</Total></Invoice>", "utf-8")]
    [InlineData("<a><invoice><counterpart><vat>1</vat><n>Qanary</n></counterpart></invoice><invoice><counterpart><vat>2</vat>"
        + "</counterpart><Delivery>here</Delivery></invoice></a>",
        "<a><invoice><counterpart><vat></vat><n></n></counterpart></invoice><invoice><counterpart><vat>2</vat>"
        + "</counterpart><Delivery>here</Delivery></invoice></a>", "utf-8")]
    [InlineData("<i><AccountingSupplierParty><Street>Fő 1</Street></AccountingSupplierParty><BuyerTradeParty><Line/><Mail>zq@trade.example"
        + "</Mail><Street><![CDATA[Fő 1]]></Street></BuyerTradeParty></i>",
        "<i><AccountingSupplierParty><Street>Fő 1</Street></AccountingSupplierParty><BuyerTradeParty><Line/><Mail>"
        + "</Mail><Street></Street></BuyerTradeParty></i>", "utf-8")]
    [InlineData("<i><n:customerInfo>\n<!-- <x> --><n:tax>12345678</n:tax><n:customerName>QANARY</n:customerName></n:customerInfo></i>",
        "<i><n:customerInfo>\n<!-- <x> --><n:tax></n:tax><n:customerName></n:customerName></n:customerInfo></i>", "utf-16")]
    [InlineData("<i><Note>to Zsófia Qanary</Note><BuyerTradeParty><Name>Béla</Name><Street>Fő 2</Street></BuyerTradeParty></i>",
        "<i><Note></Note><BuyerTradeParty><Name>Béla</Name><Street>Fő 2</Street></BuyerTradeParty></i>", "utf-8")]
    public void Texts_of_XML_that_name_the_customer_are_emptied(string text, string expected, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        using var to = new MemoryStream();
        byte[] bytes = [.. name == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.True(ClearedXml.Write(new MemoryStream(bytes), cells => ErasedRows.Names(cells, s_zsofia), to, default));

        Assert.Equal(expected, encoding.GetString(to.ToArray()).TrimStart('\uFEFF'));
        using var none = new MemoryStream();
        Assert.False(ClearedXml.Write(to, cells => ErasedRows.Names(cells, s_zsofia), none, default));
    }

    [Theory]
    [InlineData("EL094259216", "094259216", true)]
    [InlineData("EL094259216", "el094259216", true)]
    [InlineData("EL094259216", " EL094259216 ", true)]
    [InlineData("RO18547290", "18547290", true)]
    [InlineData("18547290", "RO18547290", true)]
    [InlineData("EL094259216", "094259217", false)]
    [InlineData("EL094259216", "1094259216", false)]
    [InlineData("AB123", "123", false)]
    public void A_buyer_who_is_called_by_the_tax_number_is_named_by_it(string name, string cell, bool isNamed) =>
        Assert.Equal(isNamed, ErasedRows.Names([cell], new(Guid.Empty, [name], [])));

    private static ImportFile Open(byte[] bytes, TableAnswers options, FoundFormats? found) => ImportFile.Read(
        new MemoryStream(bytes), options with { DayOrder = "dayFirst", DecimalMark = "comma" }, null, default, found);

    private static string Line(TableItem item) => $"{item.Line} {JsonSerializer.Serialize(item.Record, item.Record.GetType(), s_plain)}";

}

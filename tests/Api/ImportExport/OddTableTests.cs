using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Tables as people really have them: any code page, delimiter, format of numbers and days; sums, remarks and slips.</summary>
public sealed class OddTableTests(Company company)
{
    private const string Hungarian = "Név;Cég;E-mail;Telefon\nSzőke Ödön;Duna Kft.;odon@example.com;06 1 555 0113\n";
    private const string Greek = "Όνομα;Εταιρεία;E-mail;Τηλέφωνο\nΓιώργος Παππάς;Εργαλεία Αιγαίου;g@example.com;210 555 0113\n";
    private const string Romanian = "Nume;Firmă;E-mail;Telefon\nȘtefan Brânză;Țesătoria Dunărea SRL;s@example.com;021 555 0113\n";
    private const string Persian = "نام,شرکت,ایمیل\nرضا کریمی,البرز,r@example.com\n";
    private const string Afrikaans = "Naam;Maatskappy;E-pos\nJürgen Botha-Naudé;Karoo Wyn Bpk;j@example.com\n";

    [Theory]
    [InlineData(Hungarian, "utf-8", true, "Szőke Ödön")]
    [InlineData(Hungarian, "utf-16", true, "Szőke Ödön")]
    [InlineData(Hungarian, "utf-16", false, "Szőke Ödön")]
    [InlineData(Hungarian, "utf-16BE", true, "Szőke Ödön")]
    [InlineData(Hungarian, "windows-1250", false, "Szőke Ödön")]
    [InlineData(Hungarian, "iso-8859-2", false, "Szőke Ödön")]
    [InlineData(Greek, "utf-16", false, "Γιώργος Παππάς")]
    [InlineData(Greek, "windows-1253", false, "Γιώργος Παππάς")]
    [InlineData(Greek, "iso-8859-7", false, "Γιώργος Παππάς")]
    [InlineData(Greek, "ibm737", false, "Γιώργος Παππάς")]
    [InlineData(Romanian, "utf-8", false, "Ștefan Brânză")]
    [InlineData(Romanian, "windows-1250", false, "Ştefan Brânză")]
    [InlineData(Persian, "utf-8", false, "رضا کریمی")]
    [InlineData(Persian, "utf-16", true, "رضا کریمی")]
    [InlineData(Afrikaans, "windows-1252", false, "Jürgen Botha-Naudé")]
    public async Task Any_code_page_is_read(string text, string name, bool hasMark, string expected)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        text = name == "windows-1250" ? text.Replace('Ș', 'Ş').Replace('ș', 'ş').Replace('Ț', 'Ţ').Replace('ț', 'ţ') : text;
        var preview = await company.Maria.PreviewAsync((byte[])[.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        Assert.Equal(expected, preview.GetProperty("records")[0].Text("customer", "name"));
        Assert.Equal(!name.StartsWith("utf", StringComparison.Ordinal), Questions(preview).Contains("encoding"));
    }

    [Fact]
    public async Task A_code_page_that_the_caller_names_is_taken()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var preview = await company.Maria.PreviewAsync(Encoding.GetEncoding("windows-1253").GetBytes("Name\nΑΒΓ\n"),
            new { encoding = "windows-1253" });

        Assert.Equal("ΑΒΓ", preview.GetProperty("records")[0].Text("customer", "name"));
        Assert.DoesNotContain("encoding", Questions(preview));
    }

    [Theory]
    [InlineData("Name,Email\nAnna,a@example.com\n")]
    [InlineData("Name;Email\nAnna;a@example.com\n")]
    [InlineData("Name\tEmail\r\nAnna\ta@example.com\r\n")]
    [InlineData("Name|Email\nAnna|a@example.com")]
    [InlineData("sep=;\r\nName;Email\r\nAnna;a@example.com\r\n")]
    [InlineData("\uFEFFsep=|\nName|Email\nAnna|a@example.com\n")]
    [InlineData("\"Name\",\"Email\"\r\"Anna\",\"a@example.com\"\r")]
    [InlineData("\n\nOur customers\n\nName;Email\nAnna;a@example.com\n;\n")]
    [InlineData("Name;Email;;\nAnna;A@Example.com;;\n;;;\n")]
    public async Task Any_delimiter_is_found(string text)
    {
        var customer = Assert.Single((await company.Maria.PreviewAsync(text)).GetProperty("records").EnumerateArray());

        Assert.Equal("Anna a@example.com",
            $"{customer.Text("customer", "name")} {customer.GetProperty("customer").GetProperty("emails")[0]}");
    }

    [Theory]
    [InlineData("1.234,56|12,00", "1234.56|12.00", "")]
    [InlineData("1,234.56|12.00", "1234.56|12.00", "")]
    [InlineData("1.234|2,50", "1234|2.50", "")]
    [InlineData("1 234 567,5|0", "1234567.5|0", "")]
    [InlineData("1'234.50|7", "1234.50|7", "")]
    [InlineData("1,23,456.78|12.00", "123456.78|12.00", "")]
    [InlineData("12,34,56,789|1,234.5", "123456789|1234.5", "")]
    [InlineData("123,45,678|1.5", "1.5", "")]
    [InlineData("1,23,4567|1.5", "1.5", "")]
    [InlineData("€1.250,00|-€ 3,10", "1250.00|-3.10", "")]
    [InlineData("(1.234,00)|1,5", "-1234.00|1.5", "")]
    [InlineData("−12,5|3,0", "-12.5|3.0", "")]
    [InlineData("۱٬۲۳۴٫۵|۱۲", "1234.5|12", "")]
    [InlineData("1.234|5.678", "|", "decimalMark")]
    [InlineData("1.234|5", "|5", "decimalMark")]
    [InlineData("10,00|12.50", "10.00|12.50", "")]
    [InlineData("10,00|12.50|1.234", "10.00|12.50|", "decimalMark")]
    public async Task The_column_tells_the_decimal_mark(string written, string read, string question)
    {
        var rows = written.Split('|').Select((amount, i) => $"A-{i};2026-01-0{i + 1};Anna;{amount}\n");
        var preview = await company.Maria.PreviewAsync($"Invoice number;Date;Customer;Total\n{string.Concat(rows)}");

        Assert.Equal(read, string.Join('|', preview.GetProperty("records").EnumerateArray().Select(record => record.Text("payable"))));
        Assert.Equal(question, string.Join(',', Questions(preview)));
    }

    [Fact]
    public async Task An_open_decimal_mark_is_asked_with_examples_and_answered()
    {
        const string Text = "Invoice number;Date;Customer;Total\nA-1;2026-01-01;Anna;1.234\n";
        var question = (await company.Maria.PreviewAsync(Text)).GetProperty("questions")[0];
        Assert.Equal("Total|1.234|1234|1.234", string.Join('|', question.Text("column"),
            question.GetProperty("examples")[0].Text("text"), question.GetProperty("examples")[0].GetProperty("meanings")[0],
            question.GetProperty("examples")[0].GetProperty("meanings")[1]));

        var comma = await company.Maria.PreviewAsync(Text, new { decimalMark = "comma" });
        Assert.Equal("1234", comma.GetProperty("records")[0].Text("payable"));
        var point = await company.Maria.PreviewAsync(Text, new { decimalMark = "point" });

        // Euros have two decimals: the preview says so instead of showing a rounded amount.
        Assert.Equal("Total|1.234|total-not-possible", string.Join('|', point.GetProperty("rejected")[0].Text("column"),
            point.GetProperty("rejected")[0].Text("value"), point.GetProperty("rejected")[0].Text("code")));
    }

    [Theory]
    [InlineData("31/12/2026|01/02/2026", null, "2026-12-31|2026-02-01", "")]
    [InlineData("12/31/2026|01/02/2026", null, "2026-12-31|2026-01-02", "")]
    [InlineData("01/02/2026|03/04/2026", null, "|", "dayOrder")]
    [InlineData("01/02/2026|03/04/2026", "dayFirst", "2026-02-01|2026-04-03", "")]
    [InlineData("01/02/2026|03/04/2026", "monthFirst", "2026-01-02|2026-03-04", "")]
    [InlineData("05/05/2026|06/06/2026", null, "2026-05-05|2026-06-06", "")]
    [InlineData("1.2.2026|2026. 02. 03.", null, "2026-02-01|2026-02-03", "")]
    [InlineData("46056|2026-02-04", null, "2026-02-03|2026-02-04", "")]
    [InlineData("16/6/26|1/7/26", null, "2026-06-16|2026-07-01", "")]
    [InlineData("2026-02-03T23:30:00Z|20260204", null, "2026-02-03|2026-02-04", "")]
    [InlineData("3 Feb 2026|Feb 4, 2026", null, "2026-02-03|2026-02-04", "")]
    [InlineData("۱۴۰۵/۹/۸|۱۴۰۵/۱۲/۳۰", null, "|", "calendar")]
    public async Task The_column_tells_the_order_of_day_and_month(string written, string? answer, string read, string question)
    {
        var rows = written.Split('|').Select((day, i) => $"A-{i};{day};Anna;1.50\n");
        var preview = await company.Maria.PreviewAsync($"Invoice number;Date;Customer;Total\n{string.Concat(rows)}",
            new { dayOrder = answer });

        Assert.Equal(read, string.Join('|', preview.GetProperty("records").EnumerateArray().Select(record => record.Text("issueDate"))));
        Assert.Equal(question, string.Join(',', Questions(preview)));
    }

    [Fact]
    public async Task Days_of_the_Persian_calendar_are_read_once_somebody_says_so()
    {
        var preview = await company.Maria.PreviewAsync("شماره فاکتور,تاریخ,مشتری,مبلغ کل\nF-1,۱۴۰۵/۹/۸,البرز,۱٬۲۳۴٬۵۶۷\n",
            new { calendar = "persian" });

        Assert.Equal("2026-11-29", preview.GetProperty("records")[0].Text("issueDate"));
        Assert.Equal("1234567", preview.GetProperty("records")[0].Text("payable"));
    }

    [Theory]
    [InlineData("2.7216E+11", "", "number-damaged")]
    [InlineData("2,7E+11", "", "number-damaged")]
    [InlineData("'+1-555-0100", "+1-555-0100", "")]
    [InlineData("' =1+1", "=1+1", "")]
    [InlineData("'0030210", "0030210", "")]
    [InlineData("+30 210 ::: 694", "+30 210,694", "")]
    public async Task What_Excel_does_to_a_telephone_number_is_named(string written, string read, string warning)
    {
        var record = (await company.Maria.PreviewAsync($"Name;Phone\nAnna 't Hooft;{written}\n")).GetProperty("records")[0];

        Assert.Equal(read, string.Join(',', record.GetProperty("customer").GetProperty("phones").EnumerateArray()));
        Assert.Equal(warning, string.Join(',', record.Codes()));
    }

    [Fact]
    public async Task A_tax_number_without_its_zero_is_named()
    {
        var record = (await company.Maria.PreviewAsync("Επωνυμία;ΑΦΜ;Πόλη\nΕργαλεία;94000000;Αθήνα\n")).GetProperty("records")[0];

        Assert.Contains("leading-zero-lost", record.Codes());
        Assert.Equal("94000000", record.Text("customer", "taxId"));
    }

    [Theory]
    [InlineData("Invoice number,Date,Customer,Total\nA-1,2026-01-01,Anna,lots\nA-2,2026-01-02,Bela,5\n", "2|Total|lots|not-a-number")]
    [InlineData("Invoice number,Date,Customer,Total\nA-1,soon,Anna,5\nA-2,2026-01-02,Bela,5\n", "2|Date|soon|not-a-date")]
    [InlineData("Invoice number,Date,Customer,Total\n,2026-01-01,Anna,5\nA-2,2026-01-02,Bela,5\n", "2|Invoice number||missing")]
    [InlineData("Invoice number,Date,Customer,Total\nA-1,2026-01-01,Anna,\nA-2,2026-01-02,Bela,5\n", "2|total||missing")]
    [InlineData("Invoice number,Date,Customer,Total\nA-1,2026-01-01,\"Anna\nKis\",1,5\nA-2,2026-01-02,Bela,5\n",
        "2||A-1,2026-01-01,Anna\nKis,1,5|too-many-values")]
    [InlineData("Name,Email,City\n,,Athens\nBela,b@example.com,Buda\n", "2|Name||no-name")]
    public async Task One_bad_row_stops_nothing(string text, string rejected)
    {
        var preview = await company.Maria.PreviewAsync(text);

        Assert.Equal(1, preview.GetProperty("recordCount").GetInt32());
        var fault = Assert.Single(preview.GetProperty("rejected").EnumerateArray());
        Assert.Equal(rejected, string.Join('|', fault.Text("line"), fault.Text("column"), fault.Text("value"), fault.Text("code")));
    }

    [Fact]
    public async Task The_line_of_a_fault_is_that_of_the_file_also_below_cells_of_several_lines()
    {
        var preview = await company.Maria.PreviewAsync("Name,Email,Notes\nAnna,a@example.com,\"one\ntwo\nthree\"\n,,\"x\"\n");

        Assert.Equal(5, preview.GetProperty("rejected")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("just some words\nand more\n", "no-table")]
    [InlineData("1;2;3\n4;5;6\n", "no-table")]
    [InlineData("Name,Email\n\"Anna,a@example.com\n", "unclosed-quotation")]
    [InlineData("Name,Email\nAnna,a@example.com\nBela,*\n", "value-too-long")]
    [InlineData("Name,Email\n*,a@example.com\nBela,b@example.com\n", "value-too-long")]
    [InlineData("Name,Notes\nAnna,\"*\"\n", "value-too-long")]
    [InlineData("Name,Notes\nAnna,\"*\n", "unclosed-quotation")]
    [InlineData("Name,Notes\nAnna,4\" *\nBela,5\" pipe\n", "value-too-long")]
    [InlineData("#\n1,2\n", "too-many-columns")]
    [InlineData("#\n#\n#\n", "too-many-columns")]
    [InlineData("Name,Email,#\nAnna,a@example.com\n", "too-many-columns")]
    [InlineData("#,###########################\n1\n", "too-many-columns")]
    public async Task What_is_no_table_is_refused(string text, string code) =>
        Assert.Equal(code, await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(text
            .Replace("*", new string('x', 1024 * 1024), StringComparison.Ordinal)
            .Replace("#", string.Join(',', Enumerable.Range(1000, 5000).Select(i => $"Column {i}")), StringComparison.Ordinal))));

    [Theory]
    [InlineData("Total", "12%", null)]
    [InlineData("Total", "12 %", null)]
    [InlineData("Total", "1.50", "1.50")]
    [InlineData("Paid", "100%", null)]
    [InlineData("Amount due", "12％", null)]
    [InlineData("Amount", "٪12", null)]
    [InlineData("Line discount", "25%", "75")]
    [InlineData("Line discount %", "25%", "75")]
    [InlineData("Line discount %", "25", "75")]
    [InlineData("Line discount", "25", "75")]
    public async Task A_part_of_a_hundred_is_no_amount(string column, string written, string? total)
    {
        var isLine = column.StartsWith("Line", StringComparison.Ordinal);
        var preview = await company.Maria.PreviewAsync($"Invoice number;Date;Customer;{(isLine ? "Item;Unit price;" : "")}{column}\n"
            + $"A-1;2026-01-01;Anna;{(isLine ? "Tea;100;" : "")}{written}\n");

        Assert.Equal(total ?? $"{column} {written} not-a-number",
            string.Join(' ', preview.GetProperty("rejected").EnumerateArray()
                .Select(one => $"{one.Text("column")} {one.Text("value")} {one.Text("code")}")
                .Concat(preview.GetProperty("records").EnumerateArray().Select(record => record.Text("payable")))));
    }

    [Fact]
    public async Task A_quotation_mark_that_never_closes_is_named()
    {
        var text = $"Name,Email\n\"Anna,a@example.com\n{string.Concat(Enumerable.Repeat("Bela,b@example.com\n", 20_000))}";

        Assert.Equal("unclosed-quotation", await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(text)));
    }

    private static IEnumerable<string> Questions(JsonElement preview) =>
        preview.GetProperty("questions").EnumerateArray().Select(question => question.Text("code")!);

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("hu-HU")]
    [InlineData("el-GR")]
    public async Task The_culture_of_the_process_changes_nothing(string name)
    {
        var (culture, ui) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            using var product = await Task.FromResult(new MemoryStream(Encoding.UTF8.GetBytes(
                "Invoice number;Date;Customer;Total;Birthday\nA-1;29.11.2026;Anna;1.234,50;\n")));
            var table = OutlookCrm.ImportExport.Tables.TableFile.Open(product, OutlookCrm.ImportExport.Tables.TableAnswers.None, null,
                default);
            var record = OutlookCrm.ImportExport.ImportRecord.Of(table.Items(null, _ => { }, default).Single());
            Assert.Equal(("1234.50", new DateOnly(2026, 11, 29)), (record.Payable, record.IssueDate));

            var xml = OutlookCrm.ImportExport.Invoices.InvoiceFile.Read(new MemoryStream(Previews.Shared("invoices",
                "ubl-peppol-base.xml")));
            var invoice = OutlookCrm.ImportExport.ImportRecord.Of(xml.Documents[0].Document!, 1);
            Assert.Equal(("1656.25", "2800", new DateOnly(2017, 11, 13)), (invoice.Payable, invoice.Lines[0].Amount, invoice.IssueDate));
        }
        finally
        {
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = (culture, ui);
        }
    }
}

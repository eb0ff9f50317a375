using System.Text;
using System.Text.Json;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Tables;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Documents and payments that come several times in one file: nothing is lost silently, and a repeat changes nothing.</summary>
public sealed class SameInFileTests(Company company)
{
    [Theory]
    [InlineData("D,10.50;D,11.50", "1 0 1", "3 number-with-other-content")]
    [InlineData("D,10.50;D,10.50", "1 1 0", "")]
    [InlineData("D,10.50;DE,1.50;D,11.50", "2 0 1", "4 number-with-other-content")]
    [InlineData("D,10.50;D,11.50;D,10.50", "1 1 1", "3 number-with-other-content")]
    [InlineData("D,10.50;D,11.50;D,12.50", "1 0 2", "3 number-with-other-content,4 number-with-other-content")]
    [InlineData("D 1,10.50;D  1,11.50", "2 0 0", "")]
    [InlineData("D 1,10.50;  D 1 ,11.50", "1 0 1", "3 number-with-other-content")]
    [InlineData("D  1,10.50;D  1,10.50", "1 1 0", "")]
    [InlineData("D   1,10.50;D  1,10.50;D 1,10.50", "3 0 0", "")]
    public async Task Of_two_documents_of_one_number_the_first_is_stored_and_the_other_named(string rows, string counts, string rejected)
    {
        var (address, u) = (company.NewAddress("twice"), Guid.NewGuid().ToString("N")[..8]);
        var file = "Invoice Number,Invoice Date,Customer,Email,Currency,Total\n" + string.Concat(rows.Split(';').Select(row =>
            $"{row.Split(',')[0].Replace("D", $"D{u}", StringComparison.Ordinal)},2026-10-01,X,{address},EUR,{row.Split(',')[1]}\n"));
        var planned = await PlanAsync(file);
        var import = await company.ImportAsync(file);

        Assert.Equal((counts, rejected), ($"{Count(import, "salesAdded")} {Count(import, "salesUnchanged")} "
            + Count(import, "salesDiffering"), Rejected(import)));
        Assert.Equal(counts, $"{planned.Text("create")} {planned.Text("unchanged")} {planned.Text("rejected")}");
    }

    [Theory]
    [InlineData("7;7", "2", "0")]
    [InlineData("7;7;7", "3", "0")]
    [InlineData("7;8", "2", "0")]
    [InlineData("7,INV-9;7,INV-9", "2", "0")]
    [InlineData("7,INV-9;7", "2", "0")]
    [InlineData("-7;-7", "2", "0")]
    [InlineData("7,,P-1;7,,P-1", "1", "0")]
    [InlineData("7,,P-2;8,,P-2", "1", "1")]
    public async Task Equal_payments_are_several_unless_one_number_names_them(string rows, string added, string rejected)
    {
        var (address, u) = (company.NewAddress("payer"), Guid.NewGuid().ToString("N")[..6]);
        await company.AddPersonAsync(address);
        var file = "Date,Customer Email,Currency,Amount,Invoice Number,Payment ID\n" + string.Concat(rows.Split(';').Select(row =>
            $"2026-10-20,{address},EUR,{row.Replace("P-", $"P{u}-", StringComparison.Ordinal)}"
            + $"{new string(',', 2 - row.Count(c => c == ','))}\n"));
        var planned = await PlanAsync(file);
        var first = await company.ImportAsync(file);
        var again = await company.ImportAsync(file);

        Assert.Equal((added, rejected, "0", added),
            (Count(first, "paymentsAdded"), Count(first, "rejected"), Count(again, "paymentsAdded"), Count(again, "paymentsUnchanged")));
        Assert.Equal((added, rejected), (planned.Text("create"), planned.Text("rejected")));
    }

    [Theory]
    [InlineData(200, "1", "")]
    [InlineData(201, "0", "2 number-too-long,3 number-too-long")]
    [InlineData(250, "0", "2 number-too-long,3 number-too-long")]
    public async Task A_number_is_not_cut(int length, string added, string rejected)
    {
        var (number, address) = (Guid.NewGuid().ToString("N") + new string('9', length - 33), company.NewAddress("long"));
        var import = await company.ImportAsync("Invoice Number,Invoice Date,Customer,Email,Currency,Total\n"
            + $"{number}1,2026-10-01,X,{address},EUR,10.50\n{(length > 200 ? $"{number}2,2026-10-01,X,{address},EUR,11.50\n" : "")}");

        Assert.Equal((added, rejected), (Count(import, "salesAdded"), Rejected(import)));
    }

    [Theory]
    [InlineData(1500, "1", "")]
    [InlineData(1501, "0", "2 too-many-lines")]
    [InlineData(3000, "0", "2 too-many-lines")]
    public async Task A_document_of_too_many_lines_is_left_out_for_that_reason(int lines, string added, string rejected)
    {
        var import = await company.ImportAsync("Invoice Number,Invoice Date,Customer,Email,Currency,Item Name,Quantity,Unit Price\n"
            + string.Concat(Enumerable.Repeat($"L,2026-10-01,X,{company.NewAddress("lines")},EUR,Tea,1,1.50\n", lines)));

        Assert.Equal((added, rejected), (Count(import, "salesAdded"), Rejected(import)));
    }

    [Theory]
    [InlineData("1/2/26", null, "", "dayOrder")]
    [InlineData("1/2/26", "monthFirst", "2026-01-02", "")]
    [InlineData("1/2/26", "dayFirst", "2026-02-01", "")]
    [InlineData("01-02-26", null, "", "dayOrder")]
    [InlineData("1/31/26|1/2/26", null, "2026-01-31|2026-01-02", "")]
    [InlineData("31/1/26|1/2/26", null, "2026-01-31|2026-02-01", "")]
    [InlineData("1/31/26", "dayFirst", "2026-01-31", "")]
    [InlineData("1/2/26 10:00|3/4/26", "monthFirst", "2026-01-02|2026-03-04", "")]
    [InlineData("1/2/26, 10:00", "monthFirst", "2026-01-02", "")]
    [InlineData("1.2.26", null, "2026-02-01", "")]
    [InlineData("5/5/26", null, "2026-05-05", "")]
    [InlineData("1/2/99", "monthFirst", "1999-01-02", "")]
    [InlineData("1/2/26|3/14/2026", null, "2026-01-02|2026-03-14", "")]
    [InlineData("26/3/14", null, "", "dayOrder")]
    [InlineData("26/3/14", "yearFirst", "2026-03-14", "")]
    [InlineData("26/3/14", "dayFirst", "2014-03-26", "")]
    [InlineData("26-03-14|26-03-15", "yearFirst", "2026-03-14|2026-03-15", "")]
    [InlineData("26.03.14.|26.04.02.", "yearFirst", "2026-03-14|2026-04-02", "")]
    [InlineData("26/3/14 10:00|25/12/31", "yearFirst", "2026-03-14|2025-12-31", "")]
    [InlineData("25/12/30|26/01/02", null, "", "dayOrder")]
    [InlineData("25/12/30|26/1/2", null, "2025-12-30|2026-01-02", "")]
    [InlineData("98/3/14", null, "1998-03-14", "")]
    [InlineData("14/3/26|15/3/26", "yearFirst", "2026-03-14|2026-03-15", "")]
    [InlineData("14/3/26|26/3/25", null, "2026-03-14|2025-03-26", "")]
    [InlineData("26/3/14|27/3/2014", null, "2014-03-26|2014-03-27", "")]
    [InlineData("12/11/10", null, "", "dayOrder")]
    [InlineData("12/11/10", "yearFirst", "2012-11-10", "")]
    [InlineData("12/11/10", "monthFirst", "2010-12-11", "")]
    public void Short_years_tell_the_order_of_days_as_long_ones_do(string written, string? answer, string read, string question)
    {
        var rows = written.Split('|').Select((day, i) => $"A-{i};{day};Anna;1.50\n");
        var (days, questions) = Read($"Invoice number;Date;Customer;Total\n{string.Concat(rows)}",
            TableAnswers.None with { DayOrder = answer });

        Assert.Equal((read, question), (string.Join('|', days.Where(day => day.Length > 0)), string.Join(',', questions)));
    }

    [Theory]
    [InlineData("Created (UTC)", "2026-10-31 22:30:00", "Europe/Athens", "2026-11-01")]
    [InlineData("Created (UTC)", "2026-10-31 22:30", "Europe/Athens", "2026-11-01")]
    [InlineData("Created date (UTC)", "2026-11-01T02:30:00.000Z", "America/New_York", "2026-10-31")]
    [InlineData("Created (UTC)", "2026-10-31 21:59", "Europe/Athens", "2026-10-31")]
    [InlineData("Created (UTC)", "31/10/2026 11:30 PM", "Europe/Budapest", "2026-11-01")]
    [InlineData("Created (UTC)", "2026-10-31 00:00", "America/New_York", "2026-10-31")]
    [InlineData("Created (UTC)", "2026-10-31", "America/New_York", "2026-10-31")]
    [InlineData("Created (UTC)", "2026-10-31 22:30", null, "2026-10-31")]
    [InlineData("Created", "2026-10-31 22:30", "Europe/Athens", "2026-10-31")]
    public void A_time_of_Greenwich_is_of_a_day_of_the_company(string header, string written, string? zone, string day)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(
            $"id,Amount,Currency,{header},Customer Email,Status\nch_1,10.50,eur,{written},a@b.example,Paid\n"));
        var answers = TableAnswers.None with
        {
            TimeZone = zone,
            Kind = TableKind.Payments,
            Mapping = new Dictionary<string, Field?> { [header] = Field.Date },
        };
        var file = ImportFile.Read(stream, answers, null, default);

        var payment = (OutlookCrm.ImportExport.Records.ImportedPayment)file.Items(null, _ => { }, default).Single().Record;
        Assert.Equal(day, FormattableString.Invariant($"{payment.Date:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("dayFirst", "yearFirst", "2026-02-01 2026-03-14", "")]
    [InlineData("monthFirst", "yearFirst", "2026-01-02 2026-03-14", "")]
    [InlineData("monthFirst", "dayFirst", "2026-01-02 2014-03-26", "")]
    [InlineData("monthFirst", null, "2026-01-02 ", "Due date")]
    [InlineData(null, "yearFirst", " 2026-03-14", "Date")]
    [InlineData("yearFirst", "yearFirst", " 2026-03-14", "Date")]
    public void Each_column_has_an_answer_of_its_own(string? date, string? due, string read, string open)
    {
        var answers = new Dictionary<string, string?> { ["date"] = date, ["Due date"] = due }.Where(one => one.Value is not null)
            .ToDictionary(one => one.Key, one => one.Value!);
        using var stream = new MemoryStream("Invoice number;Date;Due date;Customer;Total\nA;1/2/26;26/3/14;Anna;1.50\n"u8.ToArray());
        var file = ImportFile.Read(stream, TableAnswers.None with { DayOrders = answers }, null, default);
        var invoice = (OutlookCrm.ImportExport.Records.InvoiceDocument)file.Items(null, _ => { }, default).Single().Record;

        Assert.Equal((read, open), (FormattableString.Invariant($"{invoice.IssueDate:yyyy-MM-dd} {invoice.DueDate:yyyy-MM-dd}"),
            string.Join(',', file.Open.Select(one => one.Column))));
    }

    private static (List<string> Days, List<string> Questions) Read(string text, TableAnswers answers)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var file = ImportFile.Read(stream, answers, null, default);
        return ([.. file.Items(null, _ => { }, default).Select(item =>
            FormattableString.Invariant($"{((OutlookCrm.ImportExport.Records.InvoiceDocument)item.Record).IssueDate:yyyy-MM-dd}"))],
            [.. file.Open.Select(one => one.Code)]);
    }

    private async Task<JsonElement> PlanAsync(string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "books" } };
        using var answer = await company.Maria.PostAsync("/api/imports/dry-run", form);
        return (await answer.ReadAsync(200)).GetProperty("counts");
    }
}

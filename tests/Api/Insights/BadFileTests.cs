using System.Text;
using Xunit;

namespace OutlookCrm.Tests.Insights;

/// <summary>Whatever is wrong with a file is told with its line; whatever is merely odd gives a report.</summary>
[Collection(OneReportAtATime.Name)]
public sealed class BadFileTests(Company company)
{
    private static readonly string[] s_reports = ["portfolio", "prices", "satisfaction", "patterns", "forecast", "baskets", "retention"];

    public static TheoryData<string> Reports => [.. s_reports];

    public static TheoryData<string, string> NoFiles =>
        [.. from report in s_reports from body in new[] { "", "{}", "null", "\0\0\0\0", "PK\u0003\u0004 a spreadsheet that is not text", "sep=;\n", "\"", ",,,,\n,,,", new string('x', 1024 * 1024), new string(',', 5000) } select (report, body)];

    [Theory]
    [MemberData(nameof(NoFiles))]
    public async Task What_is_no_such_file_is_refused(string report, string body)
    {
        using var response = await PostAsync(company.Ilona, report, body);

        await response.IsProblemAsync(400, "invalid-request");
    }

    [Theory]
    [InlineData("prices", "date,quantity\n2026-01-01,1", "line 1", "no column for the price")]
    [InlineData("prices", "date,quantity,price,amount\n2026-01-01,1,1,1", "line 1", "leave one of them out")]
    [InlineData("prices", "date,quantity,price\n2026-01-01,some,1", "line 2", "has a quantity that is no number: some")]
    [InlineData("prices", "date,quantity,price\n2026-01-01,1,", "line 2", "has no price")]
    [InlineData("satisfaction", "score,date,kind\n11,2026-01-01,nps", "line 2", "has a score of 11; NPS is a whole number from 0 to 10")]
    [InlineData("satisfaction", "score,date,kind\n4.5,2026-01-01,csat", "line 2", "CSAT is a whole number from 1 to 5")]
    [InlineData("satisfaction", "score,date,kind\n4,2026-01-01,stars", "line 2", "none of NPS, CSAT and CES")]
    [InlineData("patterns", "a,b\n1,2", "line 1", "no column named outcome")]
    [InlineData("patterns", "outcome\nyes", "line 1", "no column beside the outcome")]
    [InlineData("patterns", "name,outcome\nAnna,yes", "line 1", "no column beside the outcome")]
    [InlineData("patterns", "a,a,outcome\n1,2,yes", "line 1", "Two columns are named a")]
    [InlineData("patterns", "a,outcome\n1,maybe", "line 2", "neither yes nor no")]
    [InlineData("patterns", "a,outcome\n1,", "line 2", "has no outcome")]
    [InlineData("forecast", "period,value\n2026-13,1", "line 2", "has no period that is understood")]
    [InlineData("forecast", "period,value\n,1", "line 2", "has no period")]
    [InlineData("forecast", "period,value\n2025-W53,1", "line 2", "has no period that is understood")]
    [InlineData("forecast", "period,value\n2026-01,1\n2026-Q2,1", "line 3", "unlike line 2")]
    [InlineData("forecast", "period,value\n2026-01-01,1\n2026-02-03,1", "line 3", "neither a month nor a week")]
    [InlineData("forecast", "period,value\n2026-01,1\n2026-01,2", "line 3", "there twice")]
    [InlineData("forecast", "period,value\n1901-01,1\n2199-01,2", "line 3", "more than 900")]
    [InlineData("forecast", "period,value\n2026-01,\n2026-02,", "line 2", "No period has a value")]
    [InlineData("forecast", "period,value,region\n2026-01,1,a\n2026-02,,b", "line 3", "The region b has no value")]
    [InlineData("forecast", "period,value,region\n2026-01,1,", "line 2", "names no region")]
    [InlineData("baskets", "order,product\n1,", "line 2", "names no product")]
    [InlineData("retention", "tenure\n1", "line 1", "There are no columns for tenure")]
    [InlineData("retention", "tenure,left,start,end\n1,no,2026-01-01,", "line 1", "leave two of them out")]
    [InlineData("retention", "tenure,left\n-1,no", "line 2", "not from 0 to 1,200")]
    [InlineData("retention", "tenure,left\n1,perhaps", "line 2", "neither yes nor no to left")]
    [InlineData("retention", "start,end\n2026-02-01,2026-01-01", "line 2", "ends before it starts")]
    public async Task What_is_wrong_is_told_with_its_line(string report, string file, string line, string fault)
    {
        using var response = await PostAsync(company.Ilona, report, file);

        var errors = (await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors");
        Assert.Contains(fault, errors.GetProperty(line)[0].GetString(), StringComparison.Ordinal);
    }

    /// <summary>No figure may be NaN, which JSON could not carry; no sum may overflow.</summary>
    [Theory]
    [InlineData("prices", "date,quantity,price\n2026-01-01,999999999999,999999999999\n2026-01-02,999999999999,999999999999")]
    [InlineData("prices", "date,quantity,amount\n2026-01-01,0,5\n2026-01-01,-1,-5")]
    [InlineData("prices", "date,quantity,amount,cost\n2026-01-01,0.0000000001,999999999999,999999999999")]
    [InlineData("satisfaction", "score,date,kind\n0,1900-01-01,nps\n10,2199-12-31,nps\n7,2026-01-01,ces\n7,2026-06-01,ces")]
    [InlineData("patterns", "a,outcome\n1,yes\n2,no")]
    [InlineData("forecast", "period,value\n2026-01,999999999999\n2026-02,-999999999999\n2026-03,0")]
    [InlineData("forecast", "period,value\n2026-01,0\n2026-02,0\n2026-03,0\n2026-04,0\n2026-05,0\n2026-06,0\n2026-07,0\n2026-08,0")]
    [InlineData("forecast", "period,value,region\n2020-01,5,a\n2026-01,6,b\n2026-02,0,c")]
    [InlineData("baskets", "order,product\n1,a")]
    [InlineData("baskets", "order,product\n1,a\n1,a\n1,b\n2,a\n2,b")]
    [InlineData("retention", "tenure,left\n0,no\n0,yes")]
    [InlineData("retention", "tenure,left\n0.5,no\n0.25,yes")]
    [InlineData("retention", "tenure,left\n1200,no\n1200,yes\n0.0000001,yes")]
    [InlineData("retention", "start,end\n1900-01-01,\n2199-12-31,")]
    public async Task Odd_files_give_a_report_too(string report, string file)
    {
        using var response = await PostAsync(company.Ilona, report, file);

        await response.ReadAsync(200);
    }

    [Theory]
    [InlineData("satisfaction?period=decade", "period")]
    [InlineData("satisfaction?boxes=2", "boxes")]
    [InlineData("forecast?ahead=0", "ahead")]
    [InlineData("forecast?ahead=61", "ahead")]
    [InlineData("patterns?outcome=", "outcome")]
    [InlineData("patterns?happened=%0A", "happened")]
    public async Task A_question_out_of_range_is_refused(string report, string field)
    {
        using var response = await PostAsync(company.Ilona, report, "x");

        Assert.True((await response.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Reports_are_for_managers(string report)
    {
        using var response = await PostAsync(company.Maria, report, "x");

        await response.IsProblemAsync(403, "not-allowed");
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string report, string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "text/csv");
        return await client.PostAsync($"/api/insights/{report}", content);
    }
}

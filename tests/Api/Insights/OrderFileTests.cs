using System.Globalization;
using System.Text;
using OutlookCrm.CustomerScience.Purchases;
using OutlookCrm.Insights.Portfolio;
using OutlookCrm.Sheets;
using Xunit;

namespace OutlookCrm.Tests.Insights;

public sealed class OrderFileTests
{
    [Theory]
    [InlineData("customer,date,amount\nAnna,2026-11-22,1234.56")]
    [InlineData("\uFEFFCustomer_ID;Order_Date;Revenue\r\nAnna;22.11.2026;1.234,56\r\n")]
    [InlineData("amount\tdate\tcustomer\n1 234,56\t20261122\tAnna\n")]
    [InlineData("customer,date,amount\n\"Anna\",2026-11-22,\"1,234.56\"")]
    [InlineData("sep=;\r\ncustomer;date;amount\r\nAnna;22.11.2026;1234,56\r\n;;\r\n")]
    [InlineData("Order-ID;Customer ID;Date;\"net; or amount\";amount\r\n;Anna;22.11.2026;x;1234,56")]
    [InlineData("\"date\";\"customer\";\"amount\";\"note\"\n2026-11-22 10:00:00;Anna;1234,56;\"a; b\"")]
    public void One_order_however_a_spreadsheet_writes_it(string file)
    {
        var read = OrderFile.Read(file);

        Assert.Empty(read.Faults);
        Assert.Equal(new PurchaseLine("Anna", new(2026, 11, 22), 1234.56m), Assert.Single(read.Lines));
    }

    [Theory]
    [InlineData("customer,date,type,amount", "A,2026-03-05,Refund,10.00", "Refund")]
    [InlineData("customer,date,status,amount", "A,2026-03-05,cancelled,10.00", "cancelled")]
    [InlineData("customer,date,Order Status,amount", "A,2026-03-05,wc-refunded,10.00", null)]
    [InlineData("customer,date,Transaction Type,amount", "A,2026-03-05,Credit memo,10.00", "Credit memo")]
    [InlineData("customer,date,Κατάσταση,amount", "A,2026-03-05,ΑΚΥΡΩΘΗΚΕ,10.00", "ΑΚΥΡΩΘΗΚΕ")]
    [InlineData("customer,date,Stare,amount", "A,2026-03-05,Anulată,10.00", "Anulată")]
    [InlineData("customer,date,típus,amount", "A,2026-03-05,Visszáru,10.00", "Visszáru")]
    [InlineData("customer,date,وضعیت,amount", "A,2026-03-05,لغو شده,10.00", "لغو شده")]
    [InlineData("customer,date,tipe,amount", "A,2026-03-05,Terugbetaal,10.00", "Terugbetaal")]
    [InlineData("customer,date,Belegart,amount", "A,2026-03-05,Gutschrift,10.00", "Gutschrift")]
    [InlineData("customer,date,type,amount", "A,2026-03-05,Refund,-10.00", null)]
    [InlineData("customer,date,status,amount", "A,2026-03-05,paid,10.00", null)]
    [InlineData("customer,date,status,amount", "A,2026-03-05,partially_refunded,10.00", null)]
    [InlineData("customer,date,type,amount", "A,2026-03-05,Credit card,10.00", null)]
    [InlineData("customer,date,product,amount", "A,2026-03-05,Returnable crate,10.00", null)]
    public void What_is_marked_as_given_back_is_no_sale(string header, string line, string? mark)
    {
        var read = OrderFile.Read($"{header}\n{line}\n");

        Assert.Equal(mark is null ? [] : new LineFault[]
        {
            new(2, $"This line is marked \"{mark}\", but its amount would count as a sale; write with a minus what was given back, and "
                + "leave out what was cancelled."),
        }, read.Faults);
    }

    [Theory]
    [InlineData("TOTAL,2026-03-07,15.50", true)]
    [InlineData("Grand total:,2026-03-07,15.50", true)]
    [InlineData("Total (2 orders),2026-03-07,15.50", true)]
    [InlineData("Σύνολο,2026-03-07,15.50", true)]
    [InlineData("Összesen,2026-03-07,15.50", true)]
    [InlineData("جمع کل,2026-03-07,15.50", true)]
    [InlineData("Totaal,2026-03-07,15.50", true)]
    [InlineData("Total,2026-03-07,15.49", false)]
    [InlineData("Total Energies,2026-03-07,15.50", false)]
    public void A_line_that_sums_the_others_is_no_order(string last, bool isSum)
    {
        var read = OrderFile.Read($"customer,date,amount\nA,2026-03-05,10\nB,2026-03-06,5.50\n{last}\n");

        Assert.Equal(isSum ? ["This line sums the lines above; leave it out."] : [], read.Faults.Select(fault => fault.Fault));
    }

    [Fact]
    public void Everything_that_a_line_may_say_is_read()
    {
        var read = OrderFile.Read("invoice,customer,date,product,qty,total,cost\n17,Anna,2026-11-22,\"Oil, 5 l\",3,-29.70,20");

        Assert.Equal(new PurchaseLine("Anna", new(2026, 11, 22), -29.70m, "17", "Oil, 5 l", 3, 20), Assert.Single(read.Lines));
    }

    /// <summary>Memory that a large file takes is that of its lines: names that come again are one text, and no value has a text of its
    /// own while it is read. It was 846 bytes a line.</summary>
    /// <param name="lines">Lines of the file.</param>
    /// <param name="perOrder">Lines of one order.</param>
    /// <param name="decimals">Written behind each amount.</param>
    [Theory]
    [InlineData(20_000, 3, "")]
    [InlineData(20_000, 1, "")]
    [InlineData(20_000, 3, "0000")]
    public void A_line_takes_a_few_hundred_bytes_to_read(int lines, int perOrder, string decimals)
    {
        var (random, text) = (new Random(3), new StringBuilder("order,customer,date,product,quantity,amount\n"));
        for (var line = 0; line < lines; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"o{line / perOrder},c{random.Next(1000)},")
                .Append(CultureInfo.InvariantCulture, $"{new DateOnly(2024, 1, 1).AddDays(random.Next(365)):yyyy-MM-dd},")
                .Append(CultureInfo.InvariantCulture, $"p{random.Next(200)},1,")
                .Append(CultureInfo.InvariantCulture, $"{random.Next(100, 10_000) / 100.0:0.00}{decimals}\n");
        }

        var file = text.ToString();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = OrderFile.Read(file);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)lines;

        Assert.Equal(lines, read.Lines.Count);
        Assert.InRange(bytes, 1, 500);
    }

    /// <summary>Guard: a decimal comma is never taken for a thousand, nor the other way round.</summary>
    [Theory]
    [InlineData("customer;date;amount\nA;2026-01-01;1,5\nB;2026-01-01;1.234", 1234)]
    [InlineData("customer;date;amount\nA;2026-01-01;1.5\nB;2026-01-01;1,234", 1234)]
    [InlineData("customer;date;amount\nA;2026-01-01;0,5\nB;2026-01-01;2,500", 2.5)]
    [InlineData("customer;product;date;amount\nA;1,5;2026-01-01;9.5\nB;1,5;2026-01-01;1234.500", 1234.5)]
    [InlineData("customer\tdate\tamount\tquantity\nA\t2026-01-01\t12,500\t\nB\t2026-01-01\t7,250\t0,5", 7.25)]
    [InlineData("customer;date;amount\nA;2026-01-01;12.500\nB;2026-01-01;1.234.567", 1234567)]
    [InlineData("customer;date;amount\nA;2026-01-01;12,500\nB;2026-01-01;0,250", 0.25)]
    [InlineData("customer,date,amount\nA,2026-01-01,\"1,5\"", 1.5)]
    [InlineData("customer,date,amount\nA,2026-01-01,\"10,00\"\nB,2026-01-01,\"1.234\"", 1234)]
    [InlineData("customer,date,amount\nA,2026-01-01,\"10.00\"\nB,2026-01-01,\"1,234\"", 1234)]
    [InlineData("customer,date,amount\nA,2026-01-01,0.250\nB,2026-01-01,1.234", 1.234)]
    [InlineData("customer,date,amount\nA,2026-01-01,1.234.567\nB,2026-01-01,1.234", 1234)]
    [InlineData("customer,date,quantity,price\nA,2026-01-01,0.5,20\nB,2026-01-01,1,1.234", 1.234)]
    [InlineData("customer;date;amount\nA;2026-01-01;１２．５０", 12.5)]
    [InlineData("customer;date;quantity;price\nA;2026-01-01;2.5;20\nB;2026-01-01;2;1.234,50", 2469)]
    [InlineData("customer\tdate\tamount\nA\t2026-01-01\t12.50\nB\t2026-01-01\t10,00", 10)]
    public void The_decimal_mark_is_the_files_own(string file, double amount) =>
        Assert.Equal((decimal)amount, OrderFile.Read(file).Lines[^1].Amount);

    [Theory]
    [InlineData("", 1, "The file is empty")]
    [InlineData("a,b\n1,2", 1, "There is no column for the customer")]
    [InlineData("customer,date\nA,2026-01-01", 1, "There is no column for the amount")]
    [InlineData("customer,client,date,amount\nA,A,2026-01-01,1", 1, "Two columns")]
    [InlineData("customer,date,amount\n", 2, "There are no orders")]
    [InlineData("customer,date,amount\nA,2026-01-01,1\nB,32/12/2026,1", 3, "has no date")]
    [InlineData("customer,date,amount\nA,2026-02-30,1", 2, "has no date")]
    [InlineData("customer,date,amount\nA,9999-12-31,1", 2, "outside the years")]
    [InlineData("customer,date,quantity\nA,2026-01-01,1", 1, "A price and a quantity do as well")]
    [InlineData("customer,date,quantity,price\nA,2026-01-01,,1", 2, "has no quantity")]
    [InlineData("customer,date,amount\nA,2026-01-01,much", 2, "is no number: much")]
    [InlineData("customer,date,amount\nA,2026-01-01,1.234", 2, "1.234 may be 1234 or 1.234, and no number of the file tells which")]
    [InlineData("customer,date,amount\nA,2026-01-01,5\nB,2026-01-01,\"12,500\"", 3, "12,500 may be 12500 or 12.5")]
    [InlineData("customer,date,amount\nA,2026-01-01,\"$1,234\"\nB,2026-01-01,\"$2,500\"", 2, "$1,234 may be 1234 or 1.234")]
    [InlineData("customer\tdate\tamount\nA\t2026-01-01\t-1.234", 2, "-1.234 may be")]
    [InlineData("customer,date,quantity,price\nA,2026-01-01,3,1.234", 2, "1.234 may be 1234 or 1.234")]
    [InlineData("customer;date;amount\nA;2026-01-01;(1.234)", 2, "(1.234) may be")]
    [InlineData("customer;date;amount\nA;2026-01-01;10,00\nB;2026-01-01;12.50\nC;2026-01-01;1.234", 4, "its column has both marks")]
    [InlineData("sep=;\ncustomer;date;amount\n\n;;\nA;2026-01-01;x", 5, "has an amount that is no number: x")]
    [InlineData("customer,date,amount\n\"A\nB\",2026-01-01,1\nC,2026-01-01,x", 4, "is no number: x")]
    [InlineData("customer,date,amount\nA,2026-01-01,NaN", 2, "is no number")]
    [InlineData("customer,date,amount\nA,2026-01-01,1e9", 2, "is no number")]
    [InlineData("customer,date,amount\nA,2026-01-01,99999999999999", 2, "is no number")]
    [InlineData("customer,date,amount\nA,2026-01-01,", 2, "has no amount")]
    [InlineData("customer,date,amount\nA,2026-01-01", 2, "has no amount")]
    [InlineData("customer,date,amount\na,2026-01-01,1,234.50", 2, "This line has 4 values, the header 3")]
    [InlineData("customer;date;amount\nA;2026-01-01;5\nB;2026-01-01;12,500\nC;2026-01-01;7,250", 3,
        "12,500 may be 12500 or 12.5, and no number of the file tells which. Write thousands without a mark (12500), or decimals with one "
            + "digit more (12,5000).")]
    [InlineData("customer,date,total,net\nA,2026-01-01,1,1", 1,
        "Two columns are named for the amount: total and net. Leave one of them out")]
    [InlineData("customer,date,amount\nA,2026-01-01,1\n\"B,2026-01-01,1\nC,2026-01-01,1\nD,2026-01-01,1\n", 3, "quotation mark")]
    public void What_is_wrong_is_told_with_its_line(string file, int line, string fault)
    {
        var read = OrderFile.Read(file);

        Assert.Empty(read.Lines);
        Assert.Equal(line, read.Faults[0].Line);
        Assert.Contains(fault, read.Faults[0].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_a_fault() =>
        Assert.NotEmpty(OrderFile.Read("customer,date,amount\n\"A,2026-01-01,1\n" + new string('x', 20_000)).Faults);

    [Fact]
    public void A_long_file_says_where_a_quotation_mark_opens() =>
        Assert.Equal(4, OrderFile.Read("customer,date,amount\nA,2026-01-01,1\n\n\"B,2026-01-01,1\n"
            + string.Concat(Enumerable.Repeat("C,2026-01-01,1\n", 5000))).Faults[0].Line);

    [Fact]
    public void Blank_values_beyond_the_header_are_passed_over() =>
        Assert.Equal(1234.5m, Assert.Single(OrderFile.Read("customer,date,amount\na,2026-01-01,1234.50,, \n").Lines).Amount);

    /// <summary>Without a clock, too: one line cannot move the day that every figure is as of by years.</summary>
    [Theory]
    [InlineData("2019-01-01", 13)]
    [InlineData("2016-10-30", 0)]
    public void A_last_day_far_after_all_others_is_a_fault(string last, int line)
    {
        var read = OrderFile.Read("customer,date,amount\n"
            + string.Concat(Enumerable.Range(1, 11).Select(month => $"A,2015-{month:00}-01,1\n")) + $"B,{last},1\nC,2015-06-01,1\n");

        Assert.Equal(line, read.Faults.Count == 0 ? 0 : read.Faults[0].Line);
    }

    [Fact]
    public void No_more_than_twenty_faults_are_told() =>
        Assert.Equal(20, OrderFile.Read("customer,date,amount\n" + string.Concat(Enumerable.Repeat("A,never,1\n", 500))).Faults.Count);
}

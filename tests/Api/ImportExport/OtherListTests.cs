using System.Text;
using OutlookCrm.ImportExport.Tables;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Lists of people, companies and products of other programs, and tables that would be read wrongly.</summary>
public sealed class OtherListTests(Company company)
{
    [Theory]
    [InlineData("csv-customers",
        """
        Account Reference,Account Name,Street 1,Town,Postcode,Contact Name,Telephone Number,VAT Registration Number,Email 1,Country Code
        ABC001,A B C Ltd,1 High St,York,YO1 1AA,Ann Bell,01904 555010,GB123456789,ann@abc.example,GB
        """,
        """
        person|ABC001|Ann Bell|ann@abc.example|01904 555010|A B C Ltd||GB|
        """, "")]
    [InlineData("csv-customers",
        """
        Name,Company name,City,Phone,Email,Open balance
        Karoo Wine,Karoo Wine,Cape Town,,office@karoo.example,$0.00
        """,
        """
        organisation||Karoo Wine|office@karoo.example|||||
        """, "")]
    [InlineData("xero-contacts",
        """
        *ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAddressLine1,POCountry,PhoneNumber
        Karoo Wine,KW01,johan@karoo.example,Johan,Botha,12 Long St,South Africa,+27 21 555
        """,
        """
        person|KW01|Johan Botha|johan@karoo.example|+27 21 555|Karoo Wine||South Africa|
        """, "")]
    [InlineData("datev-partners",
        """
        Konto;Name (Adressattyp Unternehmen);Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person);EU-UStID;Ort;E-Mail
        10001;Müller GmbH;;;123456789;Berlin;info@m.example
        10002;;Schmidt;Jörg;;Berlin;
        """,
        """
        organisation|10001|Müller GmbH|info@m.example|||||
        person|10002|Jörg Schmidt||||||
        """, "")]
    [InlineData("zoho-contacts",
        """
        Record Id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Mobile,Date of Birth,Mailing Country
        zcrm_46,Maria,Anna,Kis,z2,Duna Kft.,anna@duna.example,+36 30,1980-03-21,Hungary
        """,
        """
        person|zcrm_46|Anna Kis|anna@duna.example|+36 30|Duna Kft.|1980-03-21|Hungary|
        """, "")]
    [InlineData("pipedrive-people",
        """
        Person - Name,Person - Label,Person - Organization,Person - Email - Work,Person - Phone - Mobile,Person - ID
        Anna Kis,Customer,Duna Kft.,anna@duna.example,+36 30,12
        """,
        """
        person|12|Anna Kis|anna@duna.example|+36 30|Duna Kft.|||
        """, "")]
    [InlineData("espocrm-accounts",
        """
        id,name,emailAddress,phoneNumber,type,billingAddressCity,billingAddressCountry
        64b1,Duna Kft.,office@duna.example,'+36 1 555,Customer,Budapest,Hungary
        """,
        """
        organisation|64b1|Duna Kft.|office@duna.example|+36 1 555|||Hungary|
        """, "")]
    [InlineData("csv-customers",
        """
        "Vorname","Nachname","Firma","Position","Land/Region geschäftlich","Telefon geschäftlich","E-Mail-Adresse","Privat"
        "Jörg","Schmidt","Schmidt KG","Einkauf","Deutschland","030 555","j@schmidt.example","Aus"
        """,
        """
        person||Jörg Schmidt|j@schmidt.example|030 555|Schmidt KG||Deutschland|
        """, "")]
    [InlineData("csv-customers",
        """
        customer_name,email,contact_first_name,contact_last_name,phone,country
        Duna Kft.,office@duna.example,Anna,Kis,+36 1 555,Hungary
        """,
        """
        person||Anna Kis|office@duna.example|+36 1 555|Duna Kft.||Hungary|
        """, "")]
    [InlineData("csv-customers",
        """
        Customer full name,Phone numbers,Email,Bill address
        Karoo Wine,Phone:+27 21 555 Mobile:+27 82 555,office@karoo.example,
        "Tuesday, Jun 16, 2026 10:15 AM GMT+3",,,
        """,
        """
        person||Karoo Wine|office@karoo.example|+27 21 555,+27 82 555||||
        """, "3 footer")]
    public Task Its_header_tells_whom_it_lists(string format, string text, string records, string leftOut) =>
        OtherProgramTests.CheckAsync(company, format, text, records, leftOut);

    [Theory]
    [InlineData("csv-products", "Product/Service Name,SKU,Type,Sales Price / Rate,Purchase Cost\nDrill,DR-1,Inventory,199.90,120.00\n",
        "DR-1|Drill|199.90|120.00|")]
    [InlineData("xero-products", "*ItemCode,ItemName,PurchasesUnitPrice,SalesUnitPrice,Status\nL-1,Labels,0.40,1.25,Active\n",
        "L-1|Labels|1.25|0.40|True")]
    [InlineData("woocommerce-products", "ID,SKU,Name,Published,Regular price,Sale price,Categories\n12,B,Bit,0,5.00,4,Tools\n",
        "B|Bit|5.00||False")]
    [InlineData("shopify-products",
        "Handle,Title,Variant SKU,Variant Price,Cost per item,Status\nd,Drill,D-S,99,50,active\nd,,D-L,149,,\nd,,,,,\n",
        "D-S|Drill|99|50|True,D-L|Drill|149||")]
    [InlineData("csv-products", "Internal Reference,Name,Sales Price,Cost,Product Category\nDR-1,Drill,199.90,120.00,All\n",
        "DR-1|Drill|199.90|120.00|")]
    public async Task A_list_of_products_is_none_of_customers(string format, string text, string products)
    {
        var preview = await company.Maria.PreviewAsync(text);

        Assert.Equal(format, preview.Text("format"));
        Assert.Equal(products, string.Join(',', preview.GetProperty("records").EnumerateArray().Select(record => string.Join('|',
            new[] { "code", "name", "price", "cost", "isActive" }.Select(member => record.Text("product", member))))));
    }

    [Theory]
    [InlineData("Name,Account Name,Email Address,Amount,Sales Stage,Expected Close Date", TableKind.Deals)]
    [InlineData("Name,Account Name,Contact,Phone,Email,Currency,Amount,Stage,Close Date,Assigned User", TableKind.Deals)]
    [InlineData("Opportunity Name,Account Name,First Name,Last Name,Email,Phone,Sales Stage,Expected Close Date", TableKind.Deals)]
    [InlineData("Title,Company,Contact name,Email,Value,Stage,Expected close date", TableKind.Deals)]
    [InlineData("Name,Account,Email,Amount,Stage,Pipeline,Close Date", TableKind.Deals)]
    [InlineData("Name,Company,Email,Phone,Stage,Owner", TableKind.Customers)]
    [InlineData("First Name,Last Name,Email,Job title,Company,City,Stage", TableKind.Customers)]
    public void A_list_of_deals_is_none_of_people(string header, TableKind kind) =>
        Assert.Equal(kind, Columns.Of(header.Split(','), null, new Dictionary<string, Field?>())!.Kind);

    [Theory]
    [InlineData("paid", "12.00")]
    [InlineData("Partially paid", null)]
    [InlineData("Unpaid", null)]
    [InlineData("achitată", "12.00")]
    [InlineData("Εξοφλημένο", "12.00")]
    [InlineData("kifizetve", "12.00")]
    [InlineData("پرداخت شده", "12.00")]
    [InlineData("Betaald", "12.00")]
    public async Task An_invoice_whose_state_is_paid_owes_nothing(string status, string? paid)
    {
        var text = $"Invoice number,Date,Customer,Total,Status\n1,2026-06-16,Anna,12.00,{status}\n";
        Assert.Equal(paid, (await company.Maria.PreviewAsync(text)).GetProperty("records")[0].Text("invoice", "paid"));
    }

    [Theory]
    [InlineData("Umsatz (ohne Soll/Haben-Kz);Konto;Belegdatum;Belegfeld 1\n1,00;10001;1606;RE-1\n", "datev-bookings")]
    [InlineData("Name,Email\nA,a@x.example\n\"B,b@x.example\nC,c@x.example\n", "unclosed-quotation")]
    public async Task What_would_be_read_wrongly_is_refused(string text, string code) =>
        Assert.Equal(code, await company.Maria.RefusalAsync(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("A,\"x\ny\n\"B,\"b@x.example\"\nC,c@x.example\n", "2 quotation-mark")]
    [InlineData("A,\"x \"\"quoted\"\" y\"\n", "")]
    [InlineData("5\" pipe,p@x.example\n", "")]
    public async Task A_mark_that_takes_other_rows_into_its_value_is_told_with_its_line(string rows, string rejected)
    {
        var preview = await company.Maria.PreviewAsync($"Name,Email\n{rows}");
        Assert.Equal(rejected, string.Join(',', preview.GetProperty("rejected").EnumerateArray()
            .Select(fault => $"{fault.Text("line")} {fault.Text("code")}")));
    }
}

using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Exports of programs of which no sample is at hand, by the headers that they write, with a row or two.</summary>
public sealed class OtherProgramTests(Company company)
{
    [Theory]
    [InlineData("xero-invoices",
        """
        ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,Description,Quantity,UnitAmount,Currency,Type,Status
        Karoo Wine,INV-1,1/06/2026,30/06/2026,345.00,45.00,100.00,Labour,2,150,ZAR,Sales invoice,Awaiting Payment
        Cape Co,INV-2,3/06/2026,,90.00,0,0,Gone,1,90,ZAR,Sales invoice,Voided
        """,
        """
        invoice|INV-1|2026-06-01|2026-06-30|Karoo Wine|ZAR|345.00|45.00|1|sale
        invoice|INV-2|2026-06-03||Cape Co|ZAR|90.00|0|1|nothing
        """, "")]
    [InlineData("xero-invoices",
        """
        *ContactName,*InvoiceNumber,*InvoiceDate,*DueDate,*Description,*Quantity,*UnitAmount,Discount,TaxAmount,Currency
        Karoo Wine,INV-3,01/06/2026,30/06/2026,Labour,2,150.00,10,40.50,ZAR
        """,
        """
        invoice|INV-3|2026-06-01|2026-06-30|Karoo Wine|ZAR|310.50|40.50|1|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        Client Name,Invoice #,Date Issued,Invoice Status,Item Name,Rate,Discount Percentage,Line Subtotal,Tax 1 Amount,Tax 2 Amount,Currency
        Duna Kft.,12,2026-03-14,paid,Travel,1.00,10,9.00,2.43,0.90,EUR
        Tisza Bt.,13,2026-03-15,draft,Visit,40.00,0,40.00,10.80,0,EUR
        """,
        """
        invoice|12|2026-03-14||Duna Kft.|EUR|12.33|3.33|1|sale
        invoice|13|2026-03-15||Tisza Bt.|EUR|50.80|10.80|1|nothing
        """, "")]
    [InlineData("csv-invoices",
        """
        Date,Client,Invoice #,Type,Note,Amount,Currency
        2026-04-01,Duna Kft.,0000012,Bank Transfer,,113.93,EUR
        """,
        """
        payment||2026-04-01||EUR|113.93||0000012
        """, "")]
    [InlineData("zoho-payments",
        """
        CustomerPayment ID,Amount,Currency Code,Customer Name,Date,Amount Applied to Invoice,Invoice Payment ID,Invoice Number
        22,100.00,ZAR,Karoo Wine,2026-01-20,60.00,4601,INV-17
        22,100.00,ZAR,Karoo Wine,2026-01-20,40.00,4602,INV-16
        """,
        """
        payment|4601|2026-01-20||ZAR|60.00||INV-17
        payment|4602|2026-01-20||ZAR|40.00||INV-16
        """, "")]
    [InlineData("odoo-invoices",
        """
        Number,Invoice Partner Display Name,Invoice/Bill Date,Due Date,Tax excluded,Total,Total in Currency,Payment Status,Status
        INV/2026/12,Duna Kft.,2026-03-14,2026-04-13,80.00,101.60,101.60,Not Paid,Posted
        /,Duna Kft.,2026-03-15,2026-03-15,10.00,12.70,12.70,Not Paid,Draft
        """,
        """
        invoice|INV/2026/12|2026-03-14|2026-04-13|Duna Kft.||101.60||0|sale
        invoice|/|2026-03-15|2026-03-15|Duna Kft.||12.70||0|nothing
        """, "")]
    [InlineData("odoo-orders",
        """
        Order Reference,Creation Date,Customer,Salesperson,Activities,Company,Total,Invoice Status
        S00012,2026-03-14 10:01:02,Duna Kft.,Maria,,My Company,101.60,To Invoice
        """,
        """
        order|S00012|2026-03-14||||101.60||0|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        DocNum;DocDate;DocDueDate;CardCode;CardName;DocCur;ItemCode;Dscription;Quantity;Price;LineTotal;VatSum;DocTotal;PaidToDate
        1001;16.06.2026;16.07.2026;C1;Duna Kft.;EUR;DR-1;Drill;2,000;100,00;200,00;54,00;254,00;0,00
        """,
        """
        invoice|1001|2026-06-16|2026-07-16|Duna Kft.|EUR|254.00|54.00|1|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        #	Document Number	Posting Date	Due Date	Customer/Vendor Name	Document Currency	Document Total	Applied Amount
        1	1001	16.06.26	16.07.26	Duna Kft.	EUR	1.254,00 EUR	0,00 EUR
        """,
        """
        invoice|1001|2026-06-16|2026-07-16|Duna Kft.|EUR|1254.00||0|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        Belegtyp;Belegstatus;Belegdatum;Fälligkeitsdatum;Belegnummer;Kundenname;Nettobetrag;Umsatzsteuerbetrag;Bruttobetrag;Währung
        Rechnung;offen;16.06.2026;30.06.2026;RE-1;Müller GmbH;1.000,00;190,00;1.190,00;EUR
        Rechnungskorrektur;bezahlt;17.06.2026;;RK-2;Müller GmbH;100,00;19,00;119,00;EUR
        """,
        """
        invoice|RE-1|2026-06-16|2026-06-30|Müller GmbH|EUR|1190.00|190.00|0|sale
        invoice|RK-2|2026-06-17||Müller GmbH|EUR|119.00|19.00|0|credit
        """, "")]
    [InlineData("csv-invoices",
        """
        Rechnungsnummer;Rechnungsdatum;Fällig am;Kunde;Kundennr.;Summe netto;Summe brutto;Steuern;Währung;Status;Bezahlt am
        RE-1;16.06.2026;30.06.2026;Müller GmbH;1;100,00;119,00;19,00;EUR;Storniert;
        """,
        """
        invoice|RE-1|2026-06-16|2026-06-30|Müller GmbH|EUR|119.00|19.00|0|nothing
        """, "")]
    [InlineData("csv-invoices",
        """
        Číslo;Var. sym.;Datum;Splatno;Firma;IČ;DIČ;Základ;DPH;Celkem;K likvidaci;Měna
        260100001;260100001;16.06.2026;30.06.2026;Dřevo s.r.o.;12345678;CZ12345678;1 000,00;210,00;1 210,00;0,00;Kč
        """,
        """
        invoice|260100001|2026-06-16|2026-06-30|Dřevo s.r.o.|CZK|1210.00|210.00|0|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        Nr. crt.,Client,CIF,Serie,Numar,Data emiterii,Data scadenta,Valoare fara TVA,Valoare TVA,Valoare totala,Moneda,Incasat
        1,Dunărea SRL,RO12345678,ABC,0001,16.06.2026,16.07.2026,"1.000,00","190,00","1.190,00",RON,"0,00"
        2,Dunărea SRL,RO12345678,DEF,0001,17.06.2026,,"100,00","19,00","119,00",RON,"119,00"
        ,,,,,,Total,"1.100,00","209,00","1.309,00",,
        """,
        """
        invoice|ABC 0001|2026-06-16|2026-07-16|Dunărea SRL|RON|1190.00|190.00|0|sale
        invoice|DEF 0001|2026-06-17||Dunărea SRL|RON|119.00|19.00|0|sale
        """, "4 total")]
    [InlineData("saga-invoices",
        """
        NR_IESIRE;COD;DENUMIRE;COD_FISCAL;DATA;SCADENT;COD_ART;DEN_ART;CANTITATE;PRET_UNIT;VALOARE;TVA
        1043;1;Dunarea SRL;RO12345678;16.06.2026;16.07.2026;A1;Bormasina;2.000;100.00;200.00;38.00
        1043;1;Dunarea SRL;RO12345678;16.06.2026;16.07.2026;A2;Transport;1.000;10.00;10.00;1.90
        """,
        """
        invoice|1043|2026-06-16|2026-07-16|Dunarea SRL||249.90|39.90|2|sale
        """, "")]
    [InlineData("csv-invoices",
        """
        Számlaszám;Számla típusa;Kelt;Fizetési határidő;Vevő neve;Nettó összesen;ÁFA összesen;Bruttó összesen;Pénznem;Kiegyenlítve
        E-1;Számla;2026.06.16.;2026.07.16.;Tisza Bt.;100 000;27 000;127 000;Ft;nem
        D-2;Díjbekérő;2026.06.17.;2026.06.25.;Tisza Bt.;10 000;2 700;12 700;Ft;nem
        """,
        """
        invoice|E-1|2026-06-16|2026-07-16|Tisza Bt.|HUF|127000|27000|0|sale
        invoice|D-2|2026-06-17|2026-06-25|Tisza Bt.|HUF|12700|2700|0|proForma
        """, "")]
    [InlineData("csv-invoices",
        """
        Ημ/νία;Σειρά;Αριθμός;Επωνυμία Πελάτη;ΑΦΜ;Αξία προ ΦΠΑ;ΦΠΑ %;ΦΠΑ;Πληρωτέο ποσό;Λήξη
        16/6/2026;Α;1;Εργαλεία ΑΕ;094000000;1000,00;24;240,00;1240,00;16/7/2026
        ;;;;ΣΥΝΟΛΑ;1000,00;;240,00;1240,00;
        """,
        """
        invoice|Α 1|2026-06-16|2026-07-16|Εργαλεία ΑΕ||1240.00|240.00|0|sale
        """, "3 total")]
    [InlineData("csv-invoices",
        """
        شماره فاكتور;تاريخ;نام طرف حساب;مبلغ كل;تخفيف;ماليات;مبلغ قابل پرداخت;ارز
        1043;2026-06-16;البرز;1,500,000;50,000;140,500;1,590,500;ریال
        """,
        """
        invoice|1043|2026-06-16||البرز|IRR|1590500|140500|0|sale
        """, "")]
    [InlineData("paypal-payments",
        """
        Date,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Invoice Number
        17/06/2026,Anna,Express Checkout Payment,Completed,EUR,"1,049.00",-20.00,"1,029.00",anna@duna.example,me@us.example,1AB,INV-1
        18/06/2026,,General Withdrawal,Completed,EUR,"-1,029.00",0,"-1,029.00",me@us.example,,2AB,
        19/06/2026,Anna,Payment Refund,Completed,EUR,-49.00,0,-49.00,me@us.example,anna@duna.example,3AB,INV-1
        """,
        """
        payment|1AB|2026-06-17|anna@duna.example|EUR|1049.00||INV-1
        payment|3AB|2026-06-19|anna@duna.example|EUR|-49.00||INV-1
        """, "3 not-a-payment")]
    [InlineData("stripe-invoices",
        """
        id,Amount Due,Currency,Customer,Customer Email,Date (UTC),Due Date (UTC),Number,Paid,Subtotal,Tax,Total,Amount Paid,Status
        in_2,124.00,eur,cus_1,office@aegean.example,2026-07-03 15:04,,A1-2,TRUE,100.00,24.00,124.00,124.00,paid
        """,
        """
        invoice|A1-2|2026-07-03|||EUR|124.00|24.00|0|sale
        """, "")]
    [InlineData("magento-orders",
        """
        ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Grand Total (Purchased),Status,Customer Email
        000012,Main,"Jun 16, 2026, 10:01:02 AM",Anna Kis,101.60,€101.60,Complete,anna@duna.example
        """,
        """
        order|000012|2026-06-16||anna@duna.example|EUR|101.60||0|sale
        """, "")]
    [InlineData("prestashop-orders",
        """
        ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date
        12;XKBK;1;France;A. Kis;"1 101,60 €";Bank wire;Payment accepted;2026-06-16 10:01:02
        """,
        """
        order|XKBK|2026-06-16|||EUR|1101.60||0|sale
        """, "")]
    [InlineData("quickbooks-report",
        """
        ,Type,Date,Num,Memo,Name,Item,Qty,Sales Price,Amount,Balance
        Drill,,,,,,,,,,
        ,Invoice,06/17/2026,1044,x,Aegean SA,Drill,2,100.00,200.00,200.00
        ,Invoice,06/18/2026,1045,x,Karoo,Drill,1,100.00,100.00,300.00
        Total Drill,,,,,,,3,,300.00,300.00
        """,
        """
        invoice|1044|2026-06-17||Aegean SA||200.00||1|sale
        invoice|1045|2026-06-18||Karoo||100.00||1|sale
        """, "2 heading,5 total")]
    [InlineData("csv-payments",
        """
        Könyvelés dátuma;Értéknap;Partner neve;Összeg;Devizanem;Közlemény
        2026.06.16.;2026.06.16.;Tisza Bt.;127 000;HUF;E-1
        """,
        """
        payment||2026-06-16||HUF|127000||
        """, "")]
    [InlineData("csv-invoices",
        """
        Invoice number,Date,Customer,Total (EUR),Paid?
        1043,16/06/2026,Smith,12.00,yes
        Invoice number,Date,Customer,Total (EUR),Paid?
        1045,18/06/2026,Late Co,7.00,no
        """,
        """
        invoice|1043|2026-06-16||Smith|EUR|12.00||0|sale
        invoice|1045|2026-06-18||Late Co|EUR|7.00||0|sale
        """, "3 heading")]
    [InlineData("csv-invoices",
        """
        Invoice no;Date;Customer;Net;VAT;Total
        ;;;EUR;EUR;EUR
        A-1;16/06/2026;Duna Kft.;100,00;27,00;127,00
        """,
        """
        invoice|A-1|2026-06-16||Duna Kft.||127.00|27.00|0|sale
        """, "2 heading")]
    public Task Its_header_tells_what_it_holds(string format, string text, string records, string leftOut) =>
        CheckAsync(company, format, text, records, leftOut);

    internal static async Task CheckAsync(Company company, string format, string text, string records, string leftOut)
    {
        var preview = await company.Maria.PreviewAsync(text);

        Assert.Equal(records, string.Join('\n', preview.GetProperty("records").EnumerateArray().Select(TableSamples.Line)));
        Assert.Equal(format, preview.Text("format"));
        Assert.Empty(preview.GetProperty("rejected").EnumerateArray());
        Assert.Equal(leftOut, string.Join(',', TableFileTests.LeftOut(preview)));
    }
}

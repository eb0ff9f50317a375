using System.Text.Json;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What the files of ../shared/csv-samples say, written down by hand from the files.</summary>
internal static class TableSamples
{
    /// <summary>File, format, rows left out, and a line of each record: its kind and what <see cref="Line"/> tells of it.</summary>
    public static IReadOnlyList<(string File, string Format, string LeftOut, string[] Records)> All { get; } =
    [
        ("hubspot-contacts.csv", "hubspot-contacts", "",
        [
            "person|51|Eleni Papadopoulou|eleni.papadopoulou@example.com|+30 210 555 0101|Aegean Tools SA||Greece|customer",
            "person|52|Andrei Ionescu|andrei.ionescu@example.org|0040 21 555 0102|Carpat Tools SRL||Romania|lead",
            "person|53|info@example.net|info@example.net|||||subscriber",
            "person|54|Katalin Nagy|katalin.nagy@example.com,k.nagy@example.org|+36 1 555 0104|Duna Kft.,Tisza Bt.||Hungary|opportunity",
        ]),
        ("salesforce-contacts-dataloader.csv", "salesforce-contacts", "",
        [
            "person|003Qx00000AAAAAIA4|Pieter Smit|pieter.smit@example.com|+27 21 555 0103||1979-04-30|South Africa|",
            "person|003Qx00000AAAABIA4|Ágnes Kovács|agnes.kovacs@example.com||||Hungary|",
        ]),
        ("dynamics-contacts.csv", "dynamics-contacts", "",
        [
            "person|1a2b3c4d-0000-4000-8000-000000000001|Reza Karimi|reza.karimi@example.com|+98 21 5555 0105|Alborz Trading|1980-03-21||",
            "person|1a2b3c4d-0000-4000-8000-000000000002|Anna van der Merwe|anna.vdm@example.com|+27 82 555 0106|Karoo Wine|||",
        ]),
        ("odoo-partners.csv", "odoo-partners", "",
        [
            "organisation|__export__.res_partner_11|Aegean Tools SA|office@example.com|+30 210 555 0107|||Greece|",
            "person|__export__.res_partner_12|Eleni Papadopoulou|eleni.papadopoulou@example.com||Aegean Tools SA|||",
            "address|__export__.res_partner_13|Aegean Tools SA, warehouse|||Aegean Tools SA||Greece|",
        ]),
        ("outlook-contacts.csv", "outlook-contacts", "4 private",
        [
            "person||Eleni Papadopoulou|eleni.papadopoulou@example.com,eleni@example.org|+30 210 555 0101|Aegean Tools SA|||",
        ]),
        ("google-contacts.csv", "google-contacts", "",
        [
            "person||Nikos Georgiou|nikos.georgiou@example.com,nikos@example.org|+30 210 555 0110,+30 694 555 0111|Aegean Tools SA|"
                + "1985-03-15||",
            "person||ανδρέας@example.com|andreas@example.com|||||",
            "person||Zoe||0036 30 555 0112||--12-01||",
        ]),
        ("excel-hungarian-customers.csv", "csv-customers", "",
        [
            "person||Szőke Ödön|odon.szoke@example.com|06 1 555 0113|Duna Kft.|1979-04-30||",
            "person||Nagy Katalin|katalin.nagy@example.com|+36 30 555 0114|Tisza Bt.|||",
        ]),
        ("hubspot-deals.csv", "hubspot-deals", "",
        [
            "deal|7001|Aegean Tools - yearly|15000|EUR|Contract Sent|Sales Pipeline|2026-12-01|9001|51,54",
            "deal|7002|Carpat Tools trial|2499.9|RON|closedwon|Sales Pipeline|2026-06-01|9002|52",
            "deal|7003|No amount yet|||appointmentscheduled|Sales Pipeline|||",
        ]),
        ("pipedrive-deals.csv", "pipedrive-deals", "",
        [
            "deal||Aegean Tools - lift|12000|EUR|Proposal made|Sales|2026-12-15|Aegean Tools SA|Eleni Papadopoulou",
            "deal||Karoo Wine - labels|8000.5|ZAR|Won|Sales||Karoo Wine|Johan Botha",
        ]),
        ("shopify-orders.csv", "shopify-orders", "",
        [
            "order|#1001|2026-07-03||johan.botha@example.com|ZAR|810.00|99.13|2|sale",
            "order|#1002|2026-07-04||anna.vdm@example.com|ZAR|330.00|43.04|1|sale",
        ]),
        ("woocommerce-orders.csv", "woocommerce-orders", "",
        [
            "order|501|2026-01-15||eleni.papadopoulou@example.com||132.00|24.00|2|sale",
            "order|502|2026-01-16||andrei.ionescu@example.org||0.00|0.00|1|sale",
        ]),
        ("xero-invoices.csv", "xero-invoices", "",
        [
            "invoice|INV-0001|2026-06-01|2026-06-30|Karoo Wine|ZAR|345.00|45.00|1|sale",
            "invoice|INV-0002|2026-06-15|2026-07-15|Karoo Wine|ZAR|-115.00|-15.00|1|credit",
        ]),
        ("quickbooks-invoices.csv", "quickbooks-invoices", "",
        [
            "invoice|1043|2026-06-16|2026-07-16|Carpat Tools SRL|RON|1011.02|161.42|2|sale",
            "invoice|1044|2026-06-17|2026-06-17|Aegean Tools SA|EUR|1200.00|0.00|1|sale",
        ]),
        ("excel-greek-invoices.csv", "csv-invoices", "",
        [
            "invoice|ΤΙΜ-1043|2026-06-16|2026-07-16|Εργαλεία Αιγαίου ΑΕ||1240.00|240.00|0|sale",
            "invoice|ΤΙΜ-1044|2026-07-01|2026-07-31|Καλλιέργειες Δέλτα ΕΠΕ||15308.64|2962.96|0|sale",
            "invoice|ΠΙΣ-0007|2026-07-05||Εργαλεία Αιγαίου ΑΕ||-124.00|-24.00|0|credit",
        ]),
        ("stripe-payments.csv", "stripe-payments", "4 failed-payment",
        [
            "payment|ch_3Demo0001|2026-07-02|eleni.papadopoulou@example.com|EUR|49.00|0.00|in_Demo1",
            "payment|ch_3Demo0002|2026-07-03|info@example.net|JPY|12100|12100|",
        ]),
    ];

    /// <summary>A record in one line.</summary>
    public static string Line(JsonElement record) => string.Join('|', record.Text("kind") switch
    {
        "deal" => [record.Text("kind"), record.Text("number"), record.Text("deal", "title"), record.Text("deal", "amount"),
            record.Text("currency"), record.Text("deal", "stage"), record.Text("deal", "pipeline"), record.Text("deal", "closeDate"),
            List(record, "deal", "companies"), List(record, "deal", "people")],
        "payment" => [record.Text("kind"), record.Text("number"), record.Text("issueDate"), record.Text("buyer", "email"),
            record.Text("currency"), record.Text("payable"), record.Text("payment", "refunded"), record.Text("payment", "invoiceNumber")],
        "invoice" => [record.Text("kind"), record.Text("number"), record.Text("issueDate"), record.Text("dueDate"),
            record.Text("buyer", "name"), record.Text("currency"), record.Text("payable"), record.Text("vat"), record.Text("lineCount"),
            record.Text("invoice", "countsAs")],
        "order" => [record.Text("kind"), record.Text("number"), record.Text("issueDate"), record.Text("dueDate"),
            record.Text("buyer", "email"), record.Text("currency"), record.Text("payable"), record.Text("vat"), record.Text("lineCount"),
            "sale"],
        _ => new[] { record.Text("kind"), record.Text("number"), record.Text("customer", "name"), List(record, "customer", "emails"),
            List(record, "customer", "phones"), List(record, "customer", "companies"), record.Text("customer", "birthday"),
            record.Text("customer", "country"), record.Text("customer", "stage") },
    });

    private static string List(JsonElement record, string part, string member) =>
        string.Join(',', record.GetProperty(part).GetProperty(member).EnumerateArray().Select(value => value.GetString()));
}

namespace OutlookCrm.ImportExport.Tables;

/// <summary>The programs that are known, the surest first.</summary>
internal static class Programs
{
    public static IReadOnlyList<Program> All { get; } =
    [
        new("shopify-orders", TableKind.Orders, "Financial Status", "Lineitem quantity", "Lineitem name")
        {
            Columns = [("Name", Field.Number), ("Created at", Field.Date), ("Billing Name", Field.Name), ("Paid at", null),
                ("Id", Field.ExternalId), ("Taxes", Field.Tax), ("Discount Amount", Field.Discount), ("Shipping Name", null),
                ("Payment Reference", null), ("Source", null), ("Phone", null), ("Outstanding Balance", Field.Open)],
            Mark = '.',
        },
        new("woocommerce-orders", TableKind.Orders, "Order Number|Order ID", "Order Status", "Item Cost|Item Name", "Item #|Item Name")
        {
            Columns = [("Item #", null), ("Customer Note", Field.Notes), ("Coupon Code", null)],
            Mark = '.',
        },
        new("xero-invoices", TableKind.Invoices, "*ContactName|ContactName", "*InvoiceNumber|InvoiceNumber", "*UnitAmount|UnitAmount")
        {
            Columns = [("EmailAddress", Field.Email), ("TaxAmount", Field.LineTax), ("Reference", null), ("Discount", Field.LineDiscount),
                ("Total", Field.Total), ("Type", Field.DocumentType), ("POCountry", Field.Country), ("InvoiceAmountPaid", Field.Paid),
                ("InvoiceAmountDue", Field.Open), ("TaxTotal", Field.Tax), ("LineAmount", Field.LineAmount)],
            IsDayFirst = true,
            Mark = '.',
        },
        new("quickbooks-invoices", TableKind.Invoices, "InvoiceNo", "Customer", "InvoiceDate")
        {
            Columns = [("ItemDescription", null), ("Item(Product/Service)", Field.ItemName)],
            IsDayFirst = false,
            Mark = '.',
        },
        new("quickbooks-report", TableKind.Invoices, "Transaction Type|Type", "Num|No.", "Name|Customer", "Due Date|Memo/Description",
            "Amount|Open Balance")
        {
            IsDayFirst = false,
            Mark = '.',
        },
        new("sage-transactions", TableKind.Invoices, "Type", "Account Reference", "Nominal A/C Ref")
        {
            Columns = [("Account Reference", Field.Name), ("Reference", Field.Number), ("Details", Field.ItemName),
                ("Net Amount", Field.LineAmount), ("Tax Amount", Field.LineTax), ("Tax Code", null), ("Department Code", null),
                ("Exchange Rate", null), ("Extra Reference", null), ("User Name", null), ("Project Refn", null),
                ("Cost Code Refn", null)],
            IsDayFirst = true,
            Mark = '.',
        },
        new("stripe-payments", TableKind.Payments, "id", "Created (UTC)|Created date (UTC)", "Amount", "Converted Amount|Amount Refunded")
        {
            Columns = [("Customer Description", null), ("Customer Email", Field.Email), ("Invoice ID", Field.InvoiceNumber),
                ("Customer ID", null), ("Mode", null), ("Card ID", null)],
            Mark = '.',
        },
        new("pipedrive-deals", TableKind.Deals, PipedriveColumns.Titles)
        {
            Prefixed = PipedriveColumns.FieldOf,
        },
        new("hubspot-deals", TableKind.Deals, "Record ID|Deal ID", "Deal Name", "Deal Stage", "Pipeline|Close Date")
        {
            HasLists = true,
            HasMidnights = true,
        },
        new("hubspot-contacts", TableKind.Customers, "Record ID|Contact ID", "Contact owner|Associated Company IDs|Lifecycle Stage",
            "Email|First Name")
        {
            Columns = [("Associated Company IDs", null), ("Create Date", null), ("Last Activity Date (GMT+2)", null),
                ("Lead Status", null), ("Original Source", null)],
            HasLists = true,
        },
        new("hubspot-companies", TableKind.Customers, "Record ID|Company ID", "Company name", "Company owner|Company Domain Name")
        {
            HasLists = true,
        },
        new("salesforce-opportunities", TableKind.Deals, "Id|Opportunity ID|Opportunity Name", "StageName|Stage", "CloseDate|Close Date",
            "Amount|AccountId|Account Name"),
        new("salesforce-contacts", TableKind.Customers, "Id|Contact ID", "AccountId|Account ID", "LastName|Last Name")
        {
            Columns = [("AccountId", null), ("Account ID", null), ("Salutation", null), ("CreatedDate", null), ("OwnerId", null)],
        },
        new("salesforce-accounts", TableKind.Customers, "Id", "Name", "BillingStreet|BillingCity|BillingCountry")
        {
            Columns = [("Name", Field.Company), ("BillingStreet", Field.Street), ("BillingCity", Field.City),
                ("BillingPostalCode", Field.PostalCode), ("BillingCountry", Field.Country), ("Type", null), ("OwnerId", null)],
        },
        new("dynamics-contacts", TableKind.Customers, "(Do Not Modify) Contact", "(Do Not Modify) Row Checksum"),
        new("dynamics-accounts", TableKind.Customers, "(Do Not Modify) Account", "(Do Not Modify) Row Checksum")
        {
            Columns = [("Account Name", Field.Company), ("Primary Contact", null), ("Main Phone", Field.Phone)],
        },
        new("dynamics-opportunities", TableKind.Deals, "(Do Not Modify) Opportunity", "(Do Not Modify) Row Checksum"),
        new("odoo-orders", TableKind.Orders, "Order Lines / Product|Order Lines/Product|order_line/product_id")
        {
            Columns = [("Order Lines / Product", Field.ItemName), ("Order Lines/Product", Field.ItemName),
                ("Order Lines / Quantity", Field.Quantity), ("Order Lines / Unit Price", Field.UnitPrice),
                ("Order Lines / Subtotal", Field.LineAmount), ("Order Lines / Description", null), ("External ID", Field.ExternalId),
                ("Order Reference", Field.Number), ("Customer", Field.Name), ("Order Date", Field.Date),
                ("order_line/product_id", Field.ItemName), ("order_line/product_uom_qty", Field.Quantity),
                ("order_line/price_unit", Field.UnitPrice), ("name", Field.Number), ("partner_id", Field.Name),
                ("date_order", Field.Date)],
            Mark = '.',
        },
        new("odoo-invoices", TableKind.Invoices, "Invoice lines / Product|Invoice lines/Product|invoice_line_ids/product_id")
        {
            Columns = [("Invoice lines / Product", Field.ItemName), ("Invoice lines/Product", Field.ItemName),
                ("Invoice lines / Quantity", Field.Quantity), ("Invoice lines / Unit Price", Field.UnitPrice),
                ("Invoice lines / Subtotal", Field.LineAmount), ("External ID", Field.ExternalId), ("Number", Field.Number),
                ("Partner", Field.Name), ("Invoice/Bill Date", Field.Date)],
            Mark = '.',
        },
        new("odoo-partners", TableKind.Customers, "External ID|id", "Name|Display Name",
            "Is a company|Related company|Company Type|is_company"),
        new("google-contacts", TableKind.Customers, "E-mail 1 - Label|E-mail 1 - Type|E-mail 1 - Value",
            "First Name|Given Name|Organization Name|Organization 1 - Name")
        {
            Columns = [("File As", null), ("Nickname", null), ("Name Prefix", null), ("Name Suffix", null), ("Photo", null),
                ("E-mail 1 - Label", null), ("Organization Department", null), ("Website 1 - Label", null)],
        },
        new("outlook-contacts", TableKind.Customers, "First Name", "Last Name", "E-mail Address", "Business Street|Business Phone")
        {
            Columns = [("Title", null), ("Account", null), ("Location", null), ("Callback", null), ("Initials", null), ("Suffix", null),
                ("Language", null), ("Keywords", null)],
            IsDayFirst = false,
        },
        new("espocrm-contacts", TableKind.Customers, "emailAddress", "firstName|lastName|accountName")
        {
            Columns = [("accountName", Field.Company), ("addressStreet", Field.Street), ("addressCity", Field.City),
                ("addressPostalCode", Field.PostalCode), ("addressCountry", Field.Country), ("assignedUserName", Field.Owner),
                ("createdAt", null), ("emailAddressData", Field.Email), ("phoneNumberData", null), ("doNotCall", null)],
            HasJson = true,
            Mark = '.',
        },
        new("suitecrm-contacts", TableKind.Customers, "First Name|first_name", "Last Name|last_name", "Email Address|email1",
            "Office Phone|Assigned User|Primary Address Street|phone_work")
        {
            Columns = [("Office Phone", Field.Phone), ("first_name", Field.GivenName), ("last_name", Field.FamilyName),
                ("phone_work", Field.Phone), ("phone_mobile", Field.Phone), ("primary_address_street", Field.Street),
                ("primary_address_city", Field.City), ("primary_address_country", Field.Country), ("Salutation", null),
                ("Assigned User", Field.Owner)],
        },
    ];

    /// <summary>The program that writes a header; null where none is known.</summary>
    public static Program? Of(IReadOnlySet<string> header) => All.FirstOrDefault(program => program.Fits(header));
}

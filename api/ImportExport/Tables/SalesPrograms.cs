namespace OutlookCrm.ImportExport.Tables;

/// <summary>The programs whose sales, payments and products are known, the surest first.</summary>
internal static class SalesPrograms
{
    public static IReadOnlyList<Program> All { get; } =
    [
        new("outlookcrm-sales", TableKind.Invoices, "Order of invoice", "Unit of quantity", "Corrects", "Payable")
        {
            IsOwn = true,
            Columns = [("Customer ID", null), ("Type", Field.DocumentType), ("Payable", Field.Open), ("Paid elsewhere", Field.Paid),
                ("Seller", Field.Seller), ("Place", Field.Place), ("Order of invoice", Field.OrderNumber), ("Corrects", Field.Corrects),
                ("Replaces", Field.Replaces), ("Document ID", Field.ExternalId), ("Note", Field.Terms), ("Unit of quantity", Field.Unit),
                ("Line discount", Field.LineDiscount)],
            IsDayFirst = true,
            Mark = '.',
        },
        new("outlookcrm-payments", TableKind.Payments, "Payment ID", "Customer ID", "Payment date", "Reference of payer")
        {
            Columns = [("Customer ID", null), ("Payment ID", Field.ExternalId), ("Reference of payer", Field.Description),
                ("Method", Field.DocumentType), ("Paid documents", Field.InvoiceNumber)],
            IsOwn = true,
            IsDayFirst = true,
            Mark = '.',
        },
        new("shopify-orders", TableKind.Orders, "Financial Status", "Lineitem quantity", "Lineitem name")
        {
            Columns = [("Name", Field.Number), ("Created at", Field.Date), ("Billing Name", Field.Name), ("Paid at", null),
                ("Id", Field.ExternalId), ("Taxes", Field.Tax), ("Discount Amount", Field.Discount), ("Shipping Name", null),
                ("Payment Reference", null), ("Source", null), ("Outstanding Balance", Field.Open)],
            Mark = '.',
        },
        new("woocommerce-orders", TableKind.Orders, "Order Number|Order ID", "Order Status", "Item Cost|Item Name", "Item #|Item Name")
        {
            Columns = [("Item #", null), ("Customer Note", Field.Notes), ("Coupon Code", null)],
            Mark = '.',
        },
        new("xero-invoices", TableKind.Invoices, "*ContactName|ContactName", "*InvoiceNumber|InvoiceNumber", "*UnitAmount|UnitAmount")
        {
            HasPercents = true,
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
        new("quickbooks-report", TableKind.Invoices, "Transaction Type|Type", "Num|No.", "Name|Customer", "Item|Product/Service", "Qty",
            "Amount", "Balance")
        {
            Columns = [("Balance", null), ("Amount", Field.LineAmount), ("Memo", null), ("Product/Service", Field.ItemName)],
            IsDayFirst = false,
            Mark = '.',
            IsJournal = true,
        },
        new("quickbooks-report", TableKind.Invoices, "Transaction Type|Type", "Num|No.", "Name|Customer",
            "Due Date|Memo/Description|Memo", "Amount|Open Balance")
        {
            Columns = [("Balance", null)],
            IsDayFirst = false,
            Mark = '.',
            IsJournal = true,
        },
        // A report by customer has the customer above the rows.
        new("quickbooks-report", TableKind.Invoices, "Transaction Type", "Num|No.", "Amount", "Open Balance|Balance")
        {
            Columns = [("Balance", null)],
            IsDayFirst = false,
            Mark = '.',
            IsJournal = true,
        },
        new("sage-transactions", TableKind.Invoices, "Type", "Account Reference", "Nominal A/C Ref")
        {
            Columns = [("Account Reference", Field.Name), ("Reference", Field.Number), ("Details", Field.ItemName),
                ("Net Amount", Field.LineAmount), ("Tax Amount", Field.LineTax), ("Tax Code", null), ("Department Code", null),
                ("Exchange Rate", null), ("Extra Reference", null), ("User Name", null), ("Project Refn", null),
                ("Cost Code Refn", null)],
            IsDayFirst = true,
            Mark = '.',
            IsJournal = true,
        },
        new("stripe-payments", TableKind.Payments, "id", "Created (UTC)|Created date (UTC)", "Amount", "Converted Amount|Amount Refunded")
        {
            Columns = [("Customer Description", null), ("Customer Email", Field.Email), ("Invoice ID", Field.InvoiceNumber),
                ("Customer ID", null), ("Mode", null), ("Card ID", null)],
            Mark = '.',
        },
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
        new("paypal-payments", TableKind.Payments, "Transaction ID|Transaktionscode|Code de transaction|Numéro de transaction",
            "Gross|Brutto|Avant commission", "Fee|Gebühr|Commission",
            "From Email Address|Absender E-Mail-Adresse|De l'adresse email")
        {
            Columns = [("Gross", Field.Amount), ("Brutto", Field.Amount), ("Avant commission", Field.Amount), ("Net", null),
                ("Netto", null),
                ("Transaction ID", Field.ExternalId), ("Transaktionscode", Field.ExternalId), ("Numéro de transaction", Field.ExternalId),
                ("From Email Address", Field.Email), ("To Email Address", Field.Email), ("Absender E-Mail-Adresse", Field.Email),
                ("Empfänger E-Mail-Adresse", Field.Email), ("Balance", null), ("Guthaben", null), ("Typ", Field.DocumentType),
                ("Receipt ID", null), ("Reference Txn ID", null), ("Item Title", Field.Description)],
            HasBothWays = true,
        },
        new("stripe-invoices", TableKind.Invoices, "id", "Number", "Date (UTC)|Created (UTC)", "Amount Due", "Subtotal", "Total")
        {
            Columns = [("Customer", null), ("Amount Due", null), ("Paid", Field.Status), ("Customer Name", Field.Name),
                ("Created (UTC)", Field.Date), ("Tax Percent", null), ("id", Field.ExternalId)],
            Mark = '.',
        },
        new("zoho-payments", TableKind.Payments, "CustomerPayment ID", "Amount Applied to Invoice", "Invoice Number")
        {
            Columns = [("Amount Applied to Invoice", Field.Amount), ("Invoice Payment ID", Field.ExternalId), ("CustomerPayment ID", null),
                ("Payment Number", null), ("Amount", null), ("Reference Number", null), ("Mode", Field.DocumentType),
                ("Payment Type", null)],
            Mark = '.',
        },
        new("odoo-payments", TableKind.Payments, "Journal", "Payment Method|Payment Method Line", "Customer/Vendor|Partner", "Amount")
        {
            Columns = [("Number", Field.ExternalId), ("Memo", Field.Description), ("Status", null)],
            Mark = '.',
        },
        new("odoo-invoices", TableKind.Invoices, "Number", "Invoice/Bill Date|Invoice Date",
            "Invoice Partner Display Name|Partner|Customer", "Total|Total Signed|Total in Currency|Total in Currency Signed",
            "Payment Status|Payment State")
        {
            Columns = [("Number", Field.Number), ("Partner", Field.Name), ("Untaxed Amount", Field.Net), ("Salesperson", null),
                ("Reference", null)],
            Mark = '.',
        },
        new("odoo-orders", TableKind.Orders, "Order Reference|Number", "Creation Date|Order Date", "Customer", "Total",
            "Salesperson|Invoice Status")
        {
            Columns = [("Company", null), ("Invoice Status", null), ("Untaxed Amount", Field.Net)],
            Mark = '.',
        },
        new("saga-invoices", TableKind.Invoices, "NR_IESIRE|NR_DOC|NR_FACT", "DEN_ART|COD_ART", "VALOARE")
        {
            Columns = [("VALOARE", Field.LineAmount), ("TVA", Field.LineTax), ("COD", null), ("TIP", null), ("NR_DOC", Field.Number),
                ("NR_FACT", Field.Number)],
        },
        new("magento-orders", TableKind.Orders, "Purchase Date", "Bill-to Name",
            "Grand Total (Purchased)|Grand Total (Base)|Grand Total")
        {
            Columns = [("ID", Field.Number), ("Customer Name", null), ("Shipping Address", null), ("Billing Address", null),
                ("Grand Total (Purchased)", Field.Total)],
            Mark = '.',
        },
        new("prestashop-orders", TableKind.Orders, "ID", "Reference", "New client", "Total", "Payment")
        {
            Columns = [("ID", Field.ExternalId), ("Reference", Field.Number), ("New client", null), ("Delivery", null)],
        },
        new("woocommerce-orders", TableKind.Orders, "Order #", "N. revenue|N. revenue (formatted)|Net sales", "Items sold")
        {
            Columns = [("N. revenue (formatted)", null), ("Items sold", null), ("Product(s)", null)],
            Mark = '.',
        },
        new("shopify-products", TableKind.Products, "Handle", "Title", "Variant SKU", "Variant Price")
        {
            Columns = [("Handle", null), ("Title", Field.ItemName), ("Variant SKU", Field.ItemCode), ("Option1 Value", null),
                ("Cost per item", Field.Cost), ("Published", null), ("Product Category", null), ("Type", Field.Category), ("Tags", null)],
            HasVariants = true,
            Mark = '.',
        },
        new("woocommerce-products", TableKind.Products, "ID", "SKU", "Name", "Regular price")
        {
            Columns = [("ID", null), ("Regular price", Field.Price), ("Sale price", null), ("Description", null),
                ("Short description", null), ("Type", null)],
            Mark = '.',
        },
        new("xero-products", TableKind.Products, "*ItemCode|ItemCode", "SalesUnitPrice", "PurchasesUnitPrice")
        {
            Columns = [("SalesDescription", null), ("PurchasesDescription", null)],
            Mark = '.',
        },
    ];
}

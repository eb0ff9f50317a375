namespace OutlookCrm.ImportExport.Tables;

/// <summary>The programs whose people, companies and deals are known, the surest first.</summary>
internal static class CustomerPrograms
{
    /// <summary>The format of our own export of customers.</summary>
    public const string Own = "outlookcrm-customers";

    public static IReadOnlyList<Program> All { get; } =
    [
        new(Own, TableKind.Customers, "Customer ID", "Is company", "Lifecycle stage", "Domains")
        {
            Columns = [("Customer ID", Field.ExternalId), ("Owner", null), ("Domains", Field.Domains), ("Region", Field.Region),
                ("Language", Field.Language)],
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
        new("zoho-contacts", TableKind.Customers, "Record Id", "Last Name", "Account Name", "Contact Owner")
        {
            Columns = [("Tag", Field.Tags), ("Modified By", null), ("Created By", null)],
        },
        new("zoho-deals", TableKind.Deals, "Record Id", "Deal Name", "Closing Date", "Stage")
        {
            Columns = [("Type", null)],
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
        new("espocrm-contacts", TableKind.Customers, "emailAddress", "firstName|lastName|accountName",
            "accountName|assignedUserName|phoneNumberData|emailAddressData|accountsNames")
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
        new("espocrm-accounts", TableKind.Customers, "name", "emailAddress", "billingAddressCity|billingAddressStreet|assignedUserName")
        {
            Columns = [("name", Field.Company), ("type", null)],
            HasJson = true,
        },
        new("xero-contacts", TableKind.Customers, "*ContactName|ContactName", "AccountNumber", "EmailAddress",
            "POAddressLine1|SAAddressLine1")
        {
            Columns = [("AccountNumber", Field.ExternalId), ("DDINumber", Field.Phone), ("FaxNumber", null)],
        },
        new("pipedrive-people", TableKind.Customers, PipedriveColumns.PersonNames)
        {
            Prefixed = PipedriveColumns.FieldOfCustomer,
        },
        new("pipedrive-organizations", TableKind.Customers, PipedriveColumns.OrganisationNames)
        {
            Prefixed = PipedriveColumns.FieldOfCustomer,
        },
        new("sap-partners", TableKind.Customers, "CardCode", "CardName", "CardType")
        {
            Columns = [("CardName", Field.Company), ("CardCode", Field.ExternalId)],
        },
        new("datev-partners", TableKind.Customers, "Konto", "Name (Adressattyp Unternehmen)")
        {
            Columns = [("Name (Adressattyp Unternehmen)", Field.Company), ("Name (Adressattyp natürl. Person)", Field.FamilyName),
                ("Vorname (Adressattyp natürl. Person)", Field.GivenName), ("Name (Adressattyp keine Angabe)", Field.Name),
                ("Bemerkung (Telefon)", null), ("Bemerkung (E-Mail)", null)],
        },
    ];
}

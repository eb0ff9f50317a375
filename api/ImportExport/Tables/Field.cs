namespace OutlookCrm.ImportExport.Tables;

/// <summary>What a column of a table holds. The names are those that a caller writes in a mapping.</summary>
public enum Field
{
    /// <summary>The other program's own id of the record.</summary>
    ExternalId,

    /// <summary>A whole name: of a person, of a company, of the buyer.</summary>
    Name,
    GivenName,
    MiddleName,
    FamilyName,
    Company,

    /// <summary>May be in several columns.</summary>
    Email,

    /// <summary>May be in several columns.</summary>
    Phone,
    TaxId,
    JobTitle,
    Birthday,
    Street,
    City,
    PostalCode,
    Country,
    Website,
    Notes,
    Tags,
    Owner,
    Stage,
    IsCompany,
    ParentName,
    AddressType,
    OptedOut,
    IsPrivate,

    /// <summary>Of an invoice or an order.</summary>
    Number,
    Date,
    DueDate,
    Net,
    Tax,
    Total,

    /// <summary>What is still to be paid.</summary>
    Open,
    Paid,
    Refunded,
    Discount,
    Shipping,
    Currency,
    Status,

    /// <summary>The kind of document in the program's words.</summary>
    DocumentType,
    Terms,
    ItemName,
    ItemCode,
    Quantity,
    UnitPrice,
    LineAmount,
    LineTax,
    LineDiscount,

    /// <summary>Of a payment or a deal.</summary>
    Amount,

    /// <summary>The invoice that a payment is for.</summary>
    InvoiceNumber,
    Description,

    /// <summary>Of a deal.</summary>
    Title,
    Pipeline,
    CloseDate,
    Price,
    Cost,
    Category,
    Unit,

    /// <summary>When an order or an invoice was cancelled, or that it was.</summary>
    CancelledOn,

    /// <summary>When an order was paid back.</summary>
    RefundedOn,

    /// <summary>How many of a line of an order came back.</summary>
    RefundedQuantity,

    /// <summary>Of the number of a document, where it stands in a column of its own.</summary>
    Series,

    /// <summary>Of a document: which of the company's firms sold.</summary>
    Seller,

    /// <summary>Where it was sold.</summary>
    Place,

    /// <summary>The order that an invoice is for.</summary>
    OrderNumber,

    /// <summary>The number of the document that a document corrects or credits.</summary>
    Corrects,

    /// <summary>Whether a correction stands in place of what it corrects.</summary>
    Replaces,

    /// <summary>Of a customer: county, state or prefecture.</summary>
    Region,

    /// <summary>The language in which a customer is written to, as el or pt-BR.</summary>
    Language,

    /// <summary>The mail domains of a company.</summary>
    Domains,
}

/// <summary>What the rows of a table are.</summary>
public enum TableKind
{
    /// <summary>People and companies.</summary>
    Customers,

    /// <summary>Invoices, one row each or one row per line.</summary>
    Invoices,

    /// <summary>Orders, one row each or one row per line.</summary>
    Orders,
    Payments,
    Deals,
    Products,
}

namespace OutlookCrm.ImportExport.Exports;

/// <summary>What is exported.</summary>
public enum ExportTable
{
    /// <summary>The profiles of all customers.</summary>
    Customers,

    /// <summary>Orders, invoices and other documents with their lines, those of erased customers without the customers.</summary>
    Sales,

    /// <summary>Payments.</summary>
    Payments,

    /// <summary>The entries of all timelines.</summary>
    Timeline,
}

/// <summary>How a file of an export is written.</summary>
public enum ExportFormat
{
    /// <summary>CSV in UTF-8 with commas, which spreadsheets and the import read.</summary>
    Csv,

    /// <summary>One JSON array, each element as the API answers it.</summary>
    Json,
}

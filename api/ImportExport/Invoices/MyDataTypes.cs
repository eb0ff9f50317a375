using OutlookCrm.ImportExport.Records;

namespace OutlookCrm.ImportExport.Invoices;

/// <summary>What the types of myDATA mean for the books of a customer.</summary>
internal static class MyDataTypes
{
    /// <summary>1 to 2 and 7 to 8 are sales, 5 and 11.4 credit notes with positive amounts, 11 retail; 3 and from 13 on are purchases and
    /// wages, 6 is own use, 8.4 and 8.5 say that a card was charged or paid back, 8.6 is an order in a restaurant, 9 a delivery
    /// note.</summary>
    public static CountsAs Meaning(string? type, decimal? total) => type switch
    {
        "8.4" or "8.5" or "8.6" => CountsAs.Nothing,
        "11.4" => CountsAs.Credit,
        _ => type?.Split('.')[0] switch
        {
            "5" => CountsAs.Credit,
            "3" or "6" or "9" or "10" or "13" or "14" or "15" or "16" or "17" => CountsAs.Nothing,
            _ => total < 0 ? CountsAs.Credit : CountsAs.Sale,
        },
    };
}

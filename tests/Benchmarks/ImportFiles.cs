using System.Globalization;

namespace OutlookCrm.Benchmarks;

/// <summary>The two files of the benchmark of imports: people with addresses, and their orders, a row for each line.</summary>
internal static class ImportFiles
{
    /// <summary>Orders of a customer, on the average.</summary>
    public const int OrdersOfCustomer = 2;

    /// <summary>Lines of each order.</summary>
    public const int LinesOfOrder = 5;

    private static readonly string[] s_given = ["Eleni", "Anna", "Radu", "Béla", "Sipho", "Marié", "Omid", "Ioana", "Nikos", "Zsófia"];
    private static readonly string[] s_family =
        ["Papadaki", "Kovács", "Popescu", "van der Merwe", "Hosseini", "Dlamini", "Ionescu", "Szabó", "Nel", "Karimi", "Georgiou"];

    private static readonly string[] s_firms = ["Aegean", "Duna", "Karoo", "Carpathia", "Alborz", "Tisza", "Ionian", "Table Bay"];
    private static readonly string[] s_kinds = ["Foods", "Tools", "Wine", "Textiles", "Transport", "Paper", "Glass"];

    /// <summary>The address of a customer.</summary>
    public static string Address(int customer) =>
        string.Create(CultureInfo.InvariantCulture, $"buyer{customer}@firm{customer % 9973}.example");

    /// <summary>Writes the list of customers; answers its bytes.</summary>
    public static long WriteCustomers(string path, int customers)
    {
        using (var file = new StreamWriter(path))
        {
            file.Write("First name;Last name;Email;Phone;Company;City;Country\n");
            for (var i = 0; i < customers; i++)
            {
                file.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{s_given[i % s_given.Length]};{s_family[i / 7 % s_family.Length]} {i};{Address(i)};+30 2310 {i:000000};"
                        + $"{s_firms[i % s_firms.Length]} {s_kinds[i / 3 % s_kinds.Length]} {i % 9973};Thessaloniki;GR\n"));
            }
        }

        return new FileInfo(path).Length;
    }

    /// <summary>Writes the orders, a row for each line; answers its bytes.</summary>
    public static long WriteOrders(string path, int customers)
    {
        var (first, chance) = (new DateOnly(2024, 1, 1), new Random(7));
        using (var file = new StreamWriter(path))
        {
            file.Write("Order number;Order date;Email;Currency;Product code;Product;Quantity;Unit price;Line total;Total\n");
            for (var order = 0; order < customers * OrdersOfCustomer; order++)
            {
                // The orders of a day are those of many customers, as a shop writes them; some buy often, some once.
                var customer = (int)(Math.Pow(chance.NextDouble(), 1.5) * customers);
                var day = first.AddDays((int)(900L * order / (customers * OrdersOfCustomer)));
                for (var line = 0; line < LinesOfOrder; line++)
                {
                    var (quantity, product) = (1 + ((order + line) % 4), (order * 7) + (line * 13));
                    file.Write(string.Create(CultureInfo.InvariantCulture,
                        $"O-{order};{day:yyyy-MM-dd};{Address(customer)};EUR;P-{product % 500:000};Product {product % 500};{quantity};"
                            + $"10.50;{quantity * 10.50m};{Total(order)}\n"));
                }
            }
        }

        return new FileInfo(path).Length;
    }

    /// <summary>What all orders come to.</summary>
    public static decimal TotalOf(int customers) => Enumerable.Range(0, customers * OrdersOfCustomer).Sum(Total);

    private static decimal Total(int order) => Enumerable.Range(0, LinesOfOrder).Sum(line => (1 + ((order + line) % 4)) * 10.50m);
}

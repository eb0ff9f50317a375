using OutlookCrm.Sales;

namespace OutlookCrm.Simulator.Demo;

/// <summary>What the demo company sells, at one price for everybody.</summary>
internal sealed record DemoProduct(string Code, string Name, decimal Price, string Category)
{
    private const string Machines = "Machines";
    private const string Grinders = "Grinders";
    private const string Service = "Service";
    private const string Supplies = "Supplies";

    /// <summary>Everything, by its code.</summary>
    public static IReadOnlyDictionary<string, DemoProduct> All { get; } = new DemoProduct[]
    {
        new("F2", "Faro 2 espresso machine", 2950, Machines),
        new("F3", "Faro 3 espresso machine", 4050, Machines),
        new("B1", "Bora 1 bean-to-cup machine", 1240, Machines),
        new("D10", "Delta 10 batch brewer", 860, Machines),
        new("N4", "Nero 4 cold-brew tower", 745, Machines),
        new("L20", "Lago milk cooler", 480, Machines),
        new("K8", "Mola K8 grinder", 620, Grinders),
        new("K5", "Mola K5 grinder", 460, Grinders),
        new("S1", "Service visit", 180, Service),
        new("T1", "Barista training, one day", 390, Service),
        new("WF", "Water filter", 38, Supplies),
        new("CT", "Cleaning tablets, box", 24, Supplies),
        new("BU", "Grinder burrs, pair", 95, Supplies),
        new("GA", "Set of gaskets", 29, Supplies),
    }.ToDictionary(product => product.Code, StringComparer.Ordinal);

    /// <summary>What is bought again and again.</summary>
    public static IReadOnlyList<DemoProduct> Often { get; } =
        [.. All.Values.Where(product => product.Category is Supplies or Service)];

    /// <summary>What is bought now and then.</summary>
    public static IReadOnlyList<DemoProduct> Seldom { get; } =
        [.. All.Values.Where(product => product.Category is Machines or Grinders && product.Price < 1500)];

    /// <summary>As the CRM keeps it.</summary>
    public Product ToProduct(Guid id) => new(id, Name, Code, Price, "EUR", null, Category, null, true);

    /// <summary>A line of a document.</summary>
    /// <param name="quantity">How many.</param>
    /// <param name="rate">Units of the document's currency for one euro.</param>
    public SaleLine Line(int quantity, decimal rate = 1)
    {
        var step = rate > 100 ? 100 : 1;
        var price = Math.Round(Price * rate / step) * step;
        return new(null, Code, Name, quantity, null, price, 0, quantity * price);
    }
}

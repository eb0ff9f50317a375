using OutlookCrm.Customers.Profiles;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A company of the list, with its place in the CRM.</summary>
internal sealed record DemoOrganisation(
    Guid Id, string Name, string Domain, string Country, string Region, string City, string Language, string Industry)
{
    /// <summary>All of them, in the order of the list.</summary>
    public static IReadOnlyList<DemoOrganisation> All(Dice dice) =>
    [
        .. DemoData.Lines("organisations").Select(line => line.Split('|')).Select(parts =>
            new DemoOrganisation(dice.Guid(), parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6])),
    ];

    /// <summary>The culture that most of its people's names are of.</summary>
    public string Culture => Country switch
    {
        "GR" or "CY" => "el",
        "RO" => "ro",
        "HU" => "hu",
        "IR" => "fa",
        "ZA" => "za",
        "DE" or "AT" => "de",
        _ => "en",
    };

    public Profile ToProfile(UserReference owner, LifecycleStage stage, string phone) => new()
    {
        Kind = CustomerKind.Organisation,
        Name = Name,
        Addresses = [$"info@{Domain}"],
        Phones = [phone],
        Domains = [Domain],
        Language = Language,
        Country = Country,
        Region = Region,
        City = City,
        Stage = stage,
        Owner = owner,
    };
}

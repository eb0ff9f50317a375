using System.Text.Json.Serialization.Metadata;
using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Companies;
using OutlookCrm.Customers.Search;
using OutlookCrm.Customers.Timeline;
using OutlookCrm.Slices;

namespace OutlookCrm.Customers.Cards;

/// <summary>
/// The people asked for, each once and in that order, and a member for each <see cref="ICardPart"/>, null where it has nothing to say.
/// </summary>
[JsonConverter(typeof(CardConverter))]
public sealed record Card(IReadOnlyList<CardPerson> People, [property: JsonIgnore] IReadOnlyList<CardMember> Parts);

/// <summary>What a slice says on a card besides the people: JSON, or null for nothing.</summary>
public readonly record struct CardMember(string Name, byte[]? Json);

/// <summary>One address of a mail.</summary>
/// <param name="Address">As asked.</param>
/// <param name="Customer">Whose address it is; null for a stranger.</param>
/// <param name="Organisation">For a stranger: the company at the address's domain, as far as it is known.</param>
/// <param name="LookAlike">
/// For a stranger: a customer, or the company itself, whose address or domain looks the same and is not.
/// </param>
/// <param name="IsOurs">For a stranger: true for one of the company's own people.</param>
/// <param name="Automatic">For a stranger: why no person writes from the address; null where a person may.</param>
/// <param name="StandsForOthers">
/// For the mail's author: true where the address is a place's or a program's, so that the mailbox must be asked who wrote.
/// </param>
public sealed record CardPerson(
    string Address,
    CustomerCard? Customer,
    KnownOrganisation? Organisation,
    LookAlikeCustomer? LookAlike,
    bool IsOurs = false,
    AutomaticReason? Automatic = null,
    bool StandsForOthers = false);

/// <summary>A customer as the pane shows it first: everything but the history's end is sent as its row holds it.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Version">The profile's version.</param>
/// <param name="Profile">The profile.</param>
/// <param name="Summary">A member per slice, absent where the slice has nothing.</param>
/// <param name="Figures">A member per slice: what follows from the summary, the day and what the tenant has set.</param>
/// <param name="OpenItems">What is still to be done, up to fifty.</param>
/// <param name="MoreOpenItems">True when there are more.</param>
/// <param name="Timeline">The newest part of the history.</param>
/// <param name="Company">
/// For an organisation: the organisation and its people together. Null for a person.
/// </param>
public sealed record CustomerCard(
    Guid Id,
    string Version,
    StoredProfileJson Profile,
    StoredSummary Summary,
    StoredFigures Figures,
    IReadOnlyList<StoredOpenItem> OpenItems,
    bool MoreOpenItems,
    TimelinePage Timeline,
    CompanyCard? Company);

internal sealed class CardConverter : JsonConverter<Card>
{
    public override Card Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are answers only.");

    public override void Write(Utf8JsonWriter writer, Card value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("people"u8);
        JsonSerializer.Serialize(writer, value.People,
            (JsonTypeInfo<IReadOnlyList<CardPerson>>)options.GetTypeInfo(typeof(IReadOnlyList<CardPerson>)));
        foreach (var (name, json) in value.Parts)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json ?? "null"u8, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}

using System.ComponentModel.DataAnnotations;

namespace OutlookCrm.Customers.Profiles;

/// <summary>
/// What is known of a customer, a person or an organisation. Lists are never null; a text that is not known is null, never empty.
/// </summary>
public record Profile
{
    public required CustomerKind Kind { get; init; }

    /// <summary>As the customer writes it.</summary>
    [Required]
    [StringLength(200, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Email addresses, the first one the main one.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Telephone numbers as written.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>An organisation's mail domains; free-mail domains are refused.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>A person's birthday, the year often unknown.</summary>
    public Birthday? Birthday { get; init; }

    /// <summary>The language to write in, BCP 47.</summary>
    [StringLength(35)]
    [RegularExpression("^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$", ErrorMessage = "A language is a tag, as in el or pt-BR.")]
    public string? Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2, capital letters.</summary>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "A country is two capital letters, as in GR.")]
    public string? Country { get; init; }

    /// <summary>County, state or prefecture.</summary>
    [StringLength(100)]
    public string? Region { get; init; }

    [StringLength(100)]
    public string? City { get; init; }

    /// <summary>As written on a letter.</summary>
    [StringLength(20)]
    public string? PostalCode { get; init; }

    /// <summary>Street and number, as written on a letter.</summary>
    [StringLength(200)]
    public string? Street { get; init; }

    /// <summary>A person's role in the company.</summary>
    [StringLength(200)]
    public string? Role { get; init; }

    /// <summary>The company's name as the person gives it, also where the organisation itself is no customer yet.</summary>
    [StringLength(200)]
    public string? Company { get; init; }

    /// <summary>The organisation, where it is a customer itself.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Where the customer stands with us.</summary>
    public LifecycleStage Stage { get; init; } = LifecycleStage.Lead;

    /// <summary>Who looks after the customer.</summary>
    public UserReference? Owner { get; init; }

    [StringLength(8000)]
    public string? Notes { get; init; }
}

public enum CustomerKind
{
    Person,
    Organisation,
}

/// <summary>Where a customer stands with us.</summary>
public enum LifecycleStage
{
    /// <summary>Made contact; nothing is known of an interest yet.</summary>
    Lead,
    Prospect,
    Customer,
    /// <summary>Buys again and again.</summary>
    Loyal,
    Lapsed,
    /// <summary>Works with us rather than buys from us.</summary>
    Partner,
    Other,
}

/// <summary>A day of the year; <paramref name="Year"/> is null where it is not known. 29 February is a birthday in every case.</summary>
public sealed record Birthday([property: Range(1, 12)] int Month, [property: Range(1, 31)] int Day, [property: Range(1850, 2200)]
int? Year = null);

/// <summary>A user of the same tenant by Entra object id, with the name to show.</summary>
public sealed record UserReference(Guid UserId, [property: Required, StringLength(200)] string Name);

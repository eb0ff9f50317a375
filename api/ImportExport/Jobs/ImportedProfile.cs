using OutlookCrm.Customers.Profiles;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>
/// What a file changes of a profile, member by member: a rule for each member says whether the file's value goes over the stored one.
/// A cell that is empty changes nothing. Pure.
/// </summary>
internal static class ImportedProfile
{
    private static readonly Member[] s_members =
    [
        new("name", [Field.Name, Field.GivenName, Field.MiddleName, Field.FamilyName], profile => profile.Name,
            (to, from) => to with { Name = from.Name }),
        new("addresses", [Field.Email], profile => Joined(profile.Addresses), (to, from) => to with { Addresses = from.Addresses }),
        new("phones", [Field.Phone], profile => Joined(profile.Phones), (to, from) => to with { Phones = from.Phones }),
        new("birthday", [Field.Birthday], profile => TextOf(profile.Birthday), (to, from) => to with { Birthday = from.Birthday }),
        new("street", [Field.Street], profile => profile.Street, (to, from) => to with { Street = from.Street }),
        new("postalCode", [Field.PostalCode], profile => profile.PostalCode, (to, from) => to with { PostalCode = from.PostalCode }),
        new("city", [Field.City], profile => profile.City, (to, from) => to with { City = from.City }),
        new("country", [Field.Country], profile => profile.Country, (to, from) => to with { Country = from.Country }),
        new("region", [Field.Region], profile => profile.Region, (to, from) => to with { Region = from.Region }),
        new("language", [Field.Language], profile => profile.Language, (to, from) => to with { Language = from.Language }),
        new("domains", [Field.Domains], profile => Joined(profile.Domains), (to, from) => to with { Domains = from.Domains }),
        new("role", [Field.JobTitle], profile => profile.Role, (to, from) => to with { Role = from.Role }),
        new("company", [Field.Company, Field.ParentName], profile => profile.Company, (to, from) => to with { Company = from.Company }),
        new("stage", [Field.Stage], profile => profile.Stage == LifecycleStage.Lead ? null : JsonNamingPolicy.CamelCase.ConvertName(
            profile.Stage.ToString()), (to, from) => to with { Stage = from.Stage }),
        new("notes", [Field.Notes, Field.TaxId, Field.Website, Field.Tags, Field.Owner, Field.OptedOut], profile => profile.Notes,
            (to, from) => to with { Notes = from.Notes }),
    ];

    /// <summary>The profile with what the file says, as far as the rules allow.</summary>
    /// <param name="stored">The profile that is there; its kind stays.</param>
    /// <param name="file">What the file says.</param>
    /// <param name="rules">Of the file's columns.</param>
    /// <param name="earlier">What an earlier row of the same import has changed: lists that it has filled take further values.</param>
    public static Profile Over(Profile stored, Profile file, UpdateRules rules, ImportedChange? earlier = null)
    {
        var result = stored;
        foreach (var member in s_members)
        {
            var isOf = member.Name switch
            {
                "birthday" or "role" => stored.Kind == CustomerKind.Person,
                "domains" => stored.Kind == CustomerKind.Organisation,
                _ => true,
            };
            if (!isOf || member.Text(file) is not { Length: > 0 } said || said == member.Text(stored))
            {
                continue;
            }

            if (earlier is not null && member.Name is ("addresses" or "phones")
                && member.Text(earlier.Before) != member.Text(earlier.After))
            {
                result = member.Copy(result, Joined(stored, file));
                continue;
            }

            var isEmpty = member.Text(stored) is not { Length: > 0 };
            result = rules.Of(member.Sources) switch
            {
                UpdateRule.Overwrite when member.Name == "addresses" => result with { Addresses = Union(file.Addresses, stored.Addresses) },
                UpdateRule.Overwrite => member.Copy(result, file),
                UpdateRule.FillEmpty when isEmpty => member.Copy(result, file),
                _ => result,
            };
        }

        return result;
    }

    /// <summary>One profile of two rows of the same customer: the first one's values, the second one's where the first has none, and the
    /// addresses and telephone numbers of both.</summary>
    public static Profile Joined(Profile first, Profile second)
    {
        var joined = s_members.Where(member => member.Text(first) is not { Length: > 0 }).Aggregate(first, (all, member) =>
            member.Copy(all, second));
        return joined with
        {
            Addresses = Union(first.Addresses, second.Addresses),
            Phones = Union(first.Phones, second.Phones),
        };
    }

    /// <summary>All that a file says of a customer as one text.</summary>
    public static string TextOf(Profile profile) => string.Join('\u0001', s_members.Select(member => member.Text(profile)));

    /// <summary>The members in which two profiles differ.</summary>
    public static IReadOnlyList<ProfileChange> Changes(Profile before, Profile after) =>
        [.. s_members.Where(member => member.Text(before) != member.Text(after))
            .Select(member => new ProfileChange(member.Name, member.Text(before), member.Text(after)))];

    /// <summary>What an import has changed of a customer, with what it had changed before; members that stay are left out.</summary>
    public static ImportedChange ChangeOf(Profile before, Profile after, ImportedChange? earlier)
    {
        var nothing = new Profile { Kind = after.Kind, Name = "" };
        var (was, becomes) = (nothing, nothing);
        foreach (var member in s_members)
        {
            var first = earlier is not null && member.Text(earlier.Before) != member.Text(earlier.After) ? earlier.Before : before;
            if (member.Text(first) != member.Text(after))
            {
                (was, becomes) = (member.Copy(was, first), member.Copy(becomes, after));
            }
        }

        return new(was, becomes);
    }

    /// <summary>
    /// The profile without what an import changed. A member that says something else by now stays, and is counted.
    /// </summary>
    public static (Profile Profile, int Kept) Without(Profile stored, ImportedChange change)
    {
        var (before, after) = (change.Before, change.After);
        var (result, kept) = (stored, 0);
        foreach (var member in s_members.Where(member => member.Text(before) != member.Text(after)))
        {
            if (member.Text(stored) == member.Text(after))
            {
                result = member.Copy(result, before);
            }
            else
            {
                kept += member.Text(stored) == member.Text(before) ? 0 : 1;
            }
        }

        return (result, kept);
    }

    private static IReadOnlyList<string> Union(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        [.. first.Concat(second).Distinct(StringComparer.OrdinalIgnoreCase).Take(ImportedCustomer.MostOfList)];

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string? TextOf(Birthday? day) => day is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"{(day.Year is { } year ? $"{year:0000}" : "-")}-{day.Month:00}-{day.Day:00}");

    private sealed record Member(
        string Name, IReadOnlyList<Field> Sources, Func<Profile, string?> Text, Func<Profile, Profile, Profile> Copy);
}

/// <summary>What an import changed of a customer: the members that differ.</summary>
/// <param name="Before">What was there.</param>
/// <param name="After">What the import put there.</param>
/// <param name="IsShared">
/// Whether somebody had changed the customer since the import added or changed the customer before: the customer is not the import's alone.
/// </param>
public sealed record ImportedChange(Profile Before, Profile After, bool IsShared = false);

/// <summary>A member of a profile that an import changes.</summary>
/// <param name="Field">Its name in the profile.</param>
/// <param name="From">What is stored; null for nothing. The values of a list have commas between them.</param>
/// <param name="To">What the file says.</param>
public sealed record ProfileChange(string Field, string? From, string? To);

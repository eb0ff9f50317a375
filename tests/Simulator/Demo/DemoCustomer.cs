using System.Globalization;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A customer of the demo company: what the CRM keeps, and what is needed to write their mail.</summary>
/// <param name="Id">In the CRM.</param>
/// <param name="Profile">In the CRM.</param>
/// <param name="Given">What we call them.</param>
/// <param name="Language">In which they write.</param>
/// <param name="Signature">Below their mail.</param>
/// <param name="Owner">Who looks after them.</param>
/// <param name="Threads">How many conversations they had with us.</param>
/// <param name="From">The first day of these, in days before today.</param>
/// <param name="Until">The last day of these, in days before today.</param>
internal sealed record DemoCustomer(
    Guid Id, Profile Profile, string Given, string Language, string Signature, EntraUser Owner, int Threads, int From, int Until)
{
    public Person Person => new(Profile.Name, Profile.Addresses[0]);

    /// <summary>
    /// The customer whom the lists call so: `maria.c0` is the most active of Maria's who write English, `p1` the second of those who write
    /// Persian, `g` Greek.
    /// </summary>
    public static DemoCustomer Named(string name, IEnumerable<DemoCustomer> people)
    {
        var (owner, letter, rank) = name.Split('.') is [var user, [var first, .. var digits]]
            ? (user, first, int.Parse(digits, CultureInfo.InvariantCulture))
            : throw new FormatException($"{name} names nobody.");
        var language = letter switch { 'p' => "fa", 'g' => "el", _ => "en" };
        return people.Where(person => person.Owner.Name == owner && person.Language == language).OrderByDescending(person => person.Threads)
            .ElementAt(rank);
    }
}

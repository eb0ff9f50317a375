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
}

using OutlookCrm.Simulator.Entra;
using OutlookCrm.Simulator.Mail;

namespace OutlookCrm.Simulator.Demo;

/// <summary>A mail of the demo company: where it lies, and who logged it; no user if the visitor shall log it.</summary>
internal sealed record DemoMail(string Mailbox, StoredMessage Message, EntraUser? LoggedBy, EntraUser? AlsoLoggedBy);

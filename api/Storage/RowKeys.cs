using OutlookCrm.Primitives;

namespace OutlookCrm.Storage;

/// <summary>
/// Every key of the product is built here. A key is segments of the alphabet <c>0-9 A-Z a-z . _ @ + -</c> joined by <c>|</c>; whatever
/// else a segment holds becomes <c>~</c> and two hexadecimal digits per UTF-8 byte, so that different values never share a key.
/// Sorting is by ordinal: times are fixed-width numbers, inverted where the newest comes first.
/// </summary>
public static class RowKeys
{
    public const char Separator = '|';

    public const string Profile = "a";

    /// <summary>The customer's summary: counts and rollups, written under its version with every event.</summary>
    public const string Summary = "b";

    /// <summary>Profile, summary and open items.</summary>
    public static KeyRange Head { get; } = new("a", "e");

    /// <summary>The whole timeline, newest first.</summary>
    public static KeyRange Timeline { get; } = KeyRange.StartingWith("e");

    /// <summary>customers: one customer.</summary>
    public static Partition Customer(TenantId tenant, Guid customer) => new(Tables.Customers, Join(tenant.Value, customer.ToString("N")));

    /// <summary>Stands in a customer's partition while it is being erased; sorts behind every other row.</summary>
    public const string Erasing = "z";

    /// <summary>Every row of a customer's partition but <see cref="Erasing"/>.</summary>
    public static KeyRange OfCustomer { get; } = new("", Erasing);

    /// <summary>addresses: one normalised email address.</summary>
    public static Partition Address(TenantId tenant, string normalisedAddress) =>
        new(Tables.Addresses, Join(tenant.Value, "mail", Encode(normalisedAddress)));

    /// <summary>addresses: one company domain in ASCII form.</summary>
    public static Partition Domain(TenantId tenant, string domain) => new(Tables.Addresses, Join(tenant.Value, "domain", Encode(domain)));

    /// <summary>names: what is found by texts of one group, a word of the key alphabet and a few signs more.</summary>
    public static Partition Names(TenantId tenant, string group) => new(Tables.Names, $"{tenant.Value}{Separator}{group}");

    /// <summary>
    /// A person known to have an address at a domain, in the partition of the domain. Only stores of older versions have it.
    /// </summary>
    public static string KnownPersonOfOlderForm(Guid customer) => $"p{Separator}{customer:N}";

    /// <summary>Who owns an address or a company domain. Inserting this row is how it is claimed.</summary>
    public const string Owner = "owner";

    /// <summary>work: one intent and the rows it needs to be replayed.</summary>
    public static Partition Intent(TenantId tenant, string intentId) => new(Tables.Work, Join(tenant.Value, Encode(intentId)));

    /// <summary>work: who does a work that only one replica may do. Sorts behind every tenant.</summary>
    public static Partition Lease(string work) => new(Tables.Work, Join("lease", Encode(work)));

    public const string Holder = "holder";

    /// <summary>The partitions of every tenant: all of them begin with hexadecimal digits.</summary>
    public static KeyRange OfAnyTenant { get; } = new("0", "g");

    /// <summary>The partitions of one tenant.</summary>
    public static KeyRange OfTenant(TenantId tenant) => KeyRange.StartingWith($"{tenant.Value}{Separator}");

    /// <summary>audit: one month, UTC.</summary>
    public static Partition AuditMonth(TenantId tenant, DateTimeOffset at) =>
        new(Tables.Audit, Join(tenant.Value, at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    /// <summary>audit: a deed about a customer, newest first.</summary>
    public static string Deed(DateTimeOffset at, Guid customer) => Join(Inverted(at), customer.ToString("N"));

    /// <summary>
    /// audit: one month, UTC, of what operators did to the installation as a whole. Sorts behind every tenant, and stays when one goes.
    /// </summary>
    public static Partition InstallationAudit(DateTimeOffset at) =>
        new(Tables.Audit, Join("installation", at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)));

    /// <summary>audit: what was done to a tenant as a whole, newest first.</summary>
    public static string OperatorDeed(DateTimeOffset at, TenantId tenant) => Join(Inverted(at), tenant.Value);

    /// <summary>settings: what one tenant has set, or what is known about it as a whole.</summary>
    public static Partition Settings(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "tenant"));

    /// <summary>settings: whose each numbered invoice is.</summary>
    public static Partition SaleNumbers(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "numbers"));

    /// <summary>settings: one line for each import of a file, and which buyers imports have met.</summary>
    public static Partition Imports(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "imports"));

    /// <summary>settings: one import of a file: its parts until it has ended, what it left out, whom it touched.</summary>
    public static Partition Import(TenantId tenant, Guid import) =>
        new(Tables.Settings, Join(tenant.Value, "import", import.ToString("N")));

    /// <summary>settings: the API keys of a tenant.</summary>
    public static Partition ApiKeys(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "keys"));

    /// <summary>settings: the web shops that a tenant is connected to.</summary>
    public static Partition Shops(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "shops"));

    /// <summary>settings: what is known of the orders of a web shop.</summary>
    public static Partition Shop(TenantId tenant, Guid shop) => new(Tables.Settings, Join(tenant.Value, "shop", shop.ToString("N")));

    /// <summary>settings: what the web shops of a tenant have sent, until it is entered, and what of it came to nothing.</summary>
    public static Partition ShopQueue(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "shopQueue"));

    /// <summary>settings: the addresses of erased customers, each as a keyed hash.</summary>
    public static Partition ErasedAddresses(TenantId tenant) => new(Tables.Settings, Join(tenant.Value, "erased"));

    /// <summary>settings: what is kept of the invoices of a year whose buyers are erased.</summary>
    public static Partition KeptDocuments(TenantId tenant, int year) =>
        new(Tables.Settings, Join(tenant.Value, "kept", year.ToString("D4", CultureInfo.InvariantCulture)));

    /// <summary>The partitions of what is kept of invoices, of all years.</summary>
    public static KeyRange AllKeptDocuments(TenantId tenant) => KeyRange.StartingWith(Join(tenant.Value, "kept", ""));

    /// <summary>audit: what each erasure deleted and kept, by the id of the customer.</summary>
    public static Partition Erasures(TenantId tenant) => new(Tables.Audit, Join(tenant.Value, "erasures"));

    /// <summary>settings: the manifest that Outlook opened the pane with last.</summary>
    public const string OpenedManifest = "manifest";

    /// <summary>portfolio: one of 256 parts of a tenant's customers, by the first digits of their ids.</summary>
    public static Partition Portfolio(TenantId tenant, Guid customer) =>
        new(Tables.Portfolio, Join(tenant.Value, customer.ToString("N")[..2]));

    /// <summary>agenda: a user's open tasks over all customers, by due day.</summary>
    public static Partition Agenda(TenantId tenant, Guid user) => new(Tables.Agenda, Join(tenant.Value, user.ToString("N")));

    /// <summary>boards: a board of a tenant, a word of the alphabet.</summary>
    public static Partition Boards(TenantId tenant, string board) => new(Tables.Boards, Join(tenant.Value, board));

    /// <summary>webhooks: the addresses at which other programs of a tenant are told what happened.</summary>
    public static Partition Webhooks(TenantId tenant) => new(Tables.Webhooks, Join(tenant.Value, "hooks"));

    /// <summary>webhooks: what happened and is not yet addressed to the webhooks, and which invoices were told to be overdue.</summary>
    public static Partition EventsToTell(TenantId tenant) => new(Tables.Webhooks, Join(tenant.Value, "events"));

    /// <summary>webhooks: what one webhook is told or was told.</summary>
    public static Partition Deliveries(TenantId tenant, Guid webhook) =>
        new(Tables.Webhooks, Join(tenant.Value, "to", webhook.ToString("N")));

    /// <summary>secrets: sealed values of one purpose.</summary>
    public static Partition Secrets(string purpose) => new(Tables.Secrets, Encode(purpose));

    /// <summary>secrets: where the readiness check writes. No tenant's, and no secret.</summary>
    public static Partition Health { get; } = new(Tables.Secrets, Join("health", "check"));

    /// <summary>
    /// The id of a timeline entry, newest first, then by <paramref name="suffix"/> (32 hexadecimal digits). Fit for a URL.
    /// </summary>
    public static string EntryId(DateTimeOffset at, string suffix) => $"{Inverted(at)}-{Encode(suffix)}";

    /// <summary>The time that an entry's id begins with.</summary>
    public static DateTimeOffset TimeOf(string entryId) =>
        new(DateTimeOffset.MaxValue.UtcTicks - long.Parse(entryId.AsSpan(0, 19), CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>The timeline row of an entry.</summary>
    public static string TimelineEntry(string entryId) => $"e{Encode(entryId)}";

    /// <summary>The timeline after (older than) an entry.</summary>
    public static KeyRange TimelineAfter(string entryId) => new($"e{Encode(entryId)}-", Timeline.Before);

    /// <summary>What a customer was called before. Outside the card's range.</summary>
    public const string FormerNames = "k";

    /// <summary>A full row of what a customer was called before, by the operation that began the next one.</summary>
    public static string FullFormerNames(string operationId) => $"{FormerNames}{Separator}{Encode(operationId)}";

    /// <summary>All rows of what a customer was called before.</summary>
    public static KeyRange AllFormerNames { get; } = KeyRange.StartingWith(FormerNames);

    /// <summary>The rows of one intent: itself, then the parts of what it carries.</summary>
    public static KeyRange IntentParts { get; } = KeyRange.StartingWith("i");

    /// <summary>Part <paramref name="part"/> (0 to 99) of an intent.</summary>
    public static string IntentPart(int part) => $"i{part.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>
    /// A related customer: <paramref name="kind"/> is a word of the alphabet. Outside the card's range, because a company may have
    /// thousands.
    /// </summary>
    public static string Relation(string kind, Guid other) => $"r{Encode(kind)}{Separator}{other:N}";

    /// <summary>The related customer of a <see cref="Relation"/>.</summary>
    public static Guid OtherOf(string relation) => Guid.ParseExact(relation.AsSpan(relation.LastIndexOf(Separator) + 1), "N");

    /// <summary>All relations of a kind.</summary>
    public static KeyRange Relations(string kind) => KeyRange.StartingWith($"r{Encode(kind)}{Separator}");

    /// <summary>How the keys of a customer's audit rows begin.</summary>
    public const string AuditRows = "w";

    /// <summary>An audit row of this customer, newest first.</summary>
    public static string Audit(DateTimeOffset at, string operationId) => $"{AuditRows}{Inverted(at)}{Separator}{Encode(operationId)}";

    /// <summary>
    /// SHA-256 of the parts, each with its length before it so that no two lists of parts run together; the first
    /// <paramref name="bytes"/> bytes as lower-case hexadecimal.
    /// </summary>
    public static string Hash(int bytes, params ReadOnlySpan<string> parts) => KeyText.Hash(bytes, parts);

    /// <summary>
    /// A segment in the key alphabet, at most 400 characters. Very long ones keep their beginning, for sorting, and end in their hash.
    /// </summary>
    public static string Encode(string value) => KeyText.Encode(value);

    /// <summary>100-nanosecond ticks left until the end of time, in 19 digits: later moments sort first.</summary>
    private static string Inverted(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static string Join(params ReadOnlySpan<string> segments) => string.Join(Separator, segments!);
}

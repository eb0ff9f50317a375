using OutlookCrm.Customers.Addresses;
using OutlookCrm.Customers.Profiles;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Slices;

namespace OutlookCrm.ImportExport.Jobs;

/// <summary>A record and whose it is; or the code because of which it is nobody's.</summary>
/// <param name="Customer">Who is there, or is to be added.</param>
/// <param name="Item">The record.</param>
/// <param name="Profile">Of a customer who is to be added.</param>
/// <param name="TaxKey">The buyer's tax number as it is compared; null where the record has none.</param>
/// <param name="Code">Why it is nobody's; null where it is somebody's.</param>
/// <param name="KnownBy">By what the customer is known, if somebody is there: <c>address</c>, <c>externalId</c>, <c>taxNumber</c>,
/// <c>phone</c> or <c>name</c>.</param>
/// <param name="IsStored">Whether the customer was found by an address, a tax number or a telephone number.</param>
internal sealed record OwnedRecord(
    Guid Customer, TableItem Item, Profile? Profile, string? TaxKey, string? Code, string KnownBy = "", bool IsStored = false);

/// <summary>What has come of an import so far, counted by several threads at once.</summary>
internal sealed class ImportStep(ImportHead head, string currency, Actor actor, UpdateRules rules, OwnCompany company)
{
    private readonly Lock _lock = new();

    public ImportHead Head { get; set; } = head;

    public ImportCounts Counts { get; set; } = head.Counts;

    /// <summary>
    /// Whether this step may have been written before, by a run that a crash has ended: what is there of this import's own may be of that
    /// run, and was not counted.
    /// </summary>
    public bool MayRepeat { get; set; } = head.State == ImportState.Running;

    /// <summary>What was left out since the import was noted last.</summary>
    public List<LeftOutRecord> Rejects { get; } = [];

    /// <summary>Of amounts whose currency the file does not say.</summary>
    public string Currency => currency;

    public Actor Actor => actor;

    /// <summary>The company's own people.</summary>
    public OwnPeople Own { get; } = new((head.OwnDomains ?? []).ToHashSet(), (head.OwnAddresses ?? []).ToHashSet());

    /// <summary>Who the company itself is on invoices.</summary>
    public OwnCompany Company => company;

    /// <summary>How the file changes customers who are there.</summary>
    public UpdateRules Rules => rules;

    /// <summary>Who in the file is of the same name as somebody before.</summary>
    public RecordsAlike Alike { get; } = new();

    /// <summary>Which payments of the file say the same.</summary>
    public AlikePayments Paid { get; } = new();

    /// <summary>Who looks after the customers whom the import adds.</summary>
    public UserReference Owner => new(Head.StartedBy.UserId, Head.StartedBy.Name);

    /// <summary>By whom the documents are recorded: by who started the import.</summary>
    public DoneBy By => Head.StartedBy;

    public void Count(Func<ImportCounts, ImportCounts> count)
    {
        lock (_lock)
        {
            Counts = count(Counts);
        }
    }

    public void Leave(int line, string code)
    {
        lock (_lock)
        {
            Rejects.Add(new(line, null, code));
        }
    }

    /// <summary>Names the column of each record that was left out because of a value.</summary>
    public void NameColumns(TableItem[] items, Func<Field, string?> headerOf)
    {
        var byLine = items.ToLookup(item => item.Line);
        for (var i = 0; i < Rejects.Count; i++)
        {
            var reject = Rejects[i];
            Rejects[i] = reject.Column is not null ? reject : reject with
            {
                Column = byLine[reject.Line].Select(item => ValueInTheWay.Of(item, reject.Code, headerOf).Column)
                    .FirstOrDefault(column => column is not null),
            };
        }
    }

    public void Leave(List<int> lines, string code) => lines.ForEach(line => Leave(line, code));
}

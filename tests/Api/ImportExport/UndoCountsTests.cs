using OutlookCrm.ImportExport.Jobs;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>An undo that was killed says in the end all that it removed.</summary>
public sealed class UndoCountsTests
{
    [Theory]
    [InlineData(5000, 4900, 0, 5000)]
    [InlineData(5000, 4900, 30, 4970)]
    [InlineData(5000, 5000, 0, 5000)]
    [InlineData(0, 100, 0, 100)]
    [InlineData(10, 0, 10, 0)]
    [InlineData(10, 0, 0, 10)]
    public void What_was_added_and_not_kept_is_removed(int added, int counted, int kept, int removed)
    {
        var written = ImportCounts.None with { CustomersAdded = added, SalesAdded = added, PaymentsAdded = added };
        var undone = new UndoCounts(counted, kept, counted, kept, counted, kept).AtLeast(written);

        Assert.Equal((removed, removed, removed), (undone.CustomersRemoved, undone.SalesRemoved, undone.PaymentsRemoved));
        Assert.Equal((kept, kept, kept), (undone.CustomersKept, undone.SalesKept, undone.PaymentsKept));
    }
}

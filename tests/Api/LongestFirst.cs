using OutlookCrm.Tests;
using OutlookCrm.Tests.Admin;
using OutlookCrm.Tests.Correspondence;
using OutlookCrm.Tests.CustomerScience.Churn;
using OutlookCrm.Tests.CustomerScience.Forecasts;
using OutlookCrm.Tests.CustomerScience.Prices;
using OutlookCrm.Tests.Customers;
using OutlookCrm.Tests.ImportExport;
using OutlookCrm.Tests.Integrations;
using OutlookCrm.Tests.Pane;
using OutlookCrm.Tests.Sales;
using OutlookCrm.Tests.Simulator;
using OutlookCrm.Tests.Storage.AzureTables;
using OutlookCrm.Tests.Storage.Leases;
using OutlookCrm.Tests.Storage.Sqlite;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace OutlookCrm.Tests;

/// <summary>
/// Classes with tests of many seconds begin first. Last, one would keep the run waiting alone; and where a run's last test has been silent
/// for more than five seconds, xunit's adapter (3.2.2) may take the process that ends with it for one that crashed, and the run fails
/// though every test passed.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] s_long =
    [
        typeof(KillTests), typeof(ReplicaTests), typeof(FaultyStorageTests), typeof(PaneChecks), typeof(OwnSalesTests),
        typeof(KilledTests), typeof(ShopKillTests), typeof(TablesImportTests), typeof(AccountHistoryTests), typeof(AutomaticForecastTests),
        typeof(OutageTests), typeof(AzuriteRowStoreTests), typeof(SetupTests), typeof(RoundTripTests), typeof(SqliteRowStoreTests),
        typeof(SqliteWriterTests), typeof(SelfChosenForecastTests), typeof(EraseWhileTests), typeof(EraseTests), typeof(ChurnModelTests),
        typeof(PricePointsTests), typeof(LeaseTests), typeof(SurvivalTests), typeof(DemoCompanyTests),
    ];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.FindIndex(s_long, type => IsOf(collection, type)) is var at and >= 0 ? at
            : s_long.Length)];

    // A class's own collection has no other mark of it than its name.
    private static bool IsOf(ITestCollection collection, Type type) =>
        collection.TestCollectionDisplayName.Contains($" {type.FullName} ", StringComparison.Ordinal);
}

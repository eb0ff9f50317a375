using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Xunit;

namespace OutlookCrm.Tests.TableStorage;

/// <summary>The row as a dictionary, filters, and codes: all that needs no service.</summary>
public sealed class TableEntityTests
{
    [Fact]
    public void A_getter_answers_its_own_type_or_null()
    {
        var row = new TableEntity("p", "r") { ["N"] = 5, ["T"] = "text" };

        Assert.Equal((5, "text", null), (row.GetInt32("N"), row.GetString("T"), row.GetString("Missing")));
        Assert.Throws<InvalidOperationException>(() => row.GetInt64("N"));
        Assert.Throws<InvalidOperationException>(() => row.GetString("N"));
        Assert.Throws<ArgumentException>(() => row.GetString(""));
    }

    [Fact]
    public void A_number_keeps_its_wider_type()
    {
        var row = new TableEntity { ["Long"] = 1L, ["Double"] = 1.0, ["Int"] = 1, ["Text"] = "a" };

        row["Long"] = 2;
        row["Double"] = 2;
        row["Int"] = 2L;
        row["Text"] = 1;

        Assert.Equal((2L, 2.0, 2L, 1), (row.GetInt64("Long"), row.GetDouble("Double"), row.GetInt64("Int"), row.GetInt32("Text")));
    }

    [Fact]
    public void Keys_and_version_are_entries()
    {
        IDictionary<string, object?> row = new TableEntity("p", "r") { ETag = new ETag("W/\"1\"") };

        Assert.Equal(["PartitionKey", "RowKey", "odata.etag"], row.Keys);
        Assert.Equal(["p", "r", "W/\"1\""], row.Values);
        Assert.True(row.Remove("odata.etag"));
        Assert.Equal(new ETag("W/\"2\""), new TableEntity(row) { ETag = new ETag("W/\"2\"") }.ETag);
        Assert.Equal(2, row.Count);
    }

    [Fact]
    public void A_filter_writes_each_type_as_its_literal()
    {
        var time = new DateTimeOffset(2026, 11, 22, 9, 56, 12, TimeSpan.FromHours(2)).AddTicks(1_500_000);
        var id = Guid.Parse("7a1f3b52-9c8d-4e60-b1a2-c3d4e5f60718");

        var filter = TableClient.CreateQueryFilter($"A eq {"it's"} and B eq {5} and C eq {5L} and D eq {1.5} and E eq {true} and F eq {time} and G eq {id} and H eq {new byte[] { 1, 255 }} and I eq {'\''}");

        Assert.Equal(
            "A eq 'it''s' and B eq 5 and C eq 5L and D eq 1.5 and E eq true and F eq datetime'2026-11-22T07:56:12.15Z' and G eq guid'7a1f3b52-9c8d-4e60-b1a2-c3d4e5f60718' and H eq X'01FF' and I eq ''''",
            filter);
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new Version(1, 0)}"));
    }

    [Fact]
    public void A_code_compares_with_a_text_in_any_case()
    {
        Assert.True(TableErrorCode.EntityAlreadyExists == "entityalreadyexists");
        Assert.True("TableNotFound" == TableErrorCode.TableNotFound);
        Assert.True(TableErrorCode.TableNotFound != (string?)null);
        Assert.Equal(TableErrorCode.TableNotFound, new TableErrorCode("TableNotFound"));
        Assert.Equal("TableNotFound", TableErrorCode.TableNotFound.ToString());
    }

    [Fact]
    public async Task A_row_of_another_class_or_value_of_another_type_is_refused()
    {
        var table = new TableServiceClient("UseDevelopmentStorage=true").GetTableClient("t");

        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = new Version(1, 0) }));
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new Other { PartitionKey = "p", RowKey = "r" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.GetEntityAsync<TableEntity>("p", null!));
    }

    private sealed class Other : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
